package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func TestStateCircles(t *testing.T) {
	var facts debt.Facts
	root := func(folder string, role debt.Role) {
		u := unit(debt.Terraform, folder)
		u.Role = role
		facts.Unit = append(facts.Unit, u)
	}
	read := func(from, to string, line int, exists debt.Exists) {
		at := debt.At{Unit: "terraform:" + from, Location: debt.Location{Path: from + "/main.tf", Line: line}}
		facts.Resource = append(facts.Resource, debt.Resource{Unit: at.Unit, Mode: "data", Type: "terraform_remote_state", Exists: exists, At: at})
		facts.Link = append(facts.Link, debt.Link{
			From: at.Unit, To: "terraform:" + to, Kind: debt.LinkState, Status: debt.LinkResolved, Evidence: "object " + to, At: at,
		})
	}
	for _, folder := range []string{"a", "b", "c", "d", "e", "f"} {
		root(folder, debt.RoleRoot)
	}
	root("m", debt.RoleModule)
	read("b", "c", 9, debt.ExistsYes)
	read("a", "f", 1, debt.ExistsYes) // leads out of the circle
	read("a", "b", 2, debt.ExistsYes)
	read("c", "a", 1, debt.ExistsYes)
	read("d", "e", 1, debt.ExistsYes)
	read("e", "d", 1, debt.ExistsUnknown) // the first run leaves it out
	read("f", "f", 1, debt.ExistsYes)     // its own state
	read("m", "f", 1, debt.ExistsYes)     // a module is made with its roots
	read("f", "m", 2, debt.ExistsYes)
	want := []debt.StateCircle{{
		Roots: []string{"terraform:a", "terraform:b", "terraform:c"}, Evidence: "object b",
		At: debt.At{Unit: "terraform:a", Location: debt.Location{Path: "a/main.tf", Line: 2}},
	}}
	if diff := cmp.Diff(want, graph.StateCircles(facts)); diff != "" {
		t.Error(diff)
	}
}
