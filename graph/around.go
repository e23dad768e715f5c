package graph

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Around says what a unit reaches through resolved links, and what reaches it,
// with the links that lead there.
func Around(unit string, links []debt.Link) debt.GraphFocus {
	return debt.GraphFocus{
		Unit:      unit,
		Reaches:   steps(unit, links, func(l debt.Link) (string, string) { return l.From, l.To }),
		ReachedBy: steps(unit, links, func(l debt.Link) (string, string) { return l.To, l.From }),
	}
}

// steps walks from a unit, breadth first, along links as ends gives them.
func steps(unit string, links []debt.Link, ends func(debt.Link) (from, to string)) []debt.GraphStep {
	edges := map[string][]debt.Link{}
	for _, l := range links {
		if l.Status == debt.LinkResolved && l.From != l.To {
			from, _ := ends(l)
			edges[from] = append(edges[from], l)
		}
	}
	found := map[string]*debt.GraphStep{unit: {Unit: unit}}
	for queue := []string{unit}; len(queue) > 0; queue = queue[1:] {
		distance := found[queue[0]].Distance + 1
		for _, l := range edges[queue[0]] {
			_, to := ends(l)
			step, seen := found[to]
			if !seen {
				step = &debt.GraphStep{Unit: to, Distance: distance}
				found[to] = step
				queue = append(queue, to)
			}
			if step.Distance == distance {
				step.Links = append(step.Links, l)
			}
		}
	}
	list := []debt.GraphStep{}
	for _, step := range found {
		if step.Unit != unit {
			list = append(list, *step)
		}
	}
	slices.SortFunc(list, func(a, b debt.GraphStep) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Unit, b.Unit))
	})
	return list
}
