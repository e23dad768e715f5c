package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func TestElsewhere(t *testing.T) {
	linked := map[string]string{"a/vm": "../b/vm", "loop": "loop2", "loop2": "loop", "out": "/etc", "up": "../.."}
	for to, want := range map[string]string{
		"terraform:a":         "terraform:a resolved",
		"terraform:sub/x":     "terraform:sub/x external sub is a repository of its own",
		"terraform:sub":       "terraform:sub external sub is a repository of its own",
		"terraform:subway":    "terraform:subway resolved",
		"terraform:a/vm":      "terraform:b/vm resolved",
		"terraform:a/vm/deep": "terraform:b/vm/deep resolved",
		"terraform:out/x":     "terraform:out/x resolved",
		"terraform:up/x":      "terraform:../../x resolved",
		"terraform:.":         "terraform:. resolved",
	} {
		links := []debt.Link{{To: to, Status: debt.LinkResolved}}
		got := graph.Elsewhere(links, []string{"sub"}, linked)[0]
		text := got.To + " " + got.Status
		if got.Evidence != "" {
			text += " " + got.Evidence
		}
		if diff := cmp.Diff(want, text); diff != "" {
			t.Errorf("%s: %s", to, diff)
		}
		if links[0].To != to {
			t.Errorf("%s was changed in place", to)
		}
	}
	graph.Elsewhere([]debt.Link{{To: "terraform:loop/x", Status: debt.LinkResolved}}, nil, linked) // ends
}

// What is not there and is brought there before it is used, does not dangle.
func TestFetchedCodeDoesNotDangle(t *testing.T) {
	facts := debt.Facts{
		Unit: []debt.Unit{unit(debt.Pipeline, "action.yaml")},
		Step: []debt.Step{{Unit: flow, Uses: "actions/checkout@v4", With: map[string]string{"path": "tool/", "repository": "x/tool"}}},
	}
	for _, to := range []string{"terraform:infra/vendor/modules/x", "terraform:infra/gone", "pipeline:tool/action.yml", "pipeline:other/action.yml", "pipeline:action.yml"} {
		facts.Link = append(facts.Link, debt.Link{From: flow, To: to, Status: debt.LinkResolved})
	}
	facts, _ = graph.Resolve(facts)
	var got []string
	for _, l := range facts.Link {
		got = append(got, l.To+" "+l.Status)
	}
	want := []string{
		"terraform:infra/vendor/modules/x external", "terraform:infra/gone dangling", "pipeline:tool/action.yml external",
		"pipeline:other/action.yml dangling", "pipeline:action.yaml resolved",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
