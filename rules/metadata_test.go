package rules

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestRuleOf(t *testing.T) {
	set := embeddedSet(t)
	var got debt.Rule
	for _, r := range set.Rules() {
		switch r.ID {
		case "OBS-001":
			got = r
		case "STA-020":
			if r.Evidence != "thin" {
				t.Errorf("STA-020 rests on evidence %q", r.Evidence)
			}
		}
	}
	if len(got.Digest) != 64 || !strings.HasSuffix(got.Description, "is told not to ask about it.") {
		t.Errorf("digest %q, description %q", got.Digest, got.Description)
	}
	got.Digest, got.Description = "", ""
	want := debt.Rule{
		ID: "OBS-001", Name: "log-group-without-retention", Family: "OBS",
		Title:      "Log group keeps logs forever",
		Severities: []debt.Severity{debt.Low}, Confidence: debt.ConfidenceHigh, Default: true,
		Scope: debt.ScopeRepository, AgeBasis: "unit", Interest: "absence", Key: []string{"resource address"},
		Serves:      []string{"1c", "1a"},
		Remediation: "Set retention_in_days, per environment if need be, for example 30, 90 or 400 days.",
		Effort:      5 * time.Minute, Since: "0.1.0", Clouds: []string{"aws"},
		References: []string{"https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"},
		Package:    `data.debt.rules["observability"]["log-group-without-retention"]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("OBS-001 (-want +got):\n%s", diff)
	}
}

func TestDefaultIsReadAsWritten(t *testing.T) {
	for text, want := range map[string]bool{"on": true, "true": true, `"on"`: true, "off": false, "false": false} {
		source := strings.Replace(ruleText("ACM-001", "x", eachQueue), "default: on", "default: "+text, 1)
		if got := customSet(t, map[string]string{"x.rego": source}).Rules()[0].Default; got != want {
			t.Errorf("default: %s is %v", text, got)
		}
	}
}

func TestMetadataProblems(t *testing.T) {
	tests := map[string]struct{ old, replacement, want string }{
		"unknown custom field": {"since: 0.1.0", "since: 0.1.0\n#   owner: me", "x.rego:18: custom.owner is not a known field"},
		"unknown field":        {"# title:", "# organizations: [a]\n# title:", "organizations is not a known field"},
		"missing field":        {"#   scope: unit\n", "", "custom.scope is missing; expected unit, linked or repository"},
		"missing title":        {"# title: A title\n", "", "x.rego:2: title is missing"},
		"title with stop":      {"A title", "A title.", "title is \"A title.\"; expected what is wrong, without a full stop"},
		"description":          {"A description.", "A description", "description is"},
		"repeated field":       {"since: 0.1.0", "since: 0.1.0\n#   since: 0.2.0", "x.rego:18: custom.since is written twice"},
		"id":                   {"ACM-001", "AC-1", `x.rego:7: custom.id is "AC-1"; expected a family's prefix and three digits`},
		"severity":             {"[low]", "[low, awful]", `custom.severities has "awful"`},
		"severity twice":       {"[low]", "[low, low]", `custom.severities has "low"; expected a list of critical, high, medium or low, each once`},
		"severities":           {"[low]", "low", `custom.severities is "low"; expected a list`},
		"no severity":          {"[low]", "[]", `custom.severities is a list of 0`},
		"confidence":           {"confidence: high", "confidence: sure", `custom.confidence is "sure"`},
		"default":              {"default: on", "default: maybe", `custom.default is "maybe"; expected on or off`},
		"evidence":             {"since: 0.1.0", "since: 0.1.0\n#   evidence: thick", `custom.evidence is "thick"`},
		"scope":                {"scope: unit", "scope: file", `custom.scope is "file"`},
		"age":                  {"age_basis: unit", "age_basis: month", `custom.age_basis is "month"`},
		"interest":             {"interest: absence", "interest: 3%", `custom.interest is "3%"`},
		"key":                  {"key: [a name]", "key: {a: name}", "custom.key is a mapping"},
		"effort":               {"effort: 30m", "effort: 1d", `custom.effort is "1d"; expected whole minutes or hours`},
		"no effort":            {"effort: 30m", "effort: 0m", `custom.effort is "0m"`},
		"since":                {"since: 0.1.0", "since: soon", `custom.since is "soon"`},
		"replaces":             {"since: 0.1.0", "since: 0.1.0\n#   replaces: [old]", `custom.replaces has "old"`},
		"clouds":               {"since: 0.1.0", "since: 0.1.0\n#   clouds: [ibm]", `custom.clouds has "ibm"`},
		"serves":               {"since: 0.1.0", "since: 0.1.0\n#   serves: [everyone]", `custom.serves has "everyone"`},
		"schema":               {"schema.facts", "schema.other", "schemas does not bind the input"},
		"no custom":            {"# custom:", "# custom: 3\n# title2:", "custom is missing"},
		"reference":            {"# custom:", "# related_resources:\n# - not a url\n# custom:", `related_resources has "not a url"`},
		"alias":                {"remediation: Do something.", "remediation: *x", "not YAML"},
		"not YAML":             {"# title: A title", "# title: [", "x.rego:1: the METADATA annotation is not YAML"},
		"no annotation":        {"# METADATA", "# METADATE", "there is no METADATA annotation"},
		"gap":                  {"package debt", "\npackage debt", "x.rego:18: the METADATA annotation ends before the package line"},
		"package":              {"package debt.rules.acme", "package debt.lib", "x.rego:18: the package is not debt.rules[family][name]"},
		"no package":           {"package debt", "# package debt", "there is no package line"},
		"foreign prefix":       {"ACM-001", "RET-001", `custom.id RET-001 does not fit the package's family "acme"`},
		"foreign family":       {"debt.rules.acme", "debt.rules.retries", `expected RET-… in "retries" and nowhere else`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			source := strings.Replace(ruleText("ACM-001", "x", eachQueue), test.old, test.replacement, 1)
			_, err := Load(fstest.MapFS{"x.rego": {Data: []byte(source)}}, LoadOptions{Custom: true})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got:  %v\nwant: %s", err, test.want)
			}
		})
	}
}

func TestEmbeddedRulesStandInTheirPlace(t *testing.T) {
	source := strings.Replace(ruleText("RET-001", "a-b", eachQueue), "rules.acme", "rules.retries", 1)
	source = strings.Replace(source, "#   since", "#   serves: [2a]\n#   since", 1)
	for file, want := range map[string]string{
		"retries/a-b/a_b.rego": "",
		"retries/a-b/a-b.rego": "expected retries/a-b/a_b.rego",
		"latency/a-b/a_b.rego": "expected retries/a-b/a_b.rego",
		"retries/x/a_b.rego":   "expected retries/a-b/a_b.rego",
	} {
		_, err := Load(fstest.MapFS{file: {Data: []byte(source)}}, LoadOptions{})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", file, err, want)
		}
	}
}
