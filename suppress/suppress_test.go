package suppress_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/suppress"
)

func TestParse(t *testing.T) {
	content := strings.Join([]string{
		`# debtscan:ignore STA-001,STA-003 until=2027-06-30 -- bootstrap root`, // 1: the block at 4
		``,
		`# what the block is for`,
		`terraform {`,
		`  backend "local" {} // debtscan:ignore STA-002 -- trailing`, // 5: its line
		`}`,
		`/* debtscan:ignore OBS-001 -- closed comment */`, // 7: line 8
		`x = 1`,
		`#debtscan:ignore`,
		`# debtscan:ignore STA-001`,
		`# debtscan:ignore STA-001 -- `,
		`# debtscan:ignore local-backend -- no id`,
		`# debtscan:ignore STA-001 until=soon -- no date`,
		`# debtscan:ignore STA-001 until= -- empty`,
		`# debtscan:ignore STA-001 forever -- no such word`,
		`debtscan:ignore STA-001 -- no comment`,
		`# debtscan:ignored STA-001 -- another word`,
	}, "\n")
	type row struct {
		Line, From, To int
		Rules          string
		Until, Reason  string
		Invalid        bool
	}
	var got []row
	for _, s := range suppress.Parse("main.tf", []byte(content), []suppress.Block{{4, 6}, {5, 5}}) {
		got = append(got, row{s.Line, s.From, s.To, strings.Join(s.Rules, " "), s.Until, s.Reason, s.Problem != ""})
	}
	want := []row{
		{1, 4, 6, "STA-001 STA-003", "2027-06-30", "bootstrap root", false},
		{5, 5, 5, "STA-002", "", "trailing", false},
		{7, 8, 8, "OBS-001", "", "closed comment", false},
		{9, 16, 16, "", "", "", true},
		{10, 16, 16, "STA-001", "", "", true},
		{11, 16, 16, "STA-001", "", "", true},
		{12, 16, 16, "local-backend", "", "no id", true},
		{13, 16, 16, "STA-001", "soon", "no date", true},
		{14, 16, 16, "STA-001", "", "empty", true},
		{15, 16, 16, "STA-001", "", "no such word", true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func finding(rule, path string, line int) debt.Finding {
	return debt.Finding{Rule: rule, Path: path, Line: line, Unit: "terraform:a", State: "open"}
}

func TestApply(t *testing.T) {
	comment := func(s debt.Suppression) suppress.Decision {
		s.Path, s.From, s.To = "a/main.tf", 3, 5
		s.Problem = suppress.Problem(s)
		return suppress.Decision{Suppression: s}
	}
	decisions := []suppress.Decision{
		comment(debt.Suppression{Rules: []string{"STA-001"}, Until: "2026-11-22", Reason: "past"}),
		comment(debt.Suppression{Rules: []string{"STA-001"}, Until: "2026-11-23", Reason: "today"}),
		comment(debt.Suppression{Rules: []string{"OBS-001"}}),
		comment(debt.Suppression{Rules: []string{"RET-004"}, Reason: "covers nothing"}),
		{Suppression: debt.Suppression{Rules: []string{"DEP-001"}, Unit: "terraform:a", Reason: "unit"}},
		{
			Suppression: debt.Suppression{Rules: []string{"DEP-002"}, Reason: "path"},
			Match:       func(path string) bool { return strings.HasPrefix(path, "b/") },
		},
		{Suppression: debt.Suppression{Rules: []string{"LAT-009"}, Reason: "it is off"}, Waits: true},
		{Suppression: debt.Suppression{Rules: []string{"LAT-009"}, Reason: "it was off", Until: "2026-01-01"}, Waits: true},
	}
	now := time.Date(2026, 11, 23, 23, 59, 0, 0, time.UTC)
	r := suppress.Apply([]debt.Finding{
		finding("STA-001", "a/main.tf", 4), // covered by an expired decision and by one in force
		finding("STA-001", "a/main.tf", 6), // below the block
		finding("STA-001", "b/main.tf", 4), // another file
		finding("OBS-001", "a/main.tf", 4), // the decision gives no reason
		finding("DEP-001", "x", 0),         // by unit
		finding("DEP-002", "a/main.tf", 1), // another path
		finding("DEP-002", "b/main.tf", 1),
	}, decisions, now)
	if len(r.Open) != 4 || len(r.Accepted) != 3 {
		t.Fatalf("%d open, %d accepted: %+v", len(r.Open), len(r.Accepted), r)
	}
	if a := r.Accepted[0]; a.Reason != "today" || a.Until != "2026-11-23" || a.State != "suppressed" {
		t.Errorf("accepted: %+v", a)
	}
	var states []string
	for _, s := range r.Applied {
		states = append(states, string(s.State))
	}
	if diff := cmp.Diff([]string{"expired", "used", "invalid", "unused", "used", "used", "waiting", "expired"}, states); diff != "" {
		t.Error(diff)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("# debtscan:ignore STA-001 until=2027-06-30 -- reason\nx = 1\n")
	f.Fuzz(func(t *testing.T, content string) {
		for _, s := range suppress.Parse("f", []byte(content), nil) {
			if s.Line < 1 || s.From < s.Line || s.To < s.From {
				t.Fatalf("%+v", s)
			}
		}
	})
}
