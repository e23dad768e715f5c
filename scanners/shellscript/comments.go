package shellscript

import (
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/comment"
)

// markers are what the comments of a script say about debt. Of a script that
// is no shell's, or that cannot be parsed, none are read.
func markers(unit debt.Unit, text string) debt.Facts {
	finder := comment.NewFinder(unit.ID)
	finder.Read(unit.Path, comment.Shell(text), nil)
	facts := finder.Facts()
	for i := range facts.Unread {
		facts.Unread[i].Scanner = name
	}
	return facts
}
