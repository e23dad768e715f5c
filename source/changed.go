package source

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// errForeign says that a source was not made by this package.
var errForeign = errors.New("only sources of this package can be compared")

// Changed lists the files that differ between two states of a repository,
// sorted by path. Contents are compared by their object ids, symbolic links by
// their targets; nothing is searched for renames. A file that cannot be read
// counts as changed, because nobody knows that it is not.
func Changed(ctx context.Context, from, to Source) ([]debt.PathChange, error) {
	a, ok1 := from.(*snapshot)
	b, ok2 := to.(*snapshot)
	if !ok1 || !ok2 {
		return nil, errForeign
	}
	var list []debt.PathChange
	add := func(path string, status debt.ChangeStatus) {
		list = append(list, debt.PathChange{Path: path, Status: status})
	}
	before, after := a.tree.shown(), b.tree.shown()
	for i, j := 0, 0; i < len(before) || j < len(after); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		switch side := compareAt(before, i, after, j); {
		case side < 0:
			add(before[i].path, debt.FileDeleted)
			i++
		case side > 0:
			add(after[j].path, debt.FileAdded)
			j++
		default:
			if status := a.differs(b, &before[i], &after[j]); status != 0 {
				add(before[i].path, status)
			}
			i++
			j++
		}
	}
	return list, nil
}

// Moved lists the files that a move took from one state to the other, each with
// the path it came from. They are those whose contents stayed the same, since
// nothing else is certain; the list of changes is what Changed gave.
func Moved(ctx context.Context, from, to Source, changes []debt.PathChange) ([]debt.PathChange, error) {
	a, ok1 := from.(*snapshot)
	b, ok2 := to.(*snapshot)
	if !ok1 || !ok2 {
		return nil, errForeign
	}
	list := slices.DeleteFunc(slices.Clone(changes), func(c debt.PathChange) bool {
		return c.Status != debt.FileAdded && c.Status != debt.FileDeleted
	})
	files := make([]fileChange, len(list))
	for i, c := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		side := a
		if c.Status == debt.FileAdded {
			side = b
		}
		files[i] = fileChange{path: c.Path, status: c.Status, blob: side.blobAt(c.Path)}
	}
	markMoves(list, files)
	return slices.DeleteFunc(list, func(c debt.PathChange) bool { return c.From == "" }), nil
}

// blobAt is the object id of a regular file, empty when it cannot be read.
func (s *snapshot) blobAt(path string) string {
	e := s.tree.find(path)
	if e == nil || e.symlink() {
		return ""
	}
	id, err := s.ownBlob(e)
	if err != nil {
		return ""
	}
	return id
}

// compareAt orders the next entries of two trees; the end comes last.
func compareAt(a tree, i int, b tree, j int) int {
	switch {
	case i == len(a):
		return 1
	case j == len(b):
		return -1
	}
	return cmp.Compare(a[i].path, b[j].path)
}

// differs compares a file of s with the same file of other. It is 0 when they
// are equal.
func (s *snapshot) differs(other *snapshot, e, o *entry) debt.ChangeStatus {
	if e.symlink() != o.symlink() {
		return debt.FileTypeChanged
	}
	id, err1 := s.ownBlob(e)
	otherID, err2 := other.ownBlob(o)
	if err1 != nil || err2 != nil || id != otherID {
		return debt.FileModified
	}
	return 0
}

// ownBlob is the object id of the file itself: of a symbolic link, that of its
// target's name.
func (s *snapshot) ownBlob(e *entry) (string, error) {
	if e.blob != "" && (e.objects || s.certain()) {
		return e.blob, nil
	}
	if e.symlink() {
		target, err := s.contents.link(e)
		return s.format.blob([]byte(target)), err
	}
	content, err := s.read(e)
	return s.format.blob(content), err
}
