// Package makefile reads what the Makefiles of a repository can be asked to do,
// as far as it is plain: targets, what they need, recipes and simple variables.
// What functions, patterns, conditionals and files that are not literal make of
// them is not known.
// https://www.gnu.org/software/make/manual/make.html
package makefile

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
)

const (
	name    = "makefile"
	version = 2
)

// Scanner reads Makefiles. It holds no state.
type Scanner struct{}

// New returns a scanner of Makefiles.
func New() *Scanner { return &Scanner{} }

// Name is the scanner's name in facts and reports.
func (*Scanner) Name() string { return name }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return version }

// Units makes one unit of every file that make takes by itself.
func (*Scanner) Units(paths []string) []debt.Unit {
	var units []debt.Unit
	for _, p := range paths {
		if !slices.Contains([]string{"GNUmakefile", "makefile", "Makefile"}, path.Base(p)) || foreign(path.Dir(p)) {
			continue
		}
		id := debt.UnitID(debt.Script, p)
		units = append(units, debt.Unit{ID: id, Kind: debt.Script, Path: p, Files: []string{p}, At: at(id, p)})
	}
	return units
}

func at(unit, file string) debt.At {
	return debt.At{Unit: unit, Location: debt.Location{Path: file}}
}

// foreign reports whether a folder holds what others wrote and is only kept
// here.
func foreign(folder string) bool {
	return slices.ContainsFunc(strings.Split(strings.ToLower(folder), "/"), func(segment string) bool {
		return slices.Contains([]string{".git", ".terraform", "node_modules", "third_party", "vendor"}, segment)
	})
}

// Scan reads one Makefile, with the files that it includes by name.
func (*Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	if err := ctx.Err(); err != nil {
		return debt.Facts{}, fmt.Errorf("makefile %s: %w", unit.Path, err)
	}
	content, unread := input.Read(fsys, unit.Path)
	if unread != nil {
		unread.Unit, unread.Scanner = unit.ID, name
		return debt.Facts{Unread: []debt.Unread{*unread}}, nil
	}
	p := newParser(fsys, unit)
	p.file(unit.Path, string(content), 0)
	return debt.Facts{Makefile: []debt.Makefile{p.result()}}, nil
}
