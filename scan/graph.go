package scan

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// Graph is the units at or below Options.Under, what leads to and from them, and
// the units that are there.
// The whole repository is read, because a link may come from anywhere. Only links
// of some kinds are in it, of all when none is given. Neither rules nor history
// are looked at.
func Graph(ctx context.Context, o Options, kinds []string) (debt.UnitGraph, error) {
	under := o.Under
	o.Past, o.Under = nil, ""
	r, err := resolve(ctx, o)
	if err != nil {
		return debt.UnitGraph{}, err
	}
	links := slices.DeleteFunc(slices.Clone(r.facts.Link), func(l debt.Link) bool {
		return len(kinds) > 0 && !slices.Contains(kinds, l.Kind)
	})
	g := debt.UnitGraph{Units: []debt.GraphUnit{}, Links: []debt.Link{}, Cycles: graph.Cycles(links)}
	inside := map[string]bool{}
	for _, u := range r.facts.Unit {
		inside[u.ID] = within(u.Path, under)
	}
	shown := maps.Clone(inside)
	for _, l := range links {
		if inside[l.From] || inside[l.To] {
			g.Links = append(g.Links, l)
			shown[l.From], shown[l.To] = true, true
		}
	}
	for _, u := range r.facts.Unit {
		if !shown[u.ID] {
			continue
		}
		g.Units = append(g.Units, debt.GraphUnit{
			ID: u.ID, Kind: u.Kind, Path: u.Path, Role: u.Role, RoleBecause: u.RoleBecause, Environment: u.Environment,
			Context: u.At.Context, Dependents: r.graph.Dependents[u.ID],
		})
	}
	slices.SortStableFunc(g.Links, func(a, b debt.Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.To, b.To), cmp.Compare(a.At.Path, b.At.Path), cmp.Compare(a.At.Line, b.At.Line))
	})
	g.Cycles = slices.DeleteFunc(g.Cycles, func(c debt.UnitCycle) bool {
		return !slices.ContainsFunc(c.Units, func(unit string) bool { return inside[unit] })
	})
	return g, nil
}

// Focus narrows a graph to what a unit reaches and what reaches it.
func Focus(g debt.UnitGraph, unit string) debt.UnitGraph {
	focus := graph.Around(unit, g.Links)
	after, before := named(unit, focus.Reaches), named(unit, focus.ReachedBy)
	g.Units = slices.DeleteFunc(slices.Clone(g.Units), func(u debt.GraphUnit) bool { return !after[u.ID] && !before[u.ID] })
	g.Links = slices.DeleteFunc(slices.Clone(g.Links), func(l debt.Link) bool {
		if l.Status != debt.LinkResolved {
			return l.From != unit
		}
		return (!after[l.From] || !after[l.To]) && (!before[l.From] || !before[l.To])
	})
	g.Cycles = slices.DeleteFunc(slices.Clone(g.Cycles), func(c debt.UnitCycle) bool {
		return !slices.ContainsFunc(c.Units, func(u string) bool { return after[u] || before[u] })
	})
	g.Focus = &focus
	return g
}

// named is the set of a unit and the units of steps.
func named(unit string, steps []debt.GraphStep) map[string]bool {
	names := map[string]bool{unit: true}
	for _, step := range steps {
		names[step.Unit] = true
	}
	return names
}
