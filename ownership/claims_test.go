package ownership_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// provider is an AWS provider of the unit "prod" with these default tags.
func provider(tags map[string]any, unsure ...string) debt.Provider {
	attrs := map[string]any{}
	if tags != nil {
		attrs["default_tags"] = []any{map[string]any{"tags": tags}}
	}
	return debt.Provider{Unit: caller, Name: "aws", Values: debt.Values{Attrs: attrs, Unsure: unsure}}
}

func TestFindClaimsOfTags(t *testing.T) {
	type row struct{ Owner, Source string }
	tests := []struct {
		name     string
		provider debt.Provider
		want     []row
	}{
		{"no tags", provider(nil), nil},
		{"other tags", provider(map[string]any{"cost-centre": "1", "Name": "x", "owner_email": "x"}), nil},
		{"several names", provider(map[string]any{"Owner": "a", "service-owner": "b", "TEAM": "c"}), []row{
			{"a", "the default tag Owner"}, {"c", "the default tag TEAM"}, {"b", "the default tag service-owner"},
		}},
		{"placeholders", provider(map[string]any{"owner": " TBD ", "team": ""}), nil},
		{"no text", provider(map[string]any{"owner": 7.0}), nil},
		{"an owner that is a variable", provider(map[string]any{}, "default_tags.0.tags.Owner", "region"), []row{{"", "the default tag Owner"}}},
		{"all tags from elsewhere", provider(nil, "default_tags.0.tags"), []row{{"", "the default tags"}}},
		{"the block may be there", provider(nil, "default_tags"), []row{{"", "the default tags"}}},
		{"another tag is a variable", provider(map[string]any{"owner": "a"}, "default_tags.0.tags.env"), []row{{"a", "the default tag owner"}}},
		{"labels", debt.Provider{Unit: caller, Values: debt.Values{Attrs: map[string]any{"default_labels": map[string]any{"squad": "a"}}}}, []row{{"a", "the default tag squad"}}},
		{"odd shapes", debt.Provider{Values: debt.Values{Attrs: map[string]any{"default_tags": []any{}, "default_labels": "x"}}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := ownership.FindClaims(debt.Facts{Provider: []debt.Provider{test.provider}}, nil)
			if found == nil {
				t.Fatal("nil says that nobody looked")
			}
			var got []row
			for _, c := range found {
				got = append(got, row{c.Owner, c.Source})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindClaimsElsewhere(t *testing.T) {
	facts := debt.Facts{Unit: []debt.Unit{unit("svc/api/infra"), unit("svc/api"), unit("svc/apish"), unit(".")}}
	tests := map[string][]string{
		"svc/api/OWNERS":         {"terraform:svc/api/infra", "terraform:svc/api"},
		"svc/api/OWNERS_ALIASES": nil,
		"OWNERS":                 {"terraform:svc/api/infra", "terraform:svc/api", "terraform:svc/apish", "terraform:."},
		".gitlab/CODEOWNERS":     {"terraform:svc/api/infra", "terraform:svc/api", "terraform:svc/apish", "terraform:."},
		"other/catalog-info.yml": nil,
	}
	for file, want := range tests {
		var got []string
		for _, c := range ownership.FindClaims(facts, []string{file}) {
			got = append(got, c.Unit)
			if c.Owner != "" || c.At.Path != file {
				t.Errorf("%s: %+v", file, c)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func TestFindUses(t *testing.T) {
	nightly := "pipeline:.github/workflows/nightly.yml"
	facts := debt.Facts{
		Workflow: []debt.Workflow{
			{Unit: nightly, Triggers: []debt.Trigger{{Event: "push", Line: 2}, {Event: "schedule", Line: 4}}},
			{Unit: "pipeline:ci", Triggers: []debt.Trigger{{Event: "push"}}},
		},
		Link: []debt.Link{
			{From: caller, To: judged, Kind: debt.LinkModule, Status: debt.LinkResolved},
			{From: caller, To: judged, Kind: debt.LinkModule, Status: debt.LinkResolved},
			{From: "terraform:a", To: judged, Status: debt.LinkResolved},
			{From: judged, To: judged, Status: debt.LinkResolved},
			{From: caller, To: "terraform:gone", Status: debt.LinkDangling},
			{From: nightly, To: "pipeline:x", Kind: debt.LinkRuns, Status: debt.LinkResolved},
			{From: "pipeline:ci", To: "pipeline:y", Kind: debt.LinkRuns, Status: debt.LinkResolved},
		},
	}
	want := ownership.Uses{
		Dependents: map[string][]string{judged: {"terraform:a", caller}, "pipeline:x": {nightly}, "pipeline:y": {"pipeline:ci"}},
		Runs: map[string][]ownership.Run{
			nightly:      {{Pipeline: nightly, How: "runs on a schedule", At: debt.At{Location: debt.Location{Line: 4}}}},
			"pipeline:x": {{Pipeline: nightly, How: "uses it on a schedule"}},
		},
	}
	if diff := cmp.Diff(want, ownership.FindUses(facts)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
