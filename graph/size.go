package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// maxResources bounds the count of a unit's resources: modules that call each
// other twice at every level would double it without end.
const maxResources = 1_000_000

// countResources counts what a plan of every Terraform directory holds: its own
// blocks, and those of the local modules that it calls, once for each call. Of
// what hangs on conditions only the one that brings most counts. What count and
// for_each multiply, and what modules from elsewhere hold, is not in it.
func countResources(facts debt.Facts) []debt.Unit {
	s := sizes{own: map[string]*tally{}, calls: map[string][]holding{}, total: map[string]int{}, open: map[string]bool{}}
	types := map[[2]string]int{}
	commonest := map[string]int{}
	for _, r := range facts.Resource {
		if r.Mode != "managed" || r.Exists == debt.ExistsNo {
			continue
		}
		if !throughCall(r) {
			s.of(r.Unit).add(occasionOf(r.Values), 1)
		}
		of := [2]string{r.Unit, r.Type}
		types[of]++
		commonest[r.Unit] = max(commonest[r.Unit], types[of])
	}
	absent, occasions := map[debt.At]bool{}, map[debt.At]string{}
	for _, m := range facts.Module {
		absent[m.At] = m.Exists == debt.ExistsNo
		occasions[m.At] = occasionOf(m.Values)
	}
	for _, l := range facts.Link {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved && !absent[l.At] {
			s.calls[l.From] = append(s.calls[l.From], holding{l.To, occasions[l.At]})
		}
	}
	units := slices.Clone(facts.Unit)
	for i, u := range units {
		if u.Kind == debt.Terraform {
			units[i].Resources, units[i].Commonest = s.count(u.ID, 0), commonest[u.ID]
		}
	}
	return units
}

// throughCall reports whether a row is of a local module that the unit calls: it
// stands in another folder.
func throughCall(r debt.Resource) bool {
	_, folder := debt.SplitUnitID(r.Unit)
	return strings.HasPrefix(r.Address, "module.") && path.Dir(r.At.Path) != folder
}

// sizes are the resources of Terraform directories, by unit.
type sizes struct {
	own   map[string]*tally
	calls map[string][]holding
	total map[string]int
	open  map[string]bool // being counted: a call leads back to it
}

// holding is a local module that a unit calls, and when it does.
type holding struct{ to, occasion string }

// of is the tally of a unit's own resources.
func (s sizes) of(unit string) *tally {
	if s.own[unit] == nil {
		s.own[unit] = &tally{}
	}
	return s.own[unit]
}

// count counts the resources of a unit. Modules are nested a few levels deep;
// one that is deeper than any Terraform would load is not followed.
func (s sizes) count(unit string, depth int) int {
	const deepest = 200
	if total, known := s.total[unit]; known {
		return total
	}
	if s.open[unit] || depth > deepest {
		return 0
	}
	s.open[unit] = true
	all := s.of(unit)
	for _, c := range s.calls[unit] {
		all.add(c.occasion, s.count(c.to, depth+1))
	}
	delete(s.open, unit)
	s.total[unit] = all.total()
	return s.total[unit]
}
