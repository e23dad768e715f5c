package store

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// looks digests, by unit, what a report shows of each unit that was read
// whole: its facts, its declared owners, its links and how many depend on it.
// While a unit's look and those of its neighbours stay, the repository is not
// why a finding of it comes or goes.
func looks(in *input) map[string]string {
	links := map[string][]string{}
	for _, l := range in.report.Links {
		links[l.From] = append(links[l.From], l.Kind+" "+l.Status+" "+l.To)
	}
	digests := map[string]string{}
	for _, u := range in.report.Units {
		if in.scope.sees(u.ID) && !in.scope.blind.unit(u.ID) {
			digests[u.ID] = look(u, links[u.ID])
		}
	}
	return digests
}

func look(u debt.UnitRow, links []string) string {
	slices.Sort(links)
	owners := strings.Join(slices.Sorted(slices.Values(u.Owners)), " ")
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %t %d %q",
		u.FactsDigest, u.Role, u.OwnerStatus, owners, u.Closed, u.Dependents, links))
	return string(sum[:16])
}

// moved are the units that look other than when they were last seen whole:
// changed, new and gone ones.
type moved struct {
	units      map[string]bool
	neighbours map[string][]string
}

func compare(in *input, mem *memory) moved {
	m := moved{units: map[string]bool{}, neighbours: map[string][]string{}}
	for _, l := range in.report.Links {
		m.neighbours[l.From] = append(m.neighbours[l.From], l.To)
		m.neighbours[l.To] = append(m.neighbours[l.To], l.From)
	}
	renamed := map[string]string{}
	for _, r := range in.opts.Renames {
		renamed[r.New] = r.Old
	}
	now := looks(in)
	for _, u := range in.report.Units {
		before, ok := mem.looks[u.ID]
		if old, was := renamed[u.ID]; was && !ok {
			before = mem.looks[old]
		}
		if in.scope.sees(u.ID) && now[u.ID] != before {
			m.units[u.ID] = true
		}
	}
	for unit := range mem.looks {
		if in.scope.sees(unit) && !in.scope.has(unit) {
			m.units[unit] = true
		}
	}
	return m
}

// about reports whether anything that a unit's findings may rest on has moved:
// itself, a neighbour, and for the repository anything at all.
func (m moved) about(unit string) bool {
	if kind, _ := debt.SplitUnitID(unit); kind == debt.Repository {
		return len(m.units) > 0
	}
	return m.units[unit] || slices.ContainsFunc(m.neighbours[unit], func(n string) bool { return m.units[n] })
}
