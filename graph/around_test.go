package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func TestCycles(t *testing.T) {
	links := []debt.Link{
		calls("z", "y"), calls("y", "x"), calls("x", "z"), calls("y", "z"), calls("b", "a"), calls("a", "b"), calls("b", "c"),
		calls("self", "self"), calls("x", "a"), calls("long", "way"),
		{From: "pipeline:p", To: "terraform:q", Kind: debt.LinkDeploys, Status: debt.LinkResolved},
		{From: "terraform:q", To: "pipeline:p", Kind: debt.LinkRuns, Status: debt.LinkResolved},
		{From: "terraform:way", To: "terraform:long", Kind: debt.LinkModule, Status: debt.LinkDangling},
	}
	want := []debt.UnitCycle{
		{Units: []string{"terraform:a", "terraform:b"}, Loop: []string{"terraform:a", "terraform:b", "terraform:a"}},
		{
			Units: []string{"terraform:x", "terraform:y", "terraform:z"},
			Loop:  []string{"terraform:x", "terraform:z", "terraform:y", "terraform:x"},
		},
	}
	for range 10 { // maps have no order
		if diff := cmp.Diff(want, graph.Cycles(links)); diff != "" {
			t.Fatal(diff)
		}
	}
	if none := graph.Cycles(nil); none == nil || len(none) != 0 {
		t.Errorf("%v", none)
	}
}

func TestLongCyclesEnd(t *testing.T) {
	const n = 100_000
	var links []debt.Link
	for i := range n {
		links = append(links, calls(fmt.Sprint(i), fmt.Sprint((i+1)%n)))
	}
	found := graph.Cycles(links)
	if len(found) != 1 || len(found[0].Units) != n || len(found[0].Loop) != n+1 {
		t.Errorf("%d cycles", len(found))
	}
}

func TestAround(t *testing.T) {
	links := []debt.Link{calls("a", "b"), calls("b", "c"), calls("a", "c"), calls("c", "d"), calls("x", "b"), calls("b", "b"), calls("d", "a"), calls("x", "b")}
	focus := graph.Around("terraform:b", links)
	look := func(steps []debt.GraphStep) (list []string) {
		for _, s := range steps {
			list = append(list, fmt.Sprintf("%d %s by %d", s.Distance, s.Unit, len(s.Links)))
		}
		return list
	}
	if diff := cmp.Diff([]string{"1 terraform:c by 1", "2 terraform:d by 1", "3 terraform:a by 1"}, look(focus.Reaches)); diff != "" {
		t.Errorf("reaches: %s", diff)
	}
	if diff := cmp.Diff([]string{"1 terraform:a by 1", "1 terraform:x by 2", "2 terraform:d by 1", "3 terraform:c by 1"}, look(focus.ReachedBy)); diff != "" {
		t.Errorf("reached by: %s", diff)
	}
	if alone := graph.Around("terraform:none", links); len(alone.Reaches)+len(alone.ReachedBy) != 0 || alone.Reaches == nil {
		t.Errorf("%+v", alone)
	}
}
