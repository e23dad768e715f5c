package ownership

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// OwnerRow is one declared owner and what is theirs.
type OwnerRow struct {
	Owner    string       // "@org/platform", as first written; "" for what nobody is declared to own
	Units    []string     // IDs, those of the worst grade first
	CatchAll int          // how many of Units are theirs by a line that matches everything
	Files    int          // of Units
	Grades   []GradeCount // of Units, best first
}

// ByOwner groups units by declared owner. What nobody owns comes first, then
// who owns most. A unit with two owners is a unit of both, so rows do not add up
// to the repository.
func ByOwner(declared Result, grades []debt.UnitGrade) []OwnerRow {
	graded := map[string]debt.UnitGrade{}
	for _, g := range grades {
		graded[g.Unit] = g
	}
	groups := map[string][]debt.UnitOwner{}
	for _, u := range declared.Units {
		for _, key := range ownerKeys(u.Owners) {
			groups[key] = append(groups[key], u)
		}
	}
	rows := make([]OwnerRow, 0, len(groups))
	for key, units := range groups {
		rows = append(rows, ownerRow(key, units, graded))
	}
	slices.SortFunc(rows, func(a, b OwnerRow) int {
		if (a.Owner == "") != (b.Owner == "") {
			return cmp.Compare(len(a.Owner), len(b.Owner))
		}
		return cmp.Or(cmp.Compare(len(b.Units), len(a.Units)), cmp.Compare(a.Owner, b.Owner))
	})
	return rows
}

// ownerKeys are the owners of a unit, each once however it is spelt; one empty
// name when there is none.
func ownerKeys(owners []string) []string {
	var keys []string
	for _, owner := range owners {
		if key := "@" + rosterKey(owner); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if keys == nil {
		return []string{""}
	}
	return keys
}

// ownerRow adds the units of one owner up.
func ownerRow(key string, units []debt.UnitOwner, graded map[string]debt.UnitGrade) OwnerRow {
	var row OwnerRow
	var grades []debt.UnitGrade
	for _, u := range units {
		for _, owner := range u.Owners {
			if row.Owner == "" && "@"+rosterKey(owner) == key {
				row.Owner = owner
			}
		}
		if u.Status == debt.OwnedCatchAll {
			row.CatchAll++
		}
		row.Units = append(row.Units, u.Unit)
		row.Files += u.Files.Total()
		if g, ok := graded[u.Unit]; ok {
			grades = append(grades, g)
		}
	}
	slices.SortFunc(row.Units, func(a, b string) int {
		return cmp.Or(cmp.Compare(badness(graded[b].Grade), badness(graded[a].Grade)), cmp.Compare(a, b))
	})
	row.Grades = countGrades(grades)
	return row
}
