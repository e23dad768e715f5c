package source

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// tree is a file system's shape: nothing but its entries, sorted by path. A
// directory is what some path has as a prefix, and its entries are neighbours,
// so that nothing needs to be built before the first question.
type tree []entry

// find returns the entry at exactly path, or nil.
func (t tree) find(path string) *entry {
	at := t.from(path)
	if at < len(t) && t[at].path == path {
		return &t[at]
	}
	return nil
}

// from is the index of the first entry at path or after it.
func (t tree) from(path string) int {
	at, _ := slices.BinarySearchFunc(t, path, func(e entry, path string) int {
		return cmp.Compare(e.path, path)
	})
	return at
}

// isDir reports whether path is a directory; "" is the root.
func (t tree) isDir(path string) bool {
	if path == "" {
		return true
	}
	at := t.from(path + "/")
	return at < len(t) && strings.HasPrefix(t[at].path, path+"/")
}

// child is one name in a directory. A directory has no entry.
type child struct {
	name  string
	entry *entry
}

// children lists the directory path, sorted by name.
func (t tree) children(path string) []child {
	prefix := ""
	if path != "" {
		prefix = path + "/"
	}
	var list []child
	for at := t.from(prefix); at < len(t) && strings.HasPrefix(t[at].path, prefix); {
		name, _, nested := strings.Cut(t[at].path[len(prefix):], "/")
		if !nested {
			list = append(list, child{name: name, entry: &t[at]})
			at++
			continue
		}
		list = append(list, child{name: name})
		at = t.from(prefix + name + after)
	}
	slices.SortStableFunc(list, func(a, b child) int { return cmp.Compare(a.name, b.name) })
	return slices.CompactFunc(list, func(a, b child) bool { return a.name == b.name })
}

// after is the byte that follows the slash: "dir" + after is behind everything
// in dir.
const after = string('/' + 1)

// maxLinks is how many symbolic links one path may lead through.
const maxLinks = 40

// resolve follows path to a real one: no part of what it returns is a symbolic
// link, except the last part when follow is false. A directory has no entry.
// read gives the target of a symbolic link.
func (t tree) resolve(path string, follow bool, read func(*entry) (string, error)) (string, *entry, error) {
	if e := t.find(path); e != nil && (!follow || !e.symlink()) {
		return path, e, nil
	}
	if t.isDir(path) {
		return path, nil, nil
	}
	walk := walk{tree: t, pending: strings.Split(path, "/"), follow: follow, read: read}
	for len(walk.pending) > 0 {
		if err := walk.step(); err != nil {
			return "", nil, err
		}
	}
	return walk.path, walk.entry, nil
}

// walk is the state of one resolution.
type walk struct {
	tree    tree
	path    string // where it is: a real directory, or at the end a file
	entry   *entry
	pending []string // the parts still to go
	links   int
	follow  bool
	read    func(*entry) (string, error)
}

func (w *walk) step() error {
	part := w.pending[0]
	w.pending = w.pending[1:]
	switch part {
	case "", ".":
		return nil
	case "..":
		return w.up()
	}
	next := join(w.path, part)
	e := w.tree.find(next)
	switch {
	case e == nil && !w.tree.isDir(next):
		return fs.ErrNotExist
	case e == nil:
		w.path = next
		return nil
	case e.symlink() && (w.follow || len(w.pending) > 0):
		return w.jump(e)
	case len(w.pending) > 0:
		return fs.ErrNotExist
	}
	w.path, w.entry = next, e
	return nil
}

func (w *walk) up() error {
	if w.path == "" {
		return ErrOutside
	}
	at := max(strings.LastIndexByte(w.path, '/'), 0)
	w.path = w.path[:at]
	return nil
}

// jump goes on at the target of a symbolic link.
func (w *walk) jump(e *entry) error {
	if w.links++; w.links > maxLinks {
		return errLinkLoop
	}
	if e.size > maxPath {
		return errLinkLoop
	}
	target, err := w.read(e)
	if err != nil {
		return err
	}
	if target == "" {
		return fs.ErrNotExist
	}
	if strings.HasPrefix(target, "/") || foreign(target) {
		return ErrOutside
	}
	w.pending = append(strings.Split(target, "/"), w.pending...)
	return nil
}
