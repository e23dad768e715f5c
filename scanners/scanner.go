// Package scanners names what a scanner is and lists those debtscan has.
package scanners

import (
	"context"
	"io/fs"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/dockerfile"
	"github.com/debtscan/debtscan/scanners/githubactions"
	"github.com/debtscan/debtscan/scanners/kubernetes"
	"github.com/debtscan/debtscan/scanners/makefile"
	"github.com/debtscan/debtscan/scanners/shellscript"
	"github.com/debtscan/debtscan/scanners/terraform"
)

// A Scanner turns the bytes of one unit into facts. It is a function of what it
// reads through fsys and of nothing else: no clock, no environment, no network,
// no disk, no other scanner's facts. That is what makes its result cacheable
// and a scan of the past honest.
type Scanner interface {
	// Name is the scanner's name in facts and reports: "terraform".
	Name() string
	// Version is raised whenever the same bytes would give other facts.
	Version() int
	// Units finds the scanner's units among the files of a repository, given
	// by path in sorted order. It decides by name alone.
	Units(paths []string) []debt.Unit
	// Scan reads one unit. What it cannot read becomes an Unread fact; an error
	// means that the scanner itself failed or that ctx ended.
	Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error)
}

// All lists the scanners debtscan has. Adding one is one line here.
func All() []Scanner {
	return []Scanner{
		terraform.New(),
		dockerfile.New(),
		githubactions.New(),
		shellscript.New(),
		makefile.New(),
		kubernetes.New(),
	}
}
