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
