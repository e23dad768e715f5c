package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/debtscan/debtscan/debt"
)

// graphEdge is all links of one kind from one unit to another.
type graphEdge struct {
	debt.Link     // the first
	count     int // of links
	cycle     int // the number of the cycle it is part of, from 1; 0 for none
}

// graphEdges folds the links of g. Those that leave the repository are left out
// unless all are asked for.
func graphEdges(g debt.UnitGraph, all bool) []graphEdge {
	cycle := map[string]int{}
	for i, c := range g.Cycles {
		for _, unit := range c.Units {
			cycle[unit] = i + 1
		}
	}
	type ends struct{ from, to, kind, status string }
	at := map[ends]int{}
	var edges []graphEdge
	for _, l := range g.Links {
		if l.Status == debt.LinkExternal && !all {
			continue
		}
		key := ends{l.From, l.To, l.Kind, l.Status}
		i, seen := at[key]
		if !seen {
			i = len(edges)
			at[key] = i
			edges = append(edges, graphEdge{Link: l})
			if l.Needs() && l.Status == debt.LinkResolved && cycle[l.From] == cycle[l.To] {
				edges[i].cycle = cycle[l.From]
			}
		}
		edges[i].count++
	}
	slices.SortStableFunc(edges, func(a, b graphEdge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.To, b.To))
	})
	return edges
}

// graphNodes are the ends of edges and the units of cycles, sorted.
func graphNodes(g debt.UnitGraph, edges []graphEdge) []string {
	var names []string
	for _, e := range edges {
		names = append(names, e.From, e.To)
	}
	if g.Focus != nil {
		names = append(names, g.Focus.Unit)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// label is what stands at an edge.
func (e graphEdge) label() string {
	text := e.Kind
	if e.count > 1 {
		text += " ×" + strconv.Itoa(e.count)
	}
	if e.cycle > 0 {
		text += ", cycle " + strconv.Itoa(e.cycle)
	}
	return text
}
