package terraform

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/comment"
)

func marks(t *testing.T, text string) []string {
	t.Helper()
	s := New()
	fsys := fstest.MapFS{"a/main.tf": {Data: []byte(text)}}
	facts, err := s.Scan(t.Context(), fsys, s.Units([]string{"a/main.tf"})[0])
	if err != nil || len(facts.Unread) > 0 {
		t.Fatal(err, facts.Unread)
	}
	var all []string
	for _, m := range facts.Marker {
		all = append(all, fmt.Sprintf("%d %s%s%s", m.At.Line, m.Kind, m.Word, m.Rule))
	}
	return all
}

func TestMarkers(t *testing.T) {
	for text, want := range map[string][]string{
		"# TODO: a\n":                                                                 {"1 promisetodo"},
		"a = 1 // TODO: a\n/* b\n FIXME: c */\n":                                      {"1 promisetodo", "3 promisefixme"},
		"a = \"# TODO: a ${b[\"# TODO: b\"]}\" # TODO: c\n":                           {"1 promisetodo"},
		"a = <<E\n# TODO: a\nE\nb = 1 # FIXME: b\n":                                   {"4 promisefixme"},
		"a = \"${\n# TODO: a\nb}\"\n":                                                 {"2 promisetodo"},
		"a {\n  #checkov:skip=CKV_1:x\n}\n":                                           {"2 suppressedCKV_1"},
		"# a \"b\" {\n#   c = [\n#   ]\n# }\n":                                        {"1 dead-code"},
		"# why not\n// a = 1\n//\n// b = {\n// }\n":                                   {"2 dead-code"},
		"# a = 1\n# b = first word\n# c = 3\n":                                        nil,
		"# key = value\n# other = word\n# third = thing\n":                            nil,
		"# a = {\n#   b = 1\n# }\n":                                                   nil,
		"# The list {\n# of things\n# }\n":                                            nil,
		"# For example:\n# a \"b\" {\n#   c = 1\n# }\n":                               nil,
		"/*\nresource \"a\" \"b\" {\n  c = 1\n}\n*/\n# the queue was created by hand": {"2 dead-code", "6 manual"},
	} {
		if diff := cmp.Diff(want, marks(t, text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// What is found without the lexer is what is found with it.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{
		"a = \"x # TODO: y\" # TODO: z\n",
		"a = \"$${ ${\"}\" } %{ if b } # %{ endif }\" // FIXME: y\n# for\n# now\n",
		"a = <<-E\n  # TODO: x\n  ${b}\n  E\n# TODO: y\n",
		"#T\x04ODO", "# TO\u200bDO: x\n",
		"a = [<<E\nE\n, 1] # TODO: x\n/* TODO: y */ b = 1\n# c {\n# d = 1\n# }\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		content := []byte(text)
		if tooDeep("", content) != nil {
			return
		}
		if _, diags := hclsyntax.ParseConfig(content, "", hcl.InitialPos); diags.HasErrors() {
			return
		}
		found, sure := comment.Plain(content)
		if !sure {
			return
		}
		if diff := cmp.Diff(markersOf(comments(content)), markersOf(found)); diff != "" {
			t.Errorf("%q (-lexer +plain):\n%s", text, diff)
		}
	})
}

func markersOf(list []comment.Comment) []debt.Marker {
	f := comment.NewFinder("u")
	f.Read("f", list, deadCode)
	return f.Facts().Marker
}
