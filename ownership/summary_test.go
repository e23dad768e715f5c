package ownership_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

func TestSummarise(t *testing.T) {
	in := world("# do not edit\n* @org/all\n/gone/ @org/x\n/a/ @org/a\n/a/*.tf @org/b\n/b/ bad\n/c/\n")
	in.Units[1].At.Context = debt.Example
	got := ownership.Summarise(in.Declared, in.Units, ownership.Grade(in))
	if got.Path != "CODEOWNERS" || !got.Generated || got.Lines != 6 {
		t.Errorf("file: %+v", got)
	}
	if want := (debt.OwnerCounts{Specific: 1, CatchAll: 4, Unowned: 1}); got.Units != want {
		t.Errorf("units: %+v, want %+v", got.Units, want)
	}
	if want := (debt.OwnerCounts{Specific: 2, CatchAll: 8, Unowned: 2}); got.Files != want {
		t.Errorf("files: %+v, want %+v", got.Files, want)
	}
	lines := map[string][]debt.OwnershipLine{"/b/": got.Invalid, "/gone/": got.Dead, "/a/": got.Shadowed}
	for want, list := range lines {
		if len(list) != 1 || list[0].Pattern != want {
			t.Errorf("lines %+v, want one for %s", list, want)
		}
	}
	if got.Invalid[0].Problem == "" || got.Shadowed[0].Shadow != 5 {
		t.Errorf("reasons are missing: %+v, %+v", got.Invalid, got.Shadowed)
	}
	// With prod being an example this is a small repository, where the catch-all
	// owns d and the module well enough; a has a line of its own.
	want := []ownership.GradeCount{
		{Grade: debt.GradeUnknown, Units: 1},
		{Grade: debt.GradeOwned, Units: 3},
		{Grade: debt.GradeUndeclared, Units: 1},
		{Grade: debt.GradeDangling, Units: 1},
	}
	if diff := cmp.Diff(want, got.Grades); diff != "" || got.Innocent != 1 {
		t.Errorf("innocent %d, grades (-want +got):\n%s", got.Innocent, diff)
	}
}

func TestSummariseWithoutFile(t *testing.T) {
	in := world("")
	got := ownership.Summarise(in.Declared, in.Units, ownership.Grade(in))
	want := ownership.Summary{
		Files: debt.OwnerCounts{Unmatched: 12}, Units: debt.OwnerCounts{Unmatched: 6},
		Grades: []ownership.GradeCount{{Grade: debt.GradeUndeclared, Units: 6}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestByOwner(t *testing.T) {
	in := world("/a/ @org/x\n/b/ @Org/X @org/y\n/c/ @org/y @org/y\n/d/ @org/x\n")
	in.Changes[5].Knowers = 1 // d
	got := ownership.ByOwner(in.Declared, ownership.Grade(in))
	count := func(g debt.Grade, n int) ownership.GradeCount { return ownership.GradeCount{Grade: g, Units: n} }
	want := []ownership.OwnerRow{
		{Units: []string{judged, caller}, Files: 4, Grades: []ownership.GradeCount{count(debt.GradeUndeclared, 2)}},
		{Owner: "@org/x", Units: []string{"terraform:d", "terraform:a", "terraform:b"}, Files: 6, Grades: []ownership.GradeCount{count(debt.GradeOwned, 2), count(debt.GradeThin, 1)}},
		{Owner: "@org/y", Units: []string{"terraform:b", "terraform:c"}, Files: 4, Grades: []ownership.GradeCount{count(debt.GradeOwned, 2)}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	in = world("* @org/all\n")
	rows := ownership.ByOwner(in.Declared, nil)
	if len(rows) != 1 || rows[0].CatchAll != 6 || rows[0].Grades != nil {
		t.Errorf("catch-all: %+v", rows)
	}
}
