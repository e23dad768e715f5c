package config_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
)

func TestParse(t *testing.T) {
	c, err := config.Parse("debtscan.yaml", []byte(`
exclude: [third_party/, "*.generated.tf"]
rules:
  STA-001: off
  OBS-001: {enabled: on, severity: medium}
suppress:
  - {rule: STA-001, path: "legacy/**", until: 2027-06-30, reason: moves with the migration}
`))
	if err != nil {
		t.Fatal(err)
	}
	if c.Rules["STA-001"].On(true) || !c.Rules["OBS-001"].On(false) || !c.Rules["DEP-001"].On(true) {
		t.Errorf("rules switched wrongly: %+v", c.Rules)
	}
	if got := c.Rules["OBS-001"].Severity; got != debt.Medium {
		t.Errorf("severity = %q, want medium", got)
	}
	if s := c.Suppress[0]; s.Until != "2027-06-30" || !s.Path.Match("legacy/a/main.tf") || s.Line != 7 {
		t.Errorf("suppression: %+v", s)
	}
	if err := c.CheckRules("debtscan.yaml", []string{"OBS-001"}); err == nil || !strings.Contains(err.Error(), `debtscan.yaml:4: there is no rule "STA-001"`) {
		t.Errorf("CheckRules: %v", err)
	}
}

func TestEmptyFileChangesNothing(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n"} {
		if c, err := config.Parse("f", []byte(text)); err != nil || c.Exclude != nil || c.Rules != nil {
			t.Errorf("Parse(%q) = %+v, %v", text, c, err)
		}
	}
}

func TestMistakesNameTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"excludes: []":                                                        "f:1: unknown setting \"excludes\"",
		"suppress: {}":                                                        "f:1: expected a list of entries",
		"suppress:\n- {rule: STA-001, path: x}":                               "f:2: an entry of suppress needs reason",
		"suppress:\n- {path: x, reason: r}":                                   "f:2: an entry of suppress needs rule",
		"suppress:\n- {rule: STA-001, reason: r}":                             "f:2: an entry of suppress needs path or unit",
		"suppress:\n- {rule: STA-001, path: x, reason: r, until: soon}":       "f:2: until: soon is no date",
		"suppress:\n- {rule: STA-001, path: x, reason: r, until: 2027-02-30}": "f:2: until: 2027-02-30 is no date",
		"suppress:\n- {rule: STA-001, path: '', reason: r}":                   "f:2: path is empty",
		"suppress:\n- {rule: STA-001, path: x, reason: r, owner: me}":         "f:2: unknown setting \"owner\"",
		"exclude: third_party":                                                "f:1: expected a list of patterns",
		"exclude: ['']":                                                       "f:1: \"\" is not a pattern",
		"exclude: ['a*a*a*a*a*a*a*a*a*a*a*b']":                                "f:1: \"a*a*a*a*a*a*a*a*a*a*a*b\" is not a pattern",
		"exclude: ['[']":                                                      "f:1: \"[\" is not a pattern",
		"rules: [STA-001]":                                                    "f:1: expected a mapping from rule IDs",
		"rules:\n  STA-001: maybe":                                            "f:2: expected on or off, found \"maybe\"",
		"rules:\n  STA-001: {level: high}":                                    "f:2: unknown setting \"level\"; expected enabled, severity",
		"rules:\n  STA-001: {severity: bad}":                                  "f:2: unknown severity \"bad\"",
		"rules:\n  STA-001: off\n  STA-001: on":                               "f:3: \"STA-001\" is set twice",
		"rules:\n\t- x":                                                       "f:2: it is not valid YAML",
		"- a":                                                                 "f:1: expected a mapping with exclude, rules, suppress",
		"rules: {STA-001: {enabled: true, enabled: off}}":                     "f:1: \"enabled\" is set twice",
	} {
		if _, err := config.Parse("f", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %s…", text, err, want)
		}
	}
}

func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		pattern, path string
		want          bool
	}{
		{"third_party/", "third_party/a/b.tf", true},
		{"third_party", "x/third_party/a.tf", true},
		{"/third_party", "x/third_party/a.tf", false},
		{"a/*.tf", "a/main.tf", true},
		{"a/*.tf", "a/b/main.tf", false},
		{"a/**", "a/b/main.tf", true},
		{"**/gen/*.tf", "gen/main.tf", true},
		{"**/gen/*.tf", "x/y/gen/main.tf", true},
		{"*.generated.tf", "x/a.generated.tf", true},
		{"legacy?", "legacy1/main.tf", true},
		{"legacy", "legacy2/main.tf", false},
	} {
		c, err := config.Parse("f", []byte("exclude: ['"+tt.pattern+"']"))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Exclude.Match(tt.path); got != tt.want {
			t.Errorf("%q on %q = %v", tt.pattern, tt.path, got)
		}
	}
}

func TestRoster(t *testing.T) {
	c, err := config.Parse("debtscan.yaml", []byte(`roster:
  partial: true
  people: [ada, {login: grace, left: 2026-03-31}]
  teams:
    - {name: org/platform, aliases: [org/infra], members: [ada]}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := &config.Roster{
		Partial: true,
		People:  []config.Person{{Login: "ada"}, {Login: "grace", Left: time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)}},
		Teams:   []config.Team{{Name: "org/platform", Aliases: []string{"org/infra"}, Members: []string{"ada"}}},
	}
	if diff := cmp.Diff(want, c.Roster); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for text, says := range map[string]string{
		"roster: []":                                         "1: expected a mapping",
		"roster:\n  people: ada":                             "2: expected a list",
		"roster:\n  people:\n    - {left: x}":                "3: left: x is no date",
		"roster:\n  people:\n    - {login: \"\"}":            "3: a person of the roster needs a login",
		"roster:\n  teams:\n    - {members: [a]}":            "3: a team of the roster needs a name",
		"roster:\n  teams:\n    - {name: a, members: [[b]]}": "3: expected a name",
	} {
		if _, err := config.Parse("debtscan.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}
