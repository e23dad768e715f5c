package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestUnitRenames(t *testing.T) {
	root := func(dir string) debt.UnitRow {
		return debt.UnitRow{ID: debt.UnitID(debt.Terraform, dir), Kind: debt.Terraform, Path: dir}
	}
	image := func(file string) debt.UnitRow {
		return debt.UnitRow{ID: debt.UnitID(debt.Image, file), Kind: debt.Image, Path: file}
	}
	move := func(from, to string) debt.PathChange {
		return debt.PathChange{Path: to, Status: debt.FileAdded, From: from}
	}
	rename := func(from, to debt.UnitRow) Rename { return Rename{Old: from.ID, New: to.ID} }
	tests := []struct {
		name  string
		moves []debt.PathChange
		units []debt.UnitRow
		want  []Rename
	}{
		{"nothing moved", nil, []debt.UnitRow{root("live")}, nil},
		{"a folder", []debt.PathChange{move("live/prod/main.tf", "roots/prod/main.tf")}, []debt.UnitRow{root("roots/prod")}, []Rename{rename(root("live/prod"), root("roots/prod"))}},
		{"a file", []debt.PathChange{move("api/Dockerfile", "svc/api/Dockerfile")}, []debt.UnitRow{image("svc/api/Dockerfile")}, []Rename{rename(image("api/Dockerfile"), image("svc/api/Dockerfile"))}},
		{"most files decide", []debt.PathChange{
			move("a/x.tf", "c/x.tf"), move("b/y.tf", "c/y.tf"), move("b/z.tf", "c/z.tf"),
		}, []debt.UnitRow{root("c")}, []Rename{rename(root("b"), root("c"))}},
		{"it is still there", []debt.PathChange{move("a/x.tf", "c/x.tf")}, []debt.UnitRow{root("a"), root("c")}, nil},
		{"a folder below moved", []debt.PathChange{move("a/sub/x.tf", "c/sub/x.tf")}, []debt.UnitRow{root("c")}, nil},
		{"one becomes two", []debt.PathChange{
			move("a/x.tf", "b/x.tf"), move("a/y.tf", "c/y.tf"), move("a/z.tf", "c/z.tf"),
		}, []debt.UnitRow{root("b"), root("c")}, []Rename{rename(root("a"), root("c"))}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, UnitRenames(tc.moves, tc.units)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
