package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// mostOfOverview is how many units and cycles an overview shows.
const mostOfOverview = 10

// writeGraphOverview says of a graph with many links how many of each kind there
// are, and which units most others need.
func writeGraphOverview(b *strings.Builder, g debt.UnitGraph) {
	counts := map[string]map[string]int{}
	for _, l := range g.Links {
		if counts[l.Kind] == nil {
			counts[l.Kind] = map[string]int{}
		}
		counts[l.Kind][l.Status]++
	}
	b.WriteString("LINKS       HERE  ELSEWHERE  NOT THERE\n")
	for _, kind := range debt.LinkKinds() {
		if c := counts[kind]; c != nil {
			fmt.Fprintf(b, "%-8s  %6d  %9d  %9d\n", kind, c[debt.LinkResolved], c[debt.LinkExternal], c[debt.LinkDangling])
		}
	}
	units := slices.DeleteFunc(slices.Clone(g.Units), func(u debt.GraphUnit) bool { return u.Dependents == 0 })
	slices.SortStableFunc(units, func(a, b debt.GraphUnit) int {
		return cmp.Or(cmp.Compare(b.Dependents, a.Dependents), cmp.Compare(a.ID, b.ID))
	})
	if len(units) > 0 {
		b.WriteString("\nNEEDED BY  UNIT\n")
	}
	for _, u := range units[:min(len(units), mostOfOverview)] {
		fmt.Fprintf(b, "%9d  %s\n", u.Dependents, cutStart(visible(u.ID), 69))
	}
	b.WriteString("\nThese are too many links for a terminal. Ask for a folder, for --kind or for\n--unit; --all prints everything, --format json is for programs.\n\n")
}

// writeGraphCycles names the circles of a graph, one unit on a line.
func writeGraphCycles(b *strings.Builder, cycles []debt.UnitCycle) {
	for i, c := range cycles[:min(len(cycles), mostOfOverview)] {
		fmt.Fprintf(b, "Cycle %d:\n", i+1)
		for at, unit := range c.Loop {
			if at == 0 {
				fmt.Fprintf(b, "  %s\n", notCommandLine(visible(unit)))
				continue
			}
			fmt.Fprintf(b, "  → %s\n", visible(unit))
		}
		if more := len(c.Units) - len(c.Loop) + 1; more > 0 {
			fmt.Fprintf(b, "  and %s in it:\n", count(more, "more unit"))
			for _, unit := range missing(c.Units, c.Loop) {
				fmt.Fprintf(b, "  %s\n", notCommandLine(visible(unit)))
			}
		}
	}
	if more := len(cycles) - mostOfOverview; more > 0 {
		fmt.Fprintf(b, "and %s, which --format json lists\n", count(more, "more cycle"))
	}
	if len(cycles) > 0 {
		b.WriteString("\n")
	}
}

// graphSummary counts what there is.
func graphSummary(g debt.UnitGraph, all bool) string {
	if len(g.Units) == 0 {
		return "There is no infrastructure here."
	}
	counts := map[string]int{}
	for _, l := range g.Links {
		counts[l.Status]++
	}
	parts := []string{count(len(g.Units), "unit"), count(counts[debt.LinkResolved], "link") + " between them"}
	if n := counts[debt.LinkDangling]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d to what is not there", n))
	}
	if n := counts[debt.LinkExternal]; n > 0 {
		text := fmt.Sprintf("%d to other places", n)
		if !all {
			text += " (--all lists them)"
		}
		parts = append(parts, text)
	}
	if n := len(g.Cycles); n > 0 {
		parts = append(parts, count(n, "cycle"))
	}
	return strings.Join(parts, ", ")
}
