package dockerfile

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
)

const (
	name    = "dockerfile"
	version = 5
)

// Scanner reads Dockerfiles and Containerfiles.
type Scanner struct{}

// New returns a scanner of Dockerfiles and Containerfiles.
func New() *Scanner { return &Scanner{} }

// Name is the scanner's name in facts and reports.
func (*Scanner) Name() string { return name }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return version }

// Units makes one unit of every file that is named like a Dockerfile.
func (*Scanner) Units(paths []string) []debt.Unit {
	var units []debt.Unit
	for _, path := range paths {
		if !named(path) {
			continue
		}
		id := debt.UnitID(debt.Image, path)
		units = append(units, debt.Unit{
			ID: id, Kind: debt.Image, Path: path, Files: []string{path},
			At: debt.At{Unit: id, Location: debt.Location{Path: path}},
		})
	}
	return units
}

// Scan reads one file.
func (*Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	if err := ctx.Err(); err != nil {
		return debt.Facts{}, fmt.Errorf("dockerfile %s: %w", unit.Path, err)
	}
	content, unread := input.Read(fsys, unit.Path)
	if unread == nil {
		unread = template(unit.Path, content)
	}
	if unread != nil {
		unread.Unit, unread.Scanner = unit.ID, name
		return debt.Facts{Unread: []debt.Unread{*unread}}, nil
	}
	f := newFile(unit, parse(content))
	facts := f.facts()
	facts.Append(f.markers())
	return facts, nil
}
