package html

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// ownership is the section about who owns what, what nobody owns first.
type ownership struct {
	Summary string
	Total   int // units
	Unowned units
	Grades  []gradeRow
	Owners  []ownerRow // at once
	More    []ownerRow // after a click
	Left    int        // owners that are in neither
	All     units
}

const (
	firstOwners = 12  // how many owners are shown at once
	maxOwners   = 200 // and altogether
)

func newOwnership(r *debt.Report) ownership {
	graded := map[string]debt.UnitGrade{}
	for _, g := range r.Grades {
		graded[g.Unit] = g
	}
	var all, unowned []debt.UnitRow
	for _, u := range r.Units {
		all = append(all, u)
		if isUnowned(u) {
			unowned = append(unowned, u)
		}
	}
	slices.SortStableFunc(unowned, byNeed)
	slices.SortStableFunc(all, func(a, b debt.UnitRow) int {
		return cmp.Or(cmp.Compare(gradeIndex(a.OwnerGrade), gradeIndex(b.OwnerGrade)), byNeed(a, b))
	})
	owners := ownerRows(r)
	shown := owners[:min(len(owners), maxOwners)]
	return ownership{
		Summary: ownershipSummary(r),
		Total:   len(all),
		Unowned: newUnits(unowned, graded),
		Grades:  gradeRows(all),
		Owners:  shown[:min(len(shown), firstOwners)],
		More:    shown[min(len(shown), firstOwners):],
		Left:    len(owners) - len(shown),
		All:     newUnits(all, graded),
	}
}

// isUnowned reports whether no source names an owner of the unit.
func isUnowned(u debt.UnitRow) bool { return len(u.Owners) == 0 }

// byNeed orders units by what hurts most when nobody looks after them.
func byNeed(a, b debt.UnitRow) int {
	return cmp.Or(
		cmp.Compare(b.Dependents, a.Dependents),
		cmp.Compare(b.Interest, a.Interest),
		cmp.Compare(a.ID, b.ID),
	)
}

// ownershipSummary keeps the answers apart: a catch-all line makes every
// repository fully owned.
func ownershipSummary(r *debt.Report) string {
	if len(r.Units) == 0 {
		return "There are no units."
	}
	o := r.Ownership
	if o == nil {
		return "Who owns what was not looked at."
	}
	if o.Source == "" && o.Units.Specific+o.Units.CatchAll == 0 {
		return "No file declares owners. Add a CODEOWNERS file, most needed units first."
	}
	parts := []string{fmt.Sprintf("%s %s owned by name", number(o.Units.Specific), choose(o.Units.Specific, "is", "are"))}
	for _, p := range []struct {
		n    int
		text string
	}{
		{o.Units.CatchAll, "only by a line that matches everything"},
		{o.Units.Unmatched, "by nobody"},
		{o.Units.Unowned, "by nobody on purpose"},
	} {
		if p.n > 0 {
			parts = append(parts, number(p.n)+" "+p.text)
		}
	}
	text := fmt.Sprintf("Of %s, %s", count(o.Units.Total(), "unit"), enumerate(parts))
	if o.Source != "" {
		text += ", says " + visible(o.Source)
	}
	return text + "."
}
