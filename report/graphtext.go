package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// widestGraphUnit is how many columns the name of a unit takes at most.
const widestGraphUnit = 56

// GraphText writes a graph for a terminal: every unit that leads somewhere, and
// where to. All adds what lies outside of the repository.
func GraphText(w io.Writer, g debt.UnitGraph, all bool) error {
	var b strings.Builder
	edges := graphEdges(g, all)
	inside := graphUnits(g)
	kind, to := 0, 0
	for _, e := range edges {
		kind, to = max(kind, columns(e.Kind)), max(to, min(widestGraphUnit, columns(graphEnd(e))))
	}
	from := ""
	for i, e := range edges {
		if e.From != from || i == 0 {
			from = e.From
			fmt.Fprintf(&b, "%s%s\n", notCommandLine(visible(from)), graphAbout(inside[from]))
		}
		fmt.Fprintf(&b, "  %s  %s  %s\n", padEnd(e.Kind, kind), padEnd(cutStart(graphEnd(e), widestGraphUnit), to), visible(graphPlace(e.At)))
	}
	if len(edges) > 0 {
		b.WriteString("\n")
	}
	writeGraphCycles(&b, g.Cycles)
	b.WriteString(graphSummary(g, all) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// graphPlace is where a link is written.
func graphPlace(at debt.At) string {
	if at.Line == 0 {
		return at.Path
	}
	return at.Path + ":" + strconv.Itoa(at.Line)
}

// graphEnd is where an edge leads, and how often.
func graphEnd(e graphEdge) string {
	text := visible(e.To)
	if e.count > 1 {
		text += fmt.Sprintf(" ×%d", e.count)
	}
	if e.Status != debt.LinkResolved {
		text += " (" + e.Status + ")"
	}
	return text
}

// graphAbout says what a unit is, as the end of its line.
func graphAbout(u debt.GraphUnit) string {
	var parts []string
	if u.Role != "" {
		parts = append(parts, string(u.Role))
	}
	if u.Environment != nil {
		parts = append(parts, string(u.Environment.Class))
	}
	if u.Dependents > 0 {
		parts = append(parts, count(u.Dependents, "unit")+choose(u.Dependents, " needs it", " need it"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "  (" + strings.Join(parts, ", ") + ")"
}

func writeGraphCycles(b *strings.Builder, cycles []debt.UnitCycle) {
	for i, c := range cycles {
		fmt.Fprintf(b, "Cycle %d: %s\n", i+1, visible(strings.Join(c.Loop, " → ")))
		if more := len(c.Units) - len(c.Loop) + 1; more > 0 {
			fmt.Fprintf(b, "  and %s in it: %s\n", count(more, "more unit"), visible(strings.Join(missing(c.Units, c.Loop), ", ")))
		}
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
