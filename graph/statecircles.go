package graph

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// StateCircles lists the roots of which none can be made before the others,
// because each reads what another one's state says. A read that a condition
// switches off breaks a circle.
func StateCircles(facts debt.Facts) []debt.StateCircle {
	reads := stateReads(facts)
	var circles []debt.StateCircle
	for _, cycle := range Cycles(reads) {
		i := slices.IndexFunc(reads, func(l debt.Link) bool {
			return l.From == cycle.Units[0] && slices.Contains(cycle.Units, l.To) && l.To != l.From
		})
		circles = append(circles, debt.StateCircle{Roots: cycle.Units, Evidence: reads[i].Evidence, At: reads[i].At})
	}
	return circles
}

// stateReads are the links of reads that are certainly there, from root to root,
// in the order of their places.
func stateReads(facts debt.Facts) []debt.Link {
	roots, certain := map[string]bool{}, map[debt.Location]bool{}
	for _, u := range facts.Unit {
		roots[u.ID] = u.Role == debt.RoleRoot
	}
	for _, r := range facts.Resource {
		if r.Mode == "data" && r.Exists == debt.ExistsYes {
			certain[r.At.Location] = true
		}
	}
	var reads []debt.Link
	for _, l := range facts.Link {
		if l.Kind == debt.LinkState && l.Status == debt.LinkResolved && roots[l.From] && roots[l.To] && certain[l.At.Location] && l.Condition == "" {
			reads = append(reads, l)
		}
	}
	slices.SortFunc(reads, func(a, b debt.Link) int {
		return cmp.Or(cmp.Compare(a.At.Path, b.At.Path), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.To, b.To))
	})
	return reads
}
