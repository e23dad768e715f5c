package yamlnode

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOffsets finds the words of a scalar, each by its offset in the value, and
// shows the line and the column at which each is.
func TestOffsets(t *testing.T) {
	tests := []struct {
		name, content, want string
	}{
		{"plain", "k: b cc\n", "b 1:4, cc 1:6"},
		{"plain over lines", "k: b\n  cc\n\n  d\n", "b 1:4, cc 2:3, d 4:3"},
		{"literal", "k: |\n  b\n    cc\n\n  # d\n", "b 2:3, cc 3:5, # 5:3, d 5:5"},
		{"literal with a header", "k: &x |2- # b\n\n   b\n  cc\nz: 1\n", "b 3:4, cc 4:3"},
		{"folded", "k: >-\n  b\n  cc\n\n  d\n", "b 2:3, cc 3:3, d 5:3"},
		{"single quotes", "k: 'b ''c'''\n", "b 1:5, 'c' 1:7"},
		{"double quotes", "k: \"b\\n\\\"c\\\" \\\n  d \\\\e\"\n", "b 1:5, \"c\" 1:8, d 2:3, \\e 2:5"},
		{"an escape that is not matched", "k: \"b \\x63 d\"\n", "b 1:5, c 1:0, d 1:0"},
		{"alias", "a: &x b cc\nk: *x\n", "b 2:0, cc 2:0"},
		{"columns are bytes", "k: ö b\n", "ö 1:4, b 1:7"},
		{"tag", "k: !!str b\n", "b 1:10"},
		{"in a flow", "{k: b, z: 1}\n", "b 1:5"},
	}
	for _, tt := range tests {
		for _, lineEnd := range []string{"\n", "\r\n"} {
			n := document(t, strings.ReplaceAll(tt.content, "\n", lineEnd)).Get("k")
			offsets := n.Offsets()
			var got []string
			at := 0
			for word := range strings.FieldsSeq(n.Text()) {
				at += strings.Index(n.Text()[at:], word)
				line, column := offsets.Position(at)
				got = append(got, fmt.Sprintf("%s %d:%d", word, line, column))
				at += len(word)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("%s with %q (-want +got):\n%s", tt.name, lineEnd, diff)
			}
		}
	}
}

func TestOffsetsOfNothing(t *testing.T) {
	if line, column := (Node{}).Offsets().Position(0); line != 0 || column != 0 {
		t.Errorf("%d:%d", line, column)
	}
	offsets := document(t, "a: 1\nk: |\n  b\n").Get("k").Offsets()
	if line, column := offsets.Position(99); line != 3 || column != 0 {
		t.Errorf("behind the end: %d:%d", line, column)
	}
}
