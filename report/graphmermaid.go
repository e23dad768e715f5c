package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// GraphMermaid writes a graph as a Mermaid flowchart, as GitHub and GitLab draw
// it in Markdown. All adds what lies outside of the repository.
func GraphMermaid(w io.Writer, g debt.UnitGraph, all bool) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for i, c := range g.Cycles {
		fmt.Fprintf(&b, "  %%%% cycle %d: %s\n", i+1, mermaidText(strings.Join(c.Loop, " to ")))
	}
	edges := graphEdges(g, all)
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
	_, err := io.WriteString(w, b.String())
	return err
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
