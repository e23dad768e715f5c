package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// layout says where the parts of a repository are. Paths are absolute and in
// the operating system's form, prefix aside.
type layout struct {
	dir       string // the scanned folder
	top       string // root of the work tree; "" in a bare repository
	prefix    string // dir inside top, slash-separated; "" when they are the same
	gitDir    string // what belongs to this work tree: HEAD, index
	commonDir string // what all linked work trees share: objects, refs, config
	index     string
	explicit  bool // GIT_DIR named the repository
}

// locate finds the repository that the folder dir is in. When there is none,
// the layout's gitDir is empty.
func locate(dir string, opts Options) (layout, error) {
	dir, err := folder(dir)
	if err != nil {
		return layout{}, err
	}
	top, gitDir := discover(dir)
	l := layout{dir: dir, top: top, gitDir: gitDir}
	if err := l.environment(opts); err != nil {
		return layout{}, err
	}
	if l.gitDir == "" {
		return l, nil
	}
	err = l.complete(opts)
	return l, err
}

// folder makes dir absolute and free of symbolic links, so that it can be
// compared with other paths.
func folder(dir string) (string, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("cannot scan %s: there is no such folder", dir)
	case err != nil:
		return "", fmt.Errorf("cannot scan %s: %w", dir, cause(err))
	case !info.IsDir():
		return "", fmt.Errorf("cannot scan %s: it is a file, not a folder; name the folder it is in", dir)
	}
	full, err := filepath.Abs(dir)
	if err == nil {
		full, err = filepath.EvalSymlinks(full)
	}
	if err != nil {
		return "", fmt.Errorf("cannot scan %s: %w", dir, cause(err))
	}
	return full, nil
}

// discover walks up from dir to the next repository, as git does. The work tree
// is empty when dir is inside a bare repository or a .git directory.
func discover(dir string) (top, gitDir string) {
	for {
		if gitDir := gitDirOf(dir); gitDir != "" {
			return dir, gitDir
		}
		if isGitDir(dir) {
			return "", dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ""
		}
		dir = parent
	}
}

// gitDirOf is the git directory of a work tree whose root is dir, or "".
func gitDirOf(dir string) string {
	dot := filepath.Join(dir, ".git")
	if isGitDir(dot) {
		return dot
	}
	target, ok := gitFile(os.DirFS(dir), ".git")
	if !ok {
		return ""
	}
	target = absolute(dir, target)
	if !isGitDir(target) {
		return ""
	}
	return target
}

// isGitDir reports whether dir holds what git asks of a git directory.
func isGitDir(dir string) bool {
	if _, err := os.Lstat(filepath.Join(dir, "HEAD")); err != nil {
		return false
	}
	common := commonDir(dir)
	return isDir(filepath.Join(common, "objects")) && isDir(filepath.Join(common, "refs"))
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// commonDir is the directory a git directory shares with other work trees.
func commonDir(gitDir string) string {
	content, err := readSmall(os.DirFS(gitDir), "commondir")
	if err != nil {
		return gitDir
	}
	return absolute(gitDir, strings.TrimRight(content, "\r\n"))
}

// gitFile reads a .git file, which names a git directory elsewhere.
func gitFile(fsys fs.FS, name string) (target string, ok bool) {
	content, err := readSmall(fsys, name)
	if err != nil {
		return "", false
	}
	target, ok = strings.CutPrefix(content, "gitdir: ")
	return strings.TrimRight(target, "\r\n"), ok
}

// readSmall reads a file that holds one path. Anything else, a pipe included,
// is an error.
func readSmall(fsys fs.FS, name string) (string, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() || info.Size() > 2*maxPath {
		return "", errNotRegular
	}
	content, err := fs.ReadFile(fsys, name)
	return string(content), err
}

func absolute(base, name string) string {
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(base, name)
	}
	if followed, err := filepath.EvalSymlinks(name); err == nil {
		return followed
	}
	return filepath.Clean(name)
}

// complete fills in what follows from the git directory and the work tree.
func (l *layout) complete(opts Options) error {
	l.commonDir = commonDir(l.gitDir)
	l.index = filepath.Join(l.gitDir, "index")
	if l.top == "" {
		return nil
	}
	if name := opts.env("GIT_INDEX_FILE"); name != "" {
		l.index = absolute(l.top, name)
	}
	prefix, err := filepath.Rel(l.top, l.dir)
	prefix = filepath.ToSlash(prefix)
	if err != nil || prefix == ".." || strings.HasPrefix(prefix, "../") {
		return fmt.Errorf("cannot scan %s: it is outside the work tree %s that GIT_WORK_TREE names", l.dir, l.top)
	}
	if prefix != "." {
		l.prefix = prefix
	}
	return nil
}

// shallow reports whether history was cut off.
func (l *layout) shallow() bool {
	info, err := os.Stat(filepath.Join(l.commonDir, "shallow"))
	return err == nil && info.Size() > 0
}

// shallowCommits are the commits whose parents were not fetched.
func (l *layout) shallowCommits() map[string]bool {
	cut := map[string]bool{}
	name := filepath.Join(l.commonDir, "shallow")
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return cut
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return cut
	}
	for id := range strings.FieldsSeq(string(content)) {
		cut[id] = true
	}
	return cut
}

// partial reports whether the clone was told to leave objects out.
func (l *layout) partial() bool {
	names, err := os.ReadDir(filepath.Join(l.commonDir, "objects", "pack"))
	promised := func(d fs.DirEntry) bool { return filepath.Ext(d.Name()) == ".promisor" }
	return err == nil && slices.ContainsFunc(names, promised)
}

// cause strips a path error down to what went wrong; the path is said already.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
