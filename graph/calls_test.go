package graph

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

// A row that a unit has through a module it calls runs when the unit does, and
// when the module's own place does.
func TestContextsOfCalledRows(t *testing.T) {
	row := func(unit, address, path string) debt.Resource {
		return debt.Resource{ID: unit + "#" + address, Unit: unit, Address: address, At: debt.At{Unit: unit, Location: debt.Location{Path: path}}}
	}
	unit := func(path string) debt.Unit {
		id := debt.UnitID(debt.Terraform, path)
		return debt.Unit{ID: id, Kind: debt.Terraform, Path: path, At: debt.At{Unit: id, Location: debt.Location{Path: path + "/main.tf"}}}
	}
	facts, _ := Resolve(debt.Facts{
		Unit: []debt.Unit{unit("live"), unit("examples/a"), unit("m")},
		Resource: []debt.Resource{
			row("terraform:live", "module.m.t.r", "m/main.tf"),
			row("terraform:examples/a", "module.m.t.r", "m/main.tf"),
			row("terraform:live", "module.f.t.r", "tests/f/main.tf"),
			row("terraform:m", "t.r", "m/main.tf"),
		},
	})
	for i, want := range []debt.Context{debt.Live, debt.Example, debt.Test, debt.Live} {
		if got := facts.Resource[i].At.Context; got != want {
			t.Errorf("%s: %q, want %q", facts.Resource[i].ID, got, want)
		}
	}
}
