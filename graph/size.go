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
// blocks, and those of the local modules that it calls, once for each call.
// What count and for_each multiply, and what modules from elsewhere hold, is not
// in it.
func countResources(facts debt.Facts) []debt.Unit {
	s := sizes{own: map[string]int{}, calls: map[string][]string{}, total: map[string]int{}, open: map[string]bool{}}
	types := map[[2]string]int{}
	commonest := map[string]int{}
	for _, r := range facts.Resource {
		if r.Mode != "managed" || r.Exists == debt.ExistsNo {
			continue
		}
		if !throughCall(r) {
			s.own[r.Unit]++
		}
		of := [2]string{r.Unit, r.Type}
		types[of]++
		commonest[r.Unit] = max(commonest[r.Unit], types[of])
	}
	absent := map[debt.At]bool{}
	for _, m := range facts.Module {
		if m.Exists == debt.ExistsNo {
			absent[m.At] = true
		}
	}
	for _, l := range facts.Link {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved && !absent[l.At] {
			s.calls[l.From] = append(s.calls[l.From], l.To)
		}
	}
	units := slices.Clone(facts.Unit)
	for i, u := range units {
		if u.Kind == debt.Terraform {
			units[i].Resources, units[i].Commonest = s.of(u.ID, 0), commonest[u.ID]
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
	own   map[string]int
	calls map[string][]string
	total map[string]int
	open  map[string]bool // being counted: a call leads back to it
}

// of counts the resources of a unit. Modules are nested a few levels deep; one
// that is deeper than any Terraform would load is not followed.
func (s sizes) of(unit string, depth int) int {
	const deepest = 200
	if total, known := s.total[unit]; known {
		return total
	}
	if s.open[unit] || depth > deepest {
		return 0
	}
	s.open[unit] = true
	total := s.own[unit]
	for _, module := range s.calls[unit] {
		total = min(maxResources, total+s.of(module, depth+1))
	}
	delete(s.open, unit)
	s.total[unit] = total
	return total
}
