package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// treeDiff compares folders of commits by their object ids. Folders that are
// equal are not read.
type treeDiff struct {
	store  *objectStore
	prefix string // only what is below it, or above, is looked at
	read   int
	list   []fileChange
}

// changes lists the files that differ between two root folders. The zero id is
// a folder without files.
func (d *treeDiff) changes(ctx context.Context, from, to plumbing.Hash) ([]fileChange, error) {
	d.list, d.read = nil, 0
	err := d.folder(ctx, "", from, to)
	return d.list, err
}

func (d *treeDiff) folder(ctx context.Context, dir string, from, to plumbing.Hash) error {
	if from == to || !d.matters(dir) || len(dir) > maxPath {
		return nil
	}
	if d.read++; d.read > maxFiles || len(d.list) > maxFiles {
		return errTooMany
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	before, err := d.entries(from)
	if err != nil {
		return err
	}
	after, err := d.entries(to)
	if err != nil {
		return err
	}
	return d.merge(ctx, dir, before, after)
}

// matters reports whether dir leads to the prefix or is below it.
func (d *treeDiff) matters(dir string) bool {
	if d.prefix == "" || dir == "" || dir == d.prefix {
		return true
	}
	return strings.HasPrefix(dir, d.prefix+"/") || strings.HasPrefix(d.prefix, dir+"/")
}

// entries reads a folder object.
func (d *treeDiff) entries(id plumbing.Hash) (treeEntries, error) {
	if id.IsZero() {
		return treeEntries{}, nil
	}
	o, err := d.store.EncodedObject(plumbing.TreeObject, id)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return treeEntries{}, fmt.Errorf("the folder object %s: %w", id, errMissing)
	}
	if err != nil {
		return treeEntries{}, err
	}
	content, err := bytesOf(o)
	return treeEntries{rest: content}, err
}

// merge walks two folders side by side. Their entries are sorted, folders as if
// a slash ended their names.
func (d *treeDiff) merge(ctx context.Context, dir string, before, after treeEntries) error {
	from, ok1 := before.next()
	to, ok2 := after.next()
	for ok1 || ok2 {
		var a, b treeEntry
		order := -1
		switch {
		case ok1 && ok2:
			order = compareNames(from, to)
		case ok2:
			order = 1
		}
		if order <= 0 {
			a = from
			from, ok1 = before.next()
		}
		if order >= 0 {
			b = to
			to, ok2 = after.next()
		}
		if err := d.pair(ctx, dir, a, b); err != nil {
			return err
		}
	}
	return errors.Join(before.broken, after.broken)
}

// pair compares two entries of one name. One of them may not be there.
func (d *treeDiff) pair(ctx context.Context, dir string, a, b treeEntry) error {
	if a.id == b.id && a.kind == b.kind && a.executable == b.executable {
		return nil
	}
	name := a.name
	if a.kind == kindNone {
		name = b.name
	}
	path := join(dir, string(name))
	if a.kind == kindFolder || b.kind == kindFolder {
		return d.folder(ctx, path, a.id, b.id)
	}
	id := func() string { return a.id.String() }
	if a.kind == kindNone {
		id = func() string { return b.id.String() }
	}
	if c, ok := newChange(path, a.kind, b.kind, id); ok {
		d.list = append(d.list, c)
	}
	return nil
}

// compareNames orders entries as git sorts them, so that a file and a folder of
// one name are two entries.
func compareNames(a, b treeEntry) int {
	n := min(len(a.name), len(b.name))
	if c := bytes.Compare(a.name[:n], b.name[:n]); c != 0 {
		return c
	}
	return int(a.at(n)) - int(b.at(n))
}

// treeEntry is one name in a folder.
type treeEntry struct {
	name       []byte
	id         plumbing.Hash
	kind       fileKind
	executable bool
}

// at is a byte of the name as it is sorted.
func (e treeEntry) at(i int) byte {
	switch {
	case i < len(e.name):
		return e.name[i]
	case e.kind == kindFolder:
		return '/'
	}
	return 0
}

// treeEntries reads a folder object, "<mode> <name>\0<20 bytes of id>" again
// and again.
type treeEntries struct {
	rest   []byte
	broken error
}

func (t *treeEntries) next() (treeEntry, bool) {
	if len(t.rest) == 0 {
		return treeEntry{}, false
	}
	var e treeEntry
	mode, rest, ok1 := bytes.Cut(t.rest, []byte(" "))
	name, rest, ok2 := bytes.Cut(rest, []byte{0})
	if !ok1 || !ok2 || len(rest) < len(e.id) || len(name) == 0 {
		t.rest, t.broken = nil, errors.New("a folder object is corrupt; run git fsck")
		return e, false
	}
	e.name, e.kind = name, kindOf(mode)
	e.executable = e.kind == kindFile && mode[len(mode)-3]&1 != 0
	t.rest = rest[copy(e.id[:], rest):]
	return e, true
}
