package store

import (
	"slices"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

// TestIdentity looks for the interval that goes on: open since run 1, nothing
// opened and nothing closed.
func TestIdentity(t *testing.T) {
	before := finding("STA-001", prod, "backend")
	moved := "terraform:live/prod"
	units := []debt.UnitRow{unit(moved, "a"), unit(stage, "a")}
	inKey := finding("STA-001", prod, "infra/prod/state.tf")
	tests := []struct {
		name   string
		before debt.Finding
		units  []debt.UnitRow
		after  debt.Finding
		opts   IngestOptions
		goesOn bool
	}{
		{"nothing new", before, both(), before, IngestOptions{}, true},
		{"the rule was replaced", before, both(), finding("STA-009", prod, "backend"), IngestOptions{Replaces: map[string]string{"STA-001": "STA-009"}}, true},
		{
			"the rule was replaced twice", before, both(), finding("STA-010", prod, "backend"),
			IngestOptions{Replaces: map[string]string{"STA-001": "STA-009", "STA-009": "STA-010"}},
			true,
		},
		{"rules that replace each other", before, both(), finding("STA-009", prod, "other"), IngestOptions{Replaces: map[string]string{"STA-001": "STA-009", "STA-009": "STA-001"}}, false},
		{"the unit was renamed", before, units, finding("STA-001", moved, "backend"), IngestOptions{Renames: []Rename{{prod, moved}}}, true},
		{
			"both", before, units, finding("STA-009", moved, "backend"),
			IngestOptions{Renames: []Rename{{prod, moved}}, Replaces: map[string]string{"STA-001": "STA-009"}},
			true,
		},
		{"the key has the unit's path", inKey, units, finding("STA-001", moved, "live/prod/state.tf"), IngestOptions{Renames: []Rename{{prod, moved}}}, true},
		{"another key", before, units, finding("STA-001", moved, "other"), IngestOptions{Renames: []Rename{{prod, moved}}}, false},
		{"nobody said so", before, units, finding("STA-001", moved, "backend"), IngestOptions{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLedger(t)
			ingestInto(t, l, reportOn(0, both(), tt.before), IngestOptions{})
			r := reportOn(1, tt.units, tt.after)
			r.Evaluated = append(r.Evaluated, debt.Evaluated{Rule: "STA-009", Digest: "1"}, debt.Evaluated{Rule: "STA-010", Digest: "1"})
			run := ingestInto(t, l, r, tt.opts)
			since, changed := listOf(t, l, 2)[0].Opened, len(run.Opened)+len(run.Closed)
			if goesOn := since == 1 && changed == 0; goesOn != tt.goesOn {
				t.Errorf("open since run %d, opened %v, closed %v; want it to go on: %t", since, run.Opened, run.Closed, tt.goesOn)
			}
			if e := listOf(t, l, 2)[0]; e.Fingerprint != tt.after.Fingerprint || e.Unit != tt.after.Unit || e.Rule != tt.after.Rule {
				t.Errorf("it is %s of %s by %s now", e.Fingerprint, e.Unit, e.Rule)
			}
			if e := listOf(t, l, 1)[0]; e.Fingerprint != tt.before.Fingerprint || e.Unit != tt.before.Unit {
				t.Errorf("it was %s of %s then", e.Fingerprint, e.Unit)
			}
			checked(t, l)
		})
	}
}

func TestRenamesThatSwapUnits(t *testing.T) {
	l := openLedger(t)
	p, s := finding("STA-001", prod, "backend"), finding("STA-001", stage, "lock")
	ingestInto(t, l, reportOn(0, both(), p, s), IngestOptions{})
	swapped := []debt.Finding{finding("STA-001", stage, "backend"), finding("STA-001", prod, "lock")}
	run := ingestInto(t, l, reportOn(1, both(), swapped...), IngestOptions{Renames: []Rename{{prod, stage}, {stage, prod}}})
	if run.Opened != nil || run.Closed != nil || run.Open != 2 {
		t.Errorf("the run is %+v", run)
	}
	checked(t, l)
}

func TestRenameToAUnitThatHadTheFindingBefore(t *testing.T) {
	l := openLedger(t)
	p, s := finding("STA-001", prod, "backend"), finding("STA-001", stage, "backend")
	rename := func(from, to string) IngestOptions { return IngestOptions{Renames: []Rename{{from, to}}} }
	ingestInto(t, l, reportOn(0, both()[:1], p), IngestOptions{})
	ingestInto(t, l, reportOn(1, both()[1:], s), rename(prod, stage))
	run := ingestInto(t, l, reportOn(2, both()[:1], p), rename(stage, prod))
	if run.Opened != nil || run.Closed != nil || listOf(t, l, 3)[0].Opened != 1 {
		t.Errorf("the run is %+v", run)
	}
	checked(t, l)
}

func TestEqualFindingsMoveInOrder(t *testing.T) {
	l := openLedger(t)
	moved := "terraform:live/prod"
	list := func(id string, lines ...int) (found []debt.Finding) {
		for i, line := range lines {
			f := finding("STA-001", id, "hook")
			f.Line = line
			f.Fingerprint = f.Fingerprint[:30] + string(rune('a'+i)) + "0"
			found = append(found, f)
		}
		return found
	}
	ingestInto(t, l, reportOn(0, both(), list(prod, 3, 8, 20)...), IngestOptions{})
	run := ingestInto(t, l, reportOn(1, []debt.UnitRow{unit(moved, "b")}, list(moved, 4, 9)...), IngestOptions{Renames: []Rename{{prod, moved}}})
	if run.Open != 2 || run.Opened != nil || run.Closed[debt.CauseUnitRemoved] != 1 {
		t.Errorf("the run is %+v", run)
	}
	lines := []int{}
	for _, e := range listOf(t, l, 2) {
		lines = append(lines, e.Line)
	}
	slices.Sort(lines)
	if !slices.Equal(lines, []int{4, 9}) {
		t.Errorf("lines are %v", lines)
	}
	checked(t, l)
}
