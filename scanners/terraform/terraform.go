// Package terraform reads Terraform and OpenTofu configuration.
//
// A unit is a directory, because Terraform merges all files of a directory
// into one module. terraform-config-inspect gives the module's shape (its
// variables, outputs, module calls and required providers), the HCL syntax tree
// gives everything below it. Values are evaluated (package eval) as far as the
// directory alone decides them: literals, locals and what is computed of them
// are certain; what a conditional may be are alternatives; a variable's default
// is only an alternative, since every caller may set the variable; a file of
// values that Terraform loads by itself makes a variable certain, unless another
// file of values sets it too; what files that a command line may name say are
// alternatives of each other; the rest is unsure.
package terraform

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/registry"
)

const (
	name    = "terraform"
	version = 10
)

// Scanner reads Terraform and OpenTofu directories. It is safe for concurrent
// use. It keeps a few parsed files by their content, because a module is read by
// itself and for every root that calls it; what it says never depends on them.
type Scanner struct {
	parsed *parsedFiles
	table  *registry.Table
}

// New returns a scanner of Terraform and OpenTofu directories.
func New() *Scanner { return &Scanner{parsed: newParsedFiles(), table: registry.New()} }

// Name is the scanner's name in facts and reports.
func (*Scanner) Name() string { return name }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return version }

// Units makes one unit of every directory that holds configuration (its own, or
// that of Terragrunt, which generates it), or a state
// or plan file that should not be there.
func (*Scanner) Units(paths []string) []debt.Unit {
	files := map[string][]string{}
	anchored := map[string]bool{}
	for _, p := range paths {
		role := roleOf(path.Base(p))
		if role == fileOther {
			continue
		}
		dir := path.Dir(p)
		if role == fileTest && path.Base(dir) == testFolder {
			dir = path.Dir(dir) // tests of what is around the folder
		}
		files[dir] = append(files[dir], p)
		anchored[dir] = anchored[dir] || role.anchorsUnit()
	}
	var units []debt.Unit
	for _, dir := range slices.Sorted(maps.Keys(files)) {
		if !anchored[dir] {
			continue
		}
		id := debt.UnitID(debt.Terraform, dir)
		slices.Sort(files[dir])
		units = append(units, debt.Unit{
			ID: id, Kind: debt.Terraform, Path: dir, Files: files[dir],
			At: debt.At{Unit: id, Location: debt.Location{Path: placeOf(files[dir])}},
		})
	}
	return units
}

// placeOf is the file that a finding about the whole unit points to: one that
// people write, and the one where they begin if there is such a one.
func placeOf(files []string) string {
	best, rank := files[0], 0
	for _, file := range files {
		now := 0
		switch role := roleOf(path.Base(file)); {
		case path.Base(file) == "main.tf", path.Base(file) == "main.tofu":
			now = 3
		case role == fileNative && !isOverride(path.Base(file)):
			now = 2
		case role == fileJSON:
			now = 1
		}
		if now > rank {
			best, rank = file, now
		}
	}
	return best
}

// Scan reads one directory.
func (s *Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	if err := ctx.Err(); err != nil {
		return debt.Facts{}, fmt.Errorf("terraform %s: %w", unit.Path, err)
	}
	m := s.load(fsys, unit)
	calls := s.followCalls(fsys, m)
	parts := []debt.Facts{{Unread: m.unread, Marker: m.heads}}
	parts = append(parts,
		m.markers.Facts(), m.legacy, m.resources(), m.moduleCalls(), m.stateMachines(), m.containers(), m.monitoring(), m.bootScripts(),
		m.workspaceUses(), m.repeatedKeys(), m.providers(), m.settings(fsys), m.interfaceOf(),
		m.migrations(), m.tests(fsys), m.lockFile(fsys), m.stateFiles(fsys), m.terragrunt(fsys), calls.facts(),
	)
	facts := together(parts)
	facts.Command = append(facts.Command, execCommands(facts.Resource)...)
	calls.passOn(facts.Module)
	facts.Unread = append(facts.Unread, m.exhausted()...)
	for i := range facts.Unread {
		facts.Unread[i].Scanner, facts.Unread[i].Unit = name, unit.ID
	}
	return facts, nil
}

// together are the rows of all parts. They are kept until all units are read, so
// that they take no more room than they need.
func together(parts []debt.Facts) debt.Facts {
	all := make([]*debt.Facts, len(parts))
	for i := range parts {
		all[i] = &parts[i]
	}
	return debt.Join(all)
}
