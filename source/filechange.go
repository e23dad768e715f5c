package source

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// fileKind is what an entry of a folder is.
type fileKind byte

const (
	kindNone      fileKind = iota // it is not there
	kindFile                      // a regular file
	kindLink                      // a symbolic link
	kindFolder                    //
	kindSubmodule                 // a commit of another repository
)

// kindOf reads git's octal mode.
func kindOf(mode []byte) fileKind {
	switch {
	case len(mode) < 5:
		return kindNone
	case len(mode) == 5 && mode[0] == '4':
		return kindFolder
	case len(mode) == 6 && string(mode[:3]) == "100":
		return kindFile
	case string(mode) == "120000":
		return kindLink
	case string(mode) == "000000":
		return kindNone
	case string(mode) == "040000":
		return kindFolder
	}
	return kindSubmodule
}

// isFile reports whether entries of this kind are files.
func (k fileKind) isFile() bool { return k == kindFile || k == kindLink }

// fileChange is one path that a commit changed, relative to the repository.
type fileChange struct {
	path   string
	status debt.ChangeStatus
	blob   string // of an added or deleted regular file: its object id
}

// newChange describes a change from one kind of entry to another. It is false
// when no file has to do with it. id is only asked for where it matters.
func newChange(name string, from, to fileKind, id func() string) (fileChange, bool) {
	c := fileChange{path: name}
	switch {
	case from.isFile() && to.isFile() && from != to:
		c.status = debt.FileTypeChanged
	case from.isFile() && to.isFile():
		c.status = debt.FileModified
	case to.isFile():
		c.status = debt.FileAdded
	case from.isFile():
		c.status = debt.FileDeleted
	default:
		return c, false
	}
	if from == kindFile && to == kindNone || from == kindNone && to == kindFile {
		c.blob = id()
	}
	return c, refused(name) == ""
}

// pathChanges keeps the changes below prefix, and marks files that were moved.
func pathChanges(changes []fileChange, prefix string) []debt.PathChange {
	if len(changes) == 0 {
		return nil
	}
	list, kept := make([]debt.PathChange, 0, len(changes)), make([]fileChange, 0, len(changes))
	added, deleted := false, false
	for _, c := range changes {
		rel, ok := within(prefix, c.path)
		if !ok {
			continue
		}
		list = append(list, debt.PathChange{Path: rel, Status: c.status})
		kept = append(kept, c)
		added = added || c.status == debt.FileAdded
		deleted = deleted || c.status == debt.FileDeleted
	}
	if added && deleted {
		markMoves(list, kept)
	}
	return list
}

// maxTwins is among how many deleted files of equal content the one that was
// moved is searched.
const maxTwins = 64

// markMoves pairs added files with deleted ones of exactly the same content,
// which needs no blobs. Of several it takes the one whose path is most alike
// at its end: folders that move together keep their inner names.
func markMoves(list []debt.PathChange, changes []fileChange) {
	gone := map[string][]string{}
	for i, c := range changes {
		if c.status == debt.FileDeleted && c.blob != "" && !emptyBlob(c.blob) {
			gone[c.blob] = append(gone[c.blob], list[i].Path)
		}
	}
	for i, c := range changes {
		twins := gone[c.blob]
		if c.status != debt.FileAdded || len(twins) == 0 || len(twins) > maxTwins {
			continue
		}
		best := 0
		for at := range twins {
			if alike(twins[at], list[i].Path) > alike(twins[best], list[i].Path) {
				best = at
			}
		}
		list[i].From = twins[best]
		gone[c.blob] = slices.Delete(twins, best, best+1)
	}
}

// emptyBlob reports whether the object is a file without content. Such files
// are alike for no reason.
func emptyBlob(id string) bool {
	return id == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391" ||
		id == "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
}

// alike counts the names that two paths have in common, from the end.
func alike(a, b string) int {
	count := 0
	for a != "" && b != "" && path.Base(a) == path.Base(b) {
		count++
		a, b = parentOf(a), parentOf(b)
	}
	return count
}

func parentOf(name string) string {
	return name[:max(strings.LastIndexByte(name, '/'), 0)]
}
