package report

import (
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Widths of the text of graphs, in columns. A line has 80, and those that a
// place or the name of a unit makes longer can still be copied whole.
const (
	widestGraphUnit  = 42 // the unit at the end of a link
	widestGraphPlace = 24 // where the link is written, as seen from its unit
)

// mostGraphLinks is how many links a terminal is given unasked. More say less.
const mostGraphLinks = 200

// GraphText writes a graph for a terminal: what there is, and every unit that
// leads somewhere, with where to. Of many links it says only how many there are.
// All adds these, and what lies outside of the repository.
func GraphText(w io.Writer, g debt.UnitGraph, all bool) error {
	var b strings.Builder
	edges := graphEdges(g, all)
	if len(edges) > mostGraphLinks && !all {
		writeGraphOverview(&b, g)
	} else {
		writeGraphEdges(&b, g, edges)
	}
	writeGraphCycles(&b, g.Cycles)
	b.WriteString(strings.Join(wrap(graphSummary(g, all), 80), "\n") + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// writeGraphEdges lists edges below the units they lead from.
func writeGraphEdges(b *strings.Builder, g debt.UnitGraph, edges []graphEdge) {
	inside := graphUnits(g)
	kind, to := 0, 0
	for _, e := range edges {
		kind, to = max(kind, columns(e.Kind)), max(to, min(widestGraphUnit, columns(graphEnd(e))))
	}
	from := ""
	for i, e := range edges {
		if e.From != from || i == 0 {
			from = e.From
			fmt.Fprintf(b, "%s%s\n", notCommandLine(visible(from)), graphAbout(inside[from]))
		}
		place := cutStart(visible(graphSeenFrom(e.From, e.At)), widestGraphPlace)
		fmt.Fprintf(b, "  %s  %s  %s\n", padEnd(e.Kind, kind), padEnd(cutStart(graphEnd(e), widestGraphUnit), to), place)
	}
	if len(edges) > 0 {
		b.WriteString("\n")
	}
}

// graphPlace is where a link is written.
func graphPlace(at debt.At) string {
	if at.Line == 0 {
		return at.Path
	}
	return at.Path + ":" + strconv.Itoa(at.Line)
}

// graphSeenFrom is where a link is written, as seen from the unit that it leads
// from: the name of its file where that is the unit, or in its folder.
func graphSeenFrom(unit string, at debt.At) string {
	_, folder := debt.SplitUnitID(unit)
	switch {
	case at.Path == folder:
		at.Path = path.Base(at.Path)
	case strings.HasPrefix(at.Path, folder+"/"):
		at.Path = strings.TrimPrefix(at.Path, folder+"/")
	}
	return graphPlace(at)
}

// graphName is a unit at the end of a link, without its kind where that of the
// link says it.
func graphName(l debt.Link) string {
	kind, place := debt.SplitUnitID(l.To)
	from, _ := debt.SplitUnitID(l.From)
	says := map[string]debt.Kind{
		debt.LinkModule: debt.Terraform, debt.LinkState: debt.Terraform, debt.LinkPlans: debt.Terraform, debt.LinkDeploys: debt.Terraform,
		debt.LinkOrder: debt.Terraform, debt.LinkBuilds: debt.Image, debt.LinkFrom: debt.Image, debt.LinkImage: debt.Image,
		debt.LinkInclude: from, debt.LinkChart: debt.Kubernetes,
	}[l.Kind]
	if kind != "" && kind == says && l.Status != debt.LinkExternal {
		return visible(place)
	}
	return visible(l.To)
}

// graphEnd is where an edge leads, and how often.
func graphEnd(e graphEdge) string {
	text := graphName(e.Link)
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
