package yamlnode

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func document(t *testing.T, content string) Node {
	t.Helper()
	node, unread := ParseFirst("f", []byte(content))
	if len(unread) > 0 || !node.Exists() {
		t.Fatalf("cannot parse: %+v", unread)
	}
	return node
}

func TestScalars(t *testing.T) {
	type want struct {
		Text, String string
		StringOK     bool
		Bool, BoolOK bool
		Number       float64
		NumberOK     bool
		Expression   bool
	}
	tests := []struct {
		value string
		want  want
	}{
		{"abc", want{Text: "abc", String: "abc", StringOK: true}},
		{`"true"`, want{Text: "true", String: "true", StringOK: true}},
		{"True", want{Text: "True", String: "True", StringOK: true, Bool: true, BoolOK: true}},
		{"false", want{Text: "false", String: "false", StringOK: true, BoolOK: true}},
		{"yes", want{Text: "yes", String: "yes", StringOK: true}},
		{"30", want{Text: "30", String: "30", StringOK: true, Number: 30, NumberOK: true}},
		{"1.5", want{Text: "1.5", String: "1.5", StringOK: true, Number: 1.5, NumberOK: true}},
		{`"30"`, want{Text: "30", String: "30", StringOK: true}},
		{".inf", want{Text: ".inf", String: ".inf", StringOK: true}},
		{"~", want{}},
		{"", want{}},
		{"[1]", want{}},
		{"a ${{ b }}", want{Text: "a ${{ b }}", Expression: true}},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			n := document(t, "k: "+tt.value+"\n").Get("k")
			got := want{Text: n.Text(), Expression: n.HasExpression()}
			got.String, got.StringOK = n.String()
			got.Bool, got.BoolOK = n.Bool()
			got.Number, got.NumberOK = n.Number()
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStrings(t *testing.T) {
	tests := []struct {
		value   string
		want    []string
		certain bool
	}{
		{"a", []string{"a"}, true},
		{"[a, 1, true]", []string{"a", "1", "true"}, true},
		{"[a, '${{ b }}', c]", []string{"a", "c"}, false},
		{"[a, [b]]", []string{"a"}, false},
		{"[a, ~]", []string{"a"}, false},
		{"${{ b }}", nil, false},
		{"{a: b}", nil, false},
		{"[]", nil, true},
		{"", nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			got, certain := document(t, "k: "+tt.value+"\n").Get("k").Strings()
			if diff := cmp.Diff(tt.want, got); diff != "" || certain != tt.certain {
				t.Errorf("certain %t, want %t (-want +got):\n%s", certain, tt.certain, diff)
			}
		})
	}
	if got, certain := (Node{}).Strings(); got != nil || !certain {
		t.Errorf("a missing node gives %v, %t", got, certain)
	}
}

func TestAliasesAreFollowed(t *testing.T) {
	n := document(t, "base: &b\n  k: [1, 2]\ncopy: *b\n")
	got, _ := n.Get("copy").Get("k").Strings()
	if diff := cmp.Diff([]string{"1", "2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := debt.Location{Path: "f", Line: 3, Column: 1, EndLine: 3}
	if diff := cmp.Diff(want, n.Lookup("copy").Location("f")); diff != "" {
		t.Errorf("location (-want +got):\n%s", diff)
	}
}

func TestPairsSkipWhatLookupsCannotFind(t *testing.T) {
	node, _ := ParseFirst("f", []byte("a: 1\nb: 2\na: 3\n? [x]\n: 4\non: 5\n"))
	var got []string
	for pair := range node.Pairs() {
		got = append(got, pair.Key.Text()+"="+pair.Value.Text())
	}
	if diff := cmp.Diff([]string{"a=1", "b=2", "on=5"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if node.Lookup("a").Value.Text() != "1" {
		t.Error("Lookup does not find the first of two equal keys")
	}
}

func TestMissingNodesAnswerLikeEmptyOnes(t *testing.T) {
	var n Node
	if n.Exists() || n.IsNull() || n.IsMapping() || n.Get("a").Get("b").Exists() || n.Items() != nil || n.Line() != 0 {
		t.Error("a missing node claims to hold something")
	}
	if diff := cmp.Diff(debt.Location{Path: "f"}, n.Lookup("a").Location("f")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
