package rules

import "testing"

func TestMentions(t *testing.T) {
	set := func(text string) *Set {
		const head = "package debt.rules.x[\"y\"]\n\n"
		return &Set{rules: []sourced{{source: source{"r.rego", head + text + "\n"}}}}
	}
	for name, tt := range map[string]struct {
		set  *Set
		want bool
	}{
		"no set":           {nil, true},
		"a row of it":      {set(`findings contains 1 if input.copy[_].kind`), true},
		"another table":    {set(`findings contains 1 if input.resource.copy[_]`), false},
		"one by its name":  {set(`findings contains 1 if { some name in ["copy"]; input[name] }`), true},
		"only in comments": {set("# input.copy is not for this rule.\nfindings contains 1 if input.unit[_]"), false},
		"no rules at all":  {&Set{}, false},
	} {
		if got := tt.set.Mentions("copy"); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
