package source

import (
	"io/fs"

	"github.com/debtscan/debtscan/debt"
)

// Source is one state of a repository. It is a file system of exactly the files
// that Files lists; paths are slash-separated and relative to the scanned
// folder. ReadFile, Stat and Open follow symbolic links inside the root and
// refuse those that lead out of it. A Source is safe for concurrent use and
// lives at most as long as the context it was opened with.
//
// Two things differ from other file systems, both on purpose: names need not be
// UTF-8, because git's need not be, and modification times are always zero,
// because what depends on them could not be repeated.
type Source interface {
	fs.FS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadDirFS
	fs.ReadLinkFS

	// Files lists every file of the state, sorted by path. The slice is shared:
	// it must not be modified.
	Files() []File
	// Unlisted says what could not be listed and why: folders without
	// permission, tracked paths that are no regular files, paths that no file
	// system may have. It is sorted by path.
	Unlisted() []debt.Unread
	// Nested lists the folders that are repositories of their own, submodules
	// among them. They are not entered: what is in them is not this state's.
	// The list is sorted and shared.
	Nested() []string
	// Blob is the git object id, in hex, of the content that ReadFile gives for
	// path, so symbolic links are followed. It comes from git's own records
	// where these are certain to be right, else from the bytes.
	Blob(path string) (string, error)
	// Info says what the state is.
	Info() debt.RepoInfo
	// Close releases what the source holds open.
	Close() error
}

// File is one file of a state.
type File struct {
	Path    string // slash-separated, relative to the scanned folder
	Size    int64  // bytes; of a symbolic link, the length of its target; -1 when it is not known before the file is read, as in the index and in commits
	Symlink bool   // it is a symbolic link, which is listed but not walked
}

// Backend is a reader of git.
type Backend string

// The backends.
const (
	Auto       Backend = "auto"   // go-git, and the git program for what go-git cannot open
	GoGit      Backend = "go-git" // the reader inside this program
	GitProgram Backend = "git"    // the git program
)

// Options says how a repository is opened. The zero value opens it with go-git
// alone and an empty environment.
type Options struct {
	// Backend is the reader of git; "" is Auto.
	Backend Backend
	// Git is the git program: a path, or a name that is looked up in the PATH
	// of Getenv. "" is "git".
	Git string
	// Getenv reads the environment. GIT_DIR, GIT_WORK_TREE and GIT_INDEX_FILE
	// are honoured, as hooks need; relative ones are taken from the current
	// directory, the index from the root of the work tree. Nil is an empty
	// environment, in which no git program is found by name.
	Getenv func(string) string
	// Downloaded lets readers of a work tree find the modules that `terraform
	// init` put into .terraform/modules, which git ignores. They are in the file
	// system of the state and not among its Files.
	Downloaded bool
}

func (o Options) env(name string) string {
	if o.Getenv == nil {
		return ""
	}
	return o.Getenv(name)
}
