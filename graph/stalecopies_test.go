package graph

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestStaleCopies(t *testing.T) {
	const old, now, module, shared = "terraform:old", "terraform:now", "terraform:old/fn", "terraform:fn"
	backend := func(unit, object string) debt.State {
		return debt.State{ID: unit + "#b", Unit: unit, Kind: "backend", Name: "s3", Object: object, At: debt.At{Unit: unit}}
	}
	call := func(from, to string, status string) debt.Link {
		return debt.Link{From: from, To: to, Kind: debt.LinkModule, Status: status, At: debt.At{Unit: from}}
	}
	dangling := call(old, "terraform:gone", debt.LinkDangling)
	tests := []struct {
		name  string
		state []debt.State
		links []debt.Link
		want  []string
	}{
		{
			name:  "a copy that cannot be planned, and what only it calls",
			state: []debt.State{backend(old, "s3://b/k"), backend(now, "s3://b/k")},
			links: []debt.Link{dangling, call(old, module, debt.LinkResolved), call(old, shared, debt.LinkResolved), call(now, shared, debt.LinkResolved)},
			want:  []string{old, module},
		},
		{
			name:  "another state",
			state: []debt.State{backend(old, "s3://b/old"), backend(now, "s3://b/k")},
			links: []debt.Link{dangling},
		},
		{
			name:  "a state that is not known",
			state: []debt.State{backend(old, ""), backend(now, "")},
			links: []debt.Link{dangling},
		},
		{
			name:  "neither can be planned",
			state: []debt.State{backend(old, "s3://b/k"), backend(now, "s3://b/k")},
			links: []debt.Link{dangling, call(now, "terraform:gone", debt.LinkDangling)},
		},
		{
			name:  "both can be planned",
			state: []debt.State{backend(old, "s3://b/k"), backend(now, "s3://b/k")},
			links: []debt.Link{call(old, shared, debt.LinkResolved)},
		},
		{
			name:  "what generates code may bring the module",
			state: []debt.State{backend(old, "s3://b/k"), backend(now, "s3://b/k"), {Unit: old, Kind: "generator", At: debt.At{Unit: old}}},
			links: []debt.Link{dangling},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := debt.Facts{State: test.state, Link: test.links}
			for _, unit := range []string{old, now, module, shared} {
				f.Unit = append(f.Unit, debt.Unit{ID: unit, Kind: debt.Terraform, At: debt.At{Unit: unit}})
			}
			var got []string
			for _, u := range markStaleCopies(f).Unit {
				if u.At.Context == debt.Unused {
					got = append(got, u.ID)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("stale copies (-want +got):\n%s", diff)
			}
		})
	}
}
