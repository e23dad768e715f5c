package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// GraphDOT writes a graph in Graphviz's language. All adds what lies outside of
// the repository.
func GraphDOT(w io.Writer, g debt.UnitGraph, all bool) error {
	var b strings.Builder
	b.WriteString("digraph debtscan {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n")
	for i, c := range g.Cycles {
		fmt.Fprintf(&b, "  // cycle %d: %s\n", i+1, visible(strings.Join(c.Loop, " -> ")))
	}
	edges := graphEdges(g, all)
	inside := graphUnits(g)
	for _, name := range graphNodes(g, edges) {
		fmt.Fprintf(&b, "  %s [%s];\n", dotText(name), dotLook(name, inside, g))
	}
	for _, e := range edges {
		fmt.Fprintf(&b, "  %s -> %s [label=%s%s];\n", dotText(e.From), dotText(e.To), dotText(e.label()), dotLine(e))
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// graphUnits are the units of g by ID.
func graphUnits(g debt.UnitGraph) map[string]debt.GraphUnit {
	units := make(map[string]debt.GraphUnit, len(g.Units))
	for _, u := range g.Units {
		units[u.ID] = u
	}
	return units
}

// dotLook is the shape of a node: by the kind of unit, dashed for what is not
// in the repository.
func dotLook(name string, inside map[string]debt.GraphUnit, g debt.UnitGraph) string {
	unit, ok := inside[name]
	look := "style=dashed"
	if ok {
		look = "shape=" + map[debt.Kind]string{
			debt.Terraform: "box", debt.Image: "component", debt.Pipeline: "cds", debt.Script: "note", debt.Kubernetes: "folder", debt.Compose: "folder",
		}[unit.Kind]
		if look == "shape=" {
			look += "box"
		}
	}
	if g.Focus != nil && name == g.Focus.Unit {
		look += ", penwidth=3"
	}
	return look
}

// dotLine is the look of an edge: dashed where the one end runs without the
// other, red in a cycle or where nothing is at its end.
func dotLine(e graphEdge) string {
	look := ""
	if !e.Needs() {
		look += ", style=dashed"
	}
	if e.cycle > 0 || e.Status == debt.LinkDangling {
		look += ", color=red"
	}
	return look
}

// dotText is any text as a quoted name of Graphviz. In one, only quotes and
// backslashes mean something.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(visible(s)) + `"`
}
