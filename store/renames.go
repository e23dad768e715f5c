package store

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// UnitRenames are the units that go on under another name, told by the files
// that were moved since the last run. A unit of one file goes where its file
// went. A unit that is a folder goes where most of the files went that were in
// it. What is still there was not renamed, and nothing becomes two units.
func UnitRenames(moves []debt.PathChange, units []debt.UnitRow) []Rename {
	there := map[string]bool{}
	for _, u := range units {
		there[u.ID] = true
	}
	votes := map[Rename]int{}
	for _, u := range units {
		for _, m := range moves {
			if old := oldName(u, m); old != "" && !there[old] {
				votes[Rename{Old: old, New: u.ID}]++
			}
		}
	}
	most := slices.SortedFunc(maps.Keys(votes), func(a, b Rename) int {
		return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
	})
	var renames []Rename
	before, after := map[string]bool{}, map[string]bool{}
	for _, r := range most {
		if !before[r.Old] && !after[r.New] {
			before[r.Old], after[r.New] = true, true
			renames = append(renames, r)
		}
	}
	return renames
}

// oldName is what a unit was called, by a file that came to it; empty for a file
// that has nothing to do with it.
func oldName(u debt.UnitRow, m debt.PathChange) string {
	switch u.Path {
	case m.Path:
		return debt.UnitID(u.Kind, m.From)
	case path.Dir(m.Path):
		return debt.UnitID(u.Kind, path.Dir(m.From))
	}
	return ""
}
