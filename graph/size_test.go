package graph_test

import (
	"fmt"
	"testing"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func TestResourcesOfModulesCountForEachCall(t *testing.T) {
	row := func(folder, mode string, exists debt.Exists) debt.Resource {
		return debt.Resource{Unit: "terraform:" + folder, Mode: mode, Exists: exists}
	}
	off := calls("a", "b")
	off.At = debt.At{Location: debt.Location{Path: "a/off.tf", Line: 1}}
	facts, _ := graph.Resolve(debt.Facts{
		Unit: []debt.Unit{unit(debt.Terraform, "a"), unit(debt.Terraform, "b"), unit(debt.Terraform, "c")},
		Resource: []debt.Resource{
			row("a", "managed", debt.ExistsYes), row("b", "managed", debt.ExistsUnknown), row("b", "managed", debt.ExistsNo), row("b", "data", debt.ExistsYes),
			row("c", "managed", debt.ExistsYes), row("c", "managed", debt.ExistsYes),
		},
		Module: []debt.ModuleCall{{Exists: debt.ExistsNo, At: off.At}},
		Link:   []debt.Link{calls("a", "b"), calls("a", "b"), calls("b", "c"), calls("c", "b"), calls("a", "gone"), off},
	})
	if got := [3]int{facts.Unit[0].Resources, facts.Unit[1].Resources, facts.Unit[2].Resources}; got != [3]int{7, 3, 2} {
		t.Errorf("%v", got)
	}
}

// Every module calls the next one twice: 2 to the power of 100 resources.
func TestResourcesDoNotGrowWithoutEnd(t *testing.T) {
	var facts debt.Facts
	for i := range 100 {
		facts.Unit = append(facts.Unit, unit(debt.Terraform, fmt.Sprint(i)))
		facts.Resource = append(facts.Resource, debt.Resource{Unit: fmt.Sprintf("terraform:%d", i), Mode: "managed"})
		facts.Link = append(facts.Link, calls(fmt.Sprint(i), fmt.Sprint(i+1)), calls(fmt.Sprint(i), fmt.Sprint(i+1)))
	}
	facts, _ = graph.Resolve(facts)
	if got := facts.Unit[0].Resources; got != 1_000_000 {
		t.Errorf("%d", got)
	}
}

// A root with a call for each of three environments has one of them in a plan.
func TestResourcesOfConditionsAreNotAddedUp(t *testing.T) {
	when := func(path, condition string, there, gone any) debt.Values {
		return debt.Values{Maybe: map[string][]debt.Alternative{path: {
			{Condition: condition, Branch: true, Value: there, Absent: there == nil}, {Condition: condition, Value: gone, Absent: gone == nil},
		}}}
	}
	tests := map[string]struct {
		all  []debt.Values
		want int
	}{
		"before production":     {[]debt.Values{{}, when("count", "local.is-preproduction", 1.0, 0.0), when("count", `var.stage == "test"`, 1.0, 0.0)}, 1},
		"production":            {[]debt.Values{{}, when("count", "local.is_production", 1.0, 0.0), when("count", `var.stage == "prod"`, 1.0, 0.0)}, 2},
		"not before":            {[]debt.Values{{}, when("count", "!local.is-test", 1.0, 0.0)}, 2},
		"two flags":             {[]debt.Values{{}, when("count", "local.is-test || local.is-production", 1.0, 0.0)}, 2},
		"always there":          {[]debt.Values{{}, {}}, 2},
		"two environments":      {[]debt.Values{{}, when("count", "is_dev", 1.0, 0.0), when("count", "is_dev", 1.0, 0.0), when("count", "is_prod", 1.0, 0.0)}, 3},
		"both branches":         {[]debt.Values{when("count", "is_dev", 1.0, 0.0), when("count", "is_dev", 0.0, 1.0)}, 1},
		"both branches are one": {[]debt.Values{when("count", "is_dev", 2.0, 1.0), when("count", "is_prod", 2.0, 1.0)}, 2},
		"for_each":              {[]debt.Values{when("for_each", "is_dev", []any{"a"}, []any{}), when("for_each", "is_prod", map[string]any{"a": 1}, map[string]any{})}, 1},
		"null, false and text":  {[]debt.Values{when("count", "a", "1", "0"), when("count", "b", true, false), when("for_each", "c", []any{1}, nil)}, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := debt.Facts{Unit: []debt.Unit{unit(debt.Terraform, "a"), unit(debt.Terraform, "b"), unit(debt.Terraform, "c")}}
			f.Resource = append(f.Resource, debt.Resource{Unit: "terraform:c", Mode: "managed"})
			for i, v := range test.all {
				f.Resource = append(f.Resource, debt.Resource{Unit: "terraform:a", Mode: "managed", Exists: debt.ExistsUnknown, Values: v})
				link := calls("b", "c")
				link.At = debt.At{Location: debt.Location{Path: "b/main.tf", Line: i + 1}}
				f.Module = append(f.Module, debt.ModuleCall{Unit: "terraform:b", Exists: debt.ExistsUnknown, Values: v, At: link.At})
				f.Link = append(f.Link, link)
			}
			f, _ = graph.Resolve(f)
			if got := [2]int{f.Unit[0].Resources, f.Unit[1].Resources}; got != [2]int{test.want, test.want} {
				t.Errorf("%v, want %d of both", got, test.want)
			}
		})
	}
}
