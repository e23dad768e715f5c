package graph

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Cycles lists the groups of units that all need each other, in the order of
// their first units.
func Cycles(links []debt.Link) []debt.UnitCycle {
	needs, needed := map[string][]string{}, map[string][]string{}
	for _, l := range links {
		if l.Status == debt.LinkResolved && l.Needs() && l.From != l.To {
			needs[l.From] = append(needs[l.From], l.To)
			needed[l.To] = append(needed[l.To], l.From)
		}
	}
	cycles := []debt.UnitCycle{}
	order, done := finished(needs), map[string]bool{}
	for _, unit := range slices.Backward(order) {
		if group := reached(unit, needed, done); len(group) > 1 {
			slices.Sort(group)
			cycles = append(cycles, debt.UnitCycle{Units: group, Loop: loop(group, needs)})
		}
	}
	slices.SortFunc(cycles, func(a, b debt.UnitCycle) int { return cmp.Compare(a.Units[0], b.Units[0]) })
	return cycles
}

// finished lists the units in the order in which a walk along their edges, depth
// first, is done with them (Kosaraju's algorithm, without recursion: a
// repository decides how deep it is).
func finished(edges map[string][]string) []string {
	var order []string
	seen := map[string]bool{}
	type visit struct {
		unit string
		next int // of its edges
	}
	for unit := range edges {
		if seen[unit] {
			continue
		}
		seen[unit] = true
		for stack := []visit{{unit: unit}}; len(stack) > 0; {
			top := &stack[len(stack)-1]
			if top.next == len(edges[top.unit]) {
				order = append(order, top.unit)
				stack = stack[:len(stack)-1]
				continue
			}
			to := edges[top.unit][top.next]
			top.next++
			if !seen[to] {
				seen[to] = true
				stack = append(stack, visit{unit: to})
			}
		}
	}
	return order
}

// reached lists the units that can be reached from unit and were not before.
func reached(unit string, edges map[string][]string, done map[string]bool) []string {
	if done[unit] {
		return nil
	}
	done[unit] = true
	group := []string{unit}
	for i := 0; i < len(group); i++ {
		for _, to := range edges[group[i]] {
			if !done[to] {
				done[to] = true
				group = append(group, to)
			}
		}
	}
	return group
}

// loop is a shortest way from the first unit of a group back to it.
func loop(group []string, needs map[string][]string) []string {
	start := group[0]
	before := map[string]string{}
	for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
		next := slices.Compact(slices.Sorted(slices.Values(needs[queue[0]])))
		for _, to := range next {
			if _, seen := before[to]; seen {
				continue
			}
			before[to] = queue[0]
			if to == start {
				return back(start, before)
			}
			queue = append(queue, to)
		}
	}
	return nil
}

// back follows the way that led to start again.
func back(start string, before map[string]string) []string {
	way := []string{start}
	for at := before[start]; at != start; at = before[at] {
		way = append(way, at)
	}
	way = append(way, start)
	slices.Reverse(way)
	return way
}
