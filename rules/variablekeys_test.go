package rules

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatRulesMention(t *testing.T) {
	lib := []source{{"lib/a.rego", "package debt.lib\n\nkinds := {\"b\", \"c\"}\n\nmore := kinds | {\"d\"}\n\nfirst contains row if {\n\tsome kind in kinds\n\tsome row in input.resource[kind]\n}\n"}}
	const head = "package debt.rules.x[\"y\"]\n\nimport data.debt.lib\n\n"
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"a key":               {`findings contains 1 if input.resource.a[_]`, []string{"resource.a"}},
		"a quoted key":        {`findings contains 1 if input.pin["a-b"][_]`, []string{"pin.a-b"}},
		"a list":              {`findings contains 1 if { some kind in ["a", "b"]; some row in input.resource[kind] }`, []string{"resource.a", "resource.b"}},
		"a table of strings":  {`findings contains 1 if { some kind, attribute in {"a": "p"}; input.data[kind][_].attrs[attribute] }`, []string{"data.a", "data.p"}},
		"parts of a tuple":    {"growth := [[\"a\", \"x\", {false}]]\n\nfindings contains 1 if { some [kind, _, _] in growth; input.resource[kind] }", []string{"resource.a", "resource.x"}},
		"a name of ours":      {"ours := {\"a\"}\n\nfindings contains 1 if { some kind in ours; input.resource[kind] }", []string{"resource.a"}},
		"the library's":       {`findings contains 1 if { some kind in lib.kinds; input.resource[kind] }`, []string{"resource.b", "resource.c"}},
		"within the library":  {`findings contains 1 if lib.first[_]`, []string{"resource.b", "resource.c"}},
		"two ways":            {`findings contains 1 if { some kind in {"a"}; input.resource[kind]; x := {y | some kind in lib.more; y := input.resource[kind]} }`, []string{"resource"}},
		"what is computed":    {`findings contains 1 if { some kind in lib.more; input.resource[kind] }`, []string{"resource"}},
		"a field":             {`findings contains 1 if { some row in input.module; input.resource[row.name] }`, []string{"module", "resource"}},
		"an argument":         {"kinds := {\"a\"}\n\nof(kind) := input.resource[kind]\n\nfindings contains 1 if { some kind in kinds; of(kind) }", []string{"resource"}},
		"an argument's list":  {"kinds := {\"a\"}\n\nof(kinds) := {x | some kind in kinds; x := input.resource[kind]}\n\nfindings contains of(1)", []string{"resource"}},
		"an assignment":       {`findings contains 1 if { kind := concat("_", ["a", "b"]); input.resource[kind] }`, []string{"resource"}},
		"a loop":              {`findings contains 1 if { some kind in {"a"}; every kind in input.unit { input.resource[kind] } }`, []string{"resource", "unit"}},
		"any key":             {`findings contains 1 if input.resource[_]`, []string{"resource"}},
		"all rows":            {`findings contains 1 if { some kind, rows in input.resource; startswith(kind, "a") }`, []string{"resource"}},
		"keys that are built": {`findings contains 1 if { some kind in {"a", concat("", ["b"])}; input.resource[kind] }`, []string{"resource"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &Set{lib: lib, rules: []sourced{{source: source{"r.rego", head + tt.text + "\n"}}}}
			if diff := cmp.Diff(tt.want, slices.Sorted(maps.Keys(s.wants().names))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
