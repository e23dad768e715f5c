package report

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// dotGraph is what a reader of Graphviz's language finds: names of nodes, and
// edges as "from -> to".
type dotGraph struct{ nodes, edges []string }

// readDOT reads the part of Graphviz's grammar that debtscan writes: a digraph of
// nodes, edges and assignments with attributes.
// https://graphviz.org/doc/info/lang.html
func readDOT(text string) (dotGraph, error) {
	var g dotGraph
	tokens, err := dotTokens(text)
	if err != nil {
		return g, err
	}
	next := func() string {
		if len(tokens) == 0 {
			return ""
		}
		token := tokens[0]
		tokens = tokens[1:]
		return token
	}
	if next() != "digraph" || next() != "debtscan" || next() != "{" {
		return g, fmt.Errorf("it does not begin as a digraph")
	}
	for {
		name := next()
		if name == "}" {
			break
		}
		if !isDotID(name) {
			return g, fmt.Errorf("%q is no name", name)
		}
		sign := next()
		switch {
		case sign == "=":
			if value := next(); !isDotID(value) || next() != ";" {
				return g, fmt.Errorf("%s is not set to a name", name)
			}
			continue
		case sign == "->":
			to := next()
			if !isDotID(to) {
				return g, fmt.Errorf("%s leads to %q", name, to)
			}
			g.edges = append(g.edges, unquoted(name)+" -> "+unquoted(to))
			sign = next()
		case name != "node" && name != "edge":
			g.nodes = append(g.nodes, unquoted(name))
		}
		for sign == "[" || sign == "," {
			if key, is, value := next(), next(), next(); !isDotID(key) || is != "=" || !isDotID(value) {
				return g, fmt.Errorf("%s has the attribute %q%q%q", name, key, is, value)
			}
			sign = next()
		}
		if sign != "]" || next() != ";" {
			return g, fmt.Errorf("the attributes of %s do not end", name)
		}
	}
	if len(tokens) > 0 {
		return g, fmt.Errorf("%q comes after the end", tokens[0])
	}
	return g, nil
}

// dotTokens splits a text as Graphviz's scanner does. In a quoted string a
// backslash quotes a quote or a backslash.
func dotTokens(text string) ([]string, error) {
	token := regexp.MustCompile(`^(?:\s+|//[^\n]*\n|"(?:[^"\\]|\\.)*"|->|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[][{}=,;])`)
	var tokens []string
	for text != "" {
		found := token.FindString(text)
		if found == "" {
			return nil, fmt.Errorf("nothing begins with %.30q", text)
		}
		text = text[len(found):]
		if strings.TrimSpace(found) != "" && !strings.HasPrefix(found, "//") {
			tokens = append(tokens, found)
		}
	}
	return tokens, nil
}

func isDotID(token string) bool {
	return token != "" && !slices.Contains([]string{"->", "[", "]", "{", "}", "=", ",", ";"}, token)
}

// unquoted is the name that a token stands for.
func unquoted(token string) string {
	inner, quoted := strings.CutPrefix(token, `"`)
	if !quoted {
		return token
	}
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(strings.TrimSuffix(inner, `"`))
}

// Any name comes back from a graph as it was written.
func TestDOTGrammar(t *testing.T) {
	names := append(hostileTexts(), `a"b`, `a\`, `\"`, `"];x->y[`, `a\nb`, "graph", "a//b", "a b", "", "ü→")
	for _, name := range names {
		g := smallGraph()
		g.Units[1].ID = name
		for i := range g.Links {
			if g.Links[i].From == "terraform:a" {
				g.Links[i].From = name
			}
			if g.Links[i].To == "terraform:a" {
				g.Links[i].To = name
			}
		}
		text := written(t, func(w io.Writer) error { return GraphDOT(w, g, true) })
		read, err := readDOT(text)
		if err != nil {
			t.Errorf("%.80q: %v in\n%.2000s", name, err, text)
			continue
		}
		shown := visible(name)
		for _, edge := range []string{"pipeline:ci.yml -> " + shown, shown + " -> terraform:b", "terraform:b -> " + shown} {
			if !slices.Contains(read.edges, edge) {
				t.Errorf("%.80q: no edge %.200q", name, edge)
			}
		}
		if !slices.Contains(read.nodes, shown) || len(read.edges) != 5 {
			t.Errorf("%.80q: nodes %.500q, %d edges", name, read.nodes, len(read.edges))
		}
	}
}

// The checker itself refuses what Graphviz refuses.
func TestDOTCheckerRefuses(t *testing.T) {
	for _, text := range []string{
		"", "graph debtscan {}", "digraph debtscan {", `digraph debtscan { "a" -> ; }`, `digraph debtscan { "a" [x=]; }`, `digraph debtscan { "a };`,
		`digraph debtscan { "a" [x=1] }`, "digraph debtscan { } }", "digraph debtscan { a -> b [l=1]; <", `digraph debtscan { "a"b" [x=1]; }`,
	} {
		if _, err := readDOT(text); err == nil {
			t.Errorf("accepted: %s", text)
		}
	}
	if _, err := readDOT("digraph debtscan {\n  rankdir=LR;\n  // x\n  \"a\" [x=1, y=\"z\"];\n}\n"); err != nil {
		t.Error(err)
	}
}
