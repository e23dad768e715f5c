package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLibraryIsCutToWhatRulesNeed(t *testing.T) {
	l := newLibrary([]source{
		{"lib/a.rego", "package debt.lib\n\n# asked: told\nasked(x) if {\n\tinner(x)\n}\n\nasked(x) if told(x)\n\nidle if _other\n"},
		{"lib/b.rego", "package debt.lib\n\ninner(x) if x\n\ndefault told(_) := false\n"},
		{"lib/c.rego", "package debt.lib\n\n_other if input.resource\n"},
		{"lib/d.rego", "package debt.lib\n\nalone := {\n\t\"asked\": 1,\n}\n"},
	})
	for name, tt := range map[string]struct {
		text  string
		used  []string
		files []string
	}{
		"nothing":       {"# lib.asked\nfindings contains 1", nil, nil},
		"a helper":      {"import data.debt.lib\nfindings contains lib.asked(1)", []string{"asked", "asked", "inner", "told"}, []string{"lib/a.rego", "lib/b.rego", "lib/c.rego"}},
		"an alias":      {"import data.debt.lib as l\nfindings contains l.asked(1)", []string{"asked", "asked", "idle", "inner", "told", "_other", "alone"}, []string{"lib/a.rego", "lib/b.rego", "lib/c.rego", "lib/d.rego"}},
		"in brackets":   {"import data.debt.lib\nfindings contains lib[\"alone\"]", []string{"asked", "asked", "idle", "inner", "told", "_other", "alone"}, []string{"lib/a.rego", "lib/b.rego", "lib/c.rego", "lib/d.rego"}},
		"one by itself": {"import data.debt.lib\nfindings contains lib.told(1)", []string{"told"}, []string{"lib/b.rego"}},
	} {
		t.Run(name, func(t *testing.T) {
			rules := []sourced{{source: source{"r.rego", tt.text}}}
			var used, files []string
			for _, d := range l.used(rules) {
				used = append(used, d.name)
			}
			for _, f := range l.needed(rules) {
				files = append(files, f.file)
			}
			if diff := cmp.Diff([][]string{tt.used, tt.files}, [][]string{used, files}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every rule compiles with the part of the library that it is said to need.
func TestEveryRuleHasItsLibrary(t *testing.T) {
	set := embeddedSet(t)
	l := newLibrary(set.lib)
	for _, rule := range set.rules {
		p, err := compileRules([]sourced{rule}, l.needed([]sourced{rule}), false)
		if err != nil || len(p.failed) > 0 {
			t.Errorf("%s: %v %v", rule.ID, err, p.failed)
		}
	}
}
