package yamlnode

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestParseReportsWhatItCannotRead(t *testing.T) {
	tests := []struct {
		name, content string
		documents     int
		want          []debt.Unread
	}{
		{"empty", "", 0, nil},
		{"comment only", "# nothing\n", 0, nil},
		{"null document", "---\n", 1, nil},
		{"bad indentation", "a:\n  b: 1\n c: 2\n", 0, []debt.Unread{
			{Path: "f", Line: 3, Reason: "it is not valid YAML: did not find expected key"},
		}},
		{"nested mapping in a value", "a: 1\nb: c: d\n", 0, []debt.Unread{
			{Path: "f", Line: 2, Reason: "it is not valid YAML: mapping values are not allowed in this context"},
		}},
		{"tab", "on: push\n\tjobs: 1\n", 0, []debt.Unread{
			{Path: "f", Line: 2, Reason: "it is not valid YAML: found a tab character that violates indentation"},
		}},
		{"cut off", "a: 1\nb: [", 0, []debt.Unread{
			{Path: "f", Line: 2, Reason: "it is not valid YAML: did not find expected node content"},
		}},
		{"first line", "a: b: c\n", 0, []debt.Unread{
			{Path: "f", Line: 1, Reason: "it is not valid YAML: mapping values are not allowed in this context"},
		}},
		{"unknown anchor", "a: 1\nb: *gone\n", 0, []debt.Unread{
			{Path: "f", Line: 2, Reason: "it is not valid YAML: unknown anchor 'gone' referenced"},
		}},
		{"second document broken", "a: 1\n---\nb: 'x\n", 1, []debt.Unread{
			{Path: "f", Line: 3, Reason: "it is not valid YAML: found unexpected end of stream", Partial: true},
		}},
		{"anchor of itself", "a: 1\nb: &x [*x]\n", 0, []debt.Unread{
			{Path: "f", Line: 2, Reason: `the anchor "x" contains itself`},
		}},
		{"repeated key", "a: 1\nb: 2\na: 3\n", 1, []debt.Unread{
			{Path: "f", Line: 3, Reason: `the key "a" is repeated; only the first is read`, Partial: true},
		}},
		{"repeated key under an alias is told once", "a: &m {k: 1, k: 2}\nb: *m\n", 1, []debt.Unread{
			{Path: "f", Line: 1, Reason: `the key "k" is repeated; only the first is read`, Partial: true},
		}},
		{"complex key", "a: 1\n? [b]\n: c\n", 1, []debt.Unread{
			{Path: "f", Line: 2, Reason: "a key is not a single value; what it holds is not read", Partial: true},
		}},
		{"too deep", strings.Repeat("[", 300) + strings.Repeat("]", 300), 0, []debt.Unread{
			{Path: "f", Line: 1, Reason: "it nests deeper than 200 levels"},
		}},
		{"too many documents", strings.Repeat("---\na: 1\n", 101), 100, []debt.Unread{
			{Path: "f", Line: 201, Reason: "it has more than 100 documents; the rest is not read", Partial: true},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nodes, unread := Parse("f", []byte(tt.content))
			if len(nodes) != tt.documents {
				t.Errorf("got %d documents, want %d", len(nodes), tt.documents)
			}
			if diff := cmp.Diff(tt.want, unread); diff != "" {
				t.Errorf("unread (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseStopsAtAliasBombs(t *testing.T) {
	var nodes, text strings.Builder
	nodes.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i <= 9; i++ {
		prior := fmt.Sprintf("*a%d, ", i-1)
		fmt.Fprintf(&nodes, "a%d: &a%d [%s]\n", i, i, strings.Repeat(prior, 10))
	}
	fmt.Fprintf(&text, "a: &a %s\nb: [%s]\n", strings.Repeat("x", 1<<20), strings.Repeat("*a, ", 20))
	tests := []struct{ name, content, want string }{
		{"nodes", nodes.String(), "it has more than 200000 values once its aliases are followed"},
		{"text", text.String(), "it has more than 16 MiB of text once its aliases are followed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			documents, unread := Parse("f", []byte(tt.content))
			if len(documents) != 0 || len(unread) != 1 || unread[0].Reason != tt.want || unread[0].Partial {
				t.Errorf("got %d documents and unread %+v, want only %q", len(documents), unread, tt.want)
			}
		})
	}
}

func TestParseFirst(t *testing.T) {
	node, unread := ParseFirst("f", []byte("a: 1\n---\nb: 2\n"))
	if value, _ := node.Get("a").String(); value != "1" {
		t.Errorf("a is %q, want 1", value)
	}
	want := []debt.Unread{{Path: "f", Line: 2, Reason: "it has more than one YAML document; only the first is read", Partial: true}}
	if diff := cmp.Diff(want, unread); diff != "" {
		t.Errorf("unread (-want +got):\n%s", diff)
	}
	if node, unread = ParseFirst("f", []byte("# nothing\n")); node.Exists() || unread != nil {
		t.Errorf("an empty file gives a node or unread: %+v", unread)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("a: &x [1, {b: c}]\nd: *x\ne: |\n  f\n"))
	f.Add([]byte("é: {ü: \"a\n b\", 'c': d}\n--- !t &q\n? [a]\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		documents, _ := Parse("f", content)
		lines := 1 + strings.Count(string(content), "\n")
		for _, document := range documents {
			visit(t, document, lines)
		}
	})
}

// visit asks every node for everything.
func visit(t *testing.T, n Node, lines int) {
	t.Helper()
	at := n.Location("f")
	if at.Line < 1 || at.Column < 1 || at.EndLine < at.Line || at.EndLine > lines {
		t.Errorf("location %+v is outside of a file with %d lines", at, lines)
	}
	n.Bool()
	n.Number()
	n.Strings()
	for pair := range n.Pairs() {
		pair.Location("f")
		visit(t, pair.Value, lines)
	}
	for _, item := range n.Items() {
		visit(t, item, lines)
	}
}
