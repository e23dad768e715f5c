package shellscript

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
)

const (
	name    = "shellscript"
	version = 4
)

// Scanner reads shell scripts. It holds no state.
type Scanner struct{}

// New returns a scanner of shell scripts.
func New() *Scanner { return &Scanner{} }

// Name is the scanner's name in facts and reports.
func (*Scanner) Name() string { return name }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return version }

// Units makes one unit of every file that is named like a shell script.
func (*Scanner) Units(paths []string) []debt.Unit {
	var units []debt.Unit
	for _, path := range paths {
		if !named(path) {
			continue
		}
		id := debt.UnitID(debt.Script, path)
		units = append(units, debt.Unit{
			ID: id, Kind: debt.Script, Path: path, Files: []string{path},
			At: debt.At{Unit: id, Location: debt.Location{Path: path}},
		})
	}
	return units
}

// Scan reads one script. One for a program that is no shell, as its first line
// may say, gives no facts.
func (*Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	if err := ctx.Err(); err != nil {
		return debt.Facts{}, fmt.Errorf("shell script %s: %w", unit.Path, err)
	}
	content, unread := input.Read(fsys, unit.Path)
	if unread != nil {
		unread.Unit, unread.Scanner = unit.ID, name
		return debt.Facts{Unread: []debt.Unread{*unread}}, nil
	}
	facts := read(unit, string(content))
	facts.Append(markers(unit, string(content)))
	return facts, nil
}
