package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Limits of Mermaid, unless its settings say more: GitHub and GitLab draw an
// error in place of a chart that has more.
// https://mermaid.js.org/config/schema-docs/config.html
const (
	mostMermaidEdges = 500
	mostMermaidText  = 50_000
)

// GraphMermaid writes a graph as a Mermaid flowchart, as GitHub and GitLab draw
// it in Markdown. All adds what lies outside of the repository. Links that
// Mermaid would refuse to draw are left out, those of cycles last; it returns how
// many, and the chart says so.
func GraphMermaid(w io.Writer, g debt.UnitGraph, all bool) (left int, err error) {
	edges := graphEdges(g, all)
	text := ""
	for keep := min(len(edges), mostMermaidEdges); ; keep -= max(1, keep/10) {
		text = mermaidChart(g, cyclesFirst(edges, keep), len(edges)-keep)
		if left = len(edges) - keep; len(text) < mostMermaidText || keep == 0 {
			break
		}
	}
	_, err = io.WriteString(w, text)
	return left, err
}

// cyclesFirst keeps some edges in their order, those of cycles before others.
func cyclesFirst(edges []graphEdge, keep int) []graphEdge {
	kept := make([]graphEdge, 0, keep)
	others := keep
	for _, e := range edges {
		if e.cycle > 0 {
			others--
		}
	}
	cycles := keep - max(0, others)
	for _, e := range edges {
		switch {
		case e.cycle > 0 && cycles > 0:
			cycles--
			kept = append(kept, e)
		case e.cycle == 0 && others > 0:
			others--
			kept = append(kept, e)
		}
	}
	return kept
}

// mermaidChart writes a chart of some edges of a graph; left are those that are
// not among them.
func mermaidChart(g debt.UnitGraph, edges []graphEdge, left int) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	if left > 0 {
		fmt.Fprintf(&b, "  %%%% %s left out: Mermaid draws %d, and %d characters\n", count(left, "link"), mostMermaidEdges, mostMermaidText)
		fmt.Fprintf(&b, "  left([\"%s more\"])\n", count(left, "link"))
	}
	for i, c := range g.Cycles[:min(len(g.Cycles), mostOfOverview)] {
		fmt.Fprintf(&b, "  %%%% cycle %d: %s\n", i+1, mermaidText(cutEnd(strings.Join(c.Loop, " to "), 1000)))
	}
	inside, number := graphUnits(g), map[string]string{}
	for i, name := range graphNodes(g, edges) {
		id := "n" + strconv.Itoa(i)
		number[name] = id
		opening, closing := "[", "]"
		if _, ok := inside[name]; !ok {
			opening, closing = "([", "])"
		}
		fmt.Fprintf(&b, "  %s%s\"%s\"%s\n", id, opening, mermaidText(name), closing)
	}
	var red []string
	for i, e := range edges {
		arrow := "-->"
		if !e.Needs() {
			arrow = "-.->"
		}
		if e.cycle > 0 || e.Status == debt.LinkDangling {
			red = append(red, strconv.Itoa(i))
		}
		fmt.Fprintf(&b, "  %s %s|\"%s\"| %s\n", number[e.From], arrow, mermaidText(e.label()), number[e.To])
	}
	if len(red) > 0 {
		fmt.Fprintf(&b, "  linkStyle %s stroke:red\n", strings.Join(red, ","))
	}
	return b.String()
}

// mermaidText is any text as a label between quotes. Mermaid reads brackets,
// Markdown and HTML in labels; all but the plainest signs are written as its
// entities, by number.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range visible(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(" -./:,=@+", r):
			b.WriteRune(r)
		default:
			b.WriteString("#" + strconv.Itoa(int(r)) + ";")
		}
	}
	return b.String()
}
