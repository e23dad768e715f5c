package source

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

const (
	// maxFiles bounds a state. A few small tree objects that name each other
	// can describe billions of files.
	maxFiles = 2_000_000
	// maxPath bounds a path, in bytes, as operating systems do.
	maxPath = 4096
	// maxUnlisted bounds how many paths are named that could not be listed.
	maxUnlisted = 1000
	// maxRead bounds one file, in bytes.
	maxRead = 512 << 20
)

// Modes of entries, as git keeps them: no permissions but the executable bit.
const (
	modeFile       fs.FileMode = 0o644
	modeExecutable fs.FileMode = 0o755
	modeSymlink                = fs.ModeSymlink | 0o777
	modeDir                    = fs.ModeDir | 0o755
)

// entry is one file of a state.
type entry struct {
	path    string
	size    int64
	mode    fs.FileMode // modeFile, modeExecutable or modeSymlink
	blob    string      // object id where git is certain of it, else ""
	mtime   time.Time   // of a file on disk, when it was listed
	objects bool        // the content is in git's objects only
	hidden  bool        // it can be read, and is none of the state's Files
}

func (e *entry) symlink() bool { return e.mode&fs.ModeSymlink != 0 }

// listing is what a backend found: files, and what could not be listed.
type listing struct {
	entries  []entry
	unlisted []debt.Unread
	nested   []string // folders that are repositories of their own
}

func (l *listing) add(e entry) error {
	if reason := refused(e.path); reason != "" {
		l.miss(e.path, reason)
		return nil
	}
	if len(l.entries) >= maxFiles {
		return errTooMany
	}
	l.entries = append(l.entries, e)
	return nil
}

// nest notes a folder, below prefix, that is a repository of its own.
func (l *listing) nest(prefix, path string) {
	if rel, ok := within(prefix, path); ok && refused(rel) == "" && len(l.nested) < maxFiles {
		l.nested = append(l.nested, rel)
	}
}

func (l *listing) miss(path, reason string) {
	if len(l.unlisted) >= maxUnlisted {
		path, reason = ".", "more than 1000 paths could not be listed"
	}
	if len(l.unlisted) > maxUnlisted {
		return
	}
	if len(path) > maxPath {
		path = path[:maxPath]
	}
	l.unlisted = append(l.unlisted, debt.Unread{Path: path, Reason: reason})
}

// sort brings the listing into the order that the file system relies on.
func (l *listing) sort() {
	byPath := func(a, b entry) int { return cmp.Compare(a.path, b.path) }
	if !slices.IsSortedFunc(l.entries, byPath) {
		slices.SortStableFunc(l.entries, byPath)
	}
	l.entries = slices.CompactFunc(l.entries, func(a, b entry) bool { return a.path == b.path })
	slices.Sort(l.nested)
	l.nested = slices.Compact(l.nested)
	slices.SortStableFunc(l.unlisted, func(a, b debt.Unread) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	l.unlisted = slices.Compact(l.unlisted)
}

// refused says why a path that git recorded is not listed; "" lets it pass.
// git itself never records such paths, but an index or a tree made by hand may.
func refused(path string) string {
	if len(path) > maxPath {
		return "its path is longer than 4096 bytes"
	}
	if !validPath(path) || path == "." {
		return "git records it under a path that is not valid"
	}
	for part := range strings.SplitSeq(path, "/") {
		if part == ".git" {
			return "git records it inside a .git directory"
		}
	}
	return ""
}

// validPath is fs.ValidPath without its demand for UTF-8.
func validPath(name string) bool {
	if name == "." {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return !strings.Contains(name, "\x00")
}

// within cuts the folder prefix off path. It is false for paths outside.
func within(prefix, path string) (string, bool) {
	if prefix == "" {
		return path, true
	}
	rest, ok := strings.CutPrefix(path, prefix)
	if !ok {
		return "", false
	}
	return strings.CutPrefix(rest, "/")
}

// join puts name below dir, where "" and "." are the root.
func join(dir, name string) string {
	if dir == "" || dir == "." {
		return name
	}
	return dir + "/" + name
}
