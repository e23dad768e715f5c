package yamlnode

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestLocationOfPair(t *testing.T) {
	tests := []struct {
		name, content string
		want          debt.Location // of the key k
	}{
		{"plain", "a: 1\nk: v\nz: 1\n", debt.Location{Line: 2, Column: 1, EndLine: 2}},
		{"no value", "k:\n\n\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 1}},
		{"mapping with comments after", "k:\n  a: 1\n  b: 2\n\n  # note\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 3}},
		{"sequence", "k:\n- a\n- b: 1\n  c: 2\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 4}},
		{"literal with comment lines", "k: |\n  a\n\n  # of the shell\n\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 4}},
		{"literal that starts blank", "k: |-\n\n   a\n     b\n   c\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 5}},
		{"empty literal", "k: |\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 1}},
		{"folded", "k: >-\n  a\n  b\n\n  c\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 5}},
		{"plain over lines", "k: a b\n  c\n\n  d\nz: d\n", debt.Location{Line: 1, Column: 1, EndLine: 4}},
		{"double quotes over lines", "k: \"a\n  b\\\"\n  # c\"\nz: \"\"\n", debt.Location{Line: 1, Column: 1, EndLine: 3}},
		{"single quotes over lines", "k: 'a\n  b''\n  c'\nz: ''\n", debt.Location{Line: 1, Column: 1, EndLine: 3}},
		{"flow over lines", "k: {a: [1,\n  2], # ]\n  b\n}\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 4}},
		{"empty flow", "k: &x [\n]\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 2}},
		{"anchor and tag", "k: &x !!str\n  a\n  b\nz: 1\n", debt.Location{Line: 1, Column: 1, EndLine: 3}},
		{"no line feed at the end", "a: 1\nk: |\n  b", debt.Location{Line: 2, Column: 1, EndLine: 3}},
		{"columns are bytes", "a: {ü: ö, k: 1}\n", debt.Location{Line: 1, Column: 13, EndLine: 1}},
		{"lines are line feeds", "a: \"\u2028\"\nk: b\n", debt.Location{Line: 2, Column: 1, EndLine: 2}},
	}
	for _, tt := range tests {
		for _, lineEnd := range []string{"\n", "\r\n"} {
			t.Run(tt.name+strings.ReplaceAll(lineEnd, "\r\n", " with CRLF"), func(t *testing.T) {
				n := document(t, strings.ReplaceAll(tt.content, "\n", lineEnd))
				pair := n.Lookup("k")
				if !pair.Key.Exists() {
					pair = n.Get("a").Lookup("k")
				}
				if diff := cmp.Diff(tt.want, pair.Location("")); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}
