package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*debt.Report)
		want   string
	}{
		"one": {func(r *debt.Report) {
			r.Findings = fullFindings()[:1]
			r.Summary = summaryOf(r.Findings, 0)
		}, "1 finding in 1 unit costs about 45 minutes to repay; 1 is high or critical."},
		"low only, effort unknown": {func(r *debt.Report) {
			r.Findings = fullFindings()[5:]
		}, "1 finding in 1 unit."},
		"nothing": {func(*debt.Report) {}, "Nothing found. 120 rules looked at 3 units: 2 images and 1 pipeline."},
		"nothing, not complete": {func(r *debt.Report) {
			r.Complete = false
		}, "Nothing found. 120 rules looked at 3 units: 2 images and 1 pipeline. The scan is not complete: there may be more."},
		"all accepted": {func(r *debt.Report) {
			r.Suppressed = fullSuppressed()
		}, "Nothing found. 120 rules looked at 3 units: 2 images and 1 pipeline. 1 accepted finding is not counted."},
		"no infrastructure": {func(r *debt.Report) {
			r.Coverage.Units = map[debt.Kind]int{debt.Repository: 1}
		}, "Nothing to look at: no Terraform, Dockerfile or GitHub workflow here."},
	} {
		r := emptyReport()
		c.change(r)
		var text []string
		for _, l := range verdict(r, 80) {
			text = append(text, l[0].text)
		}
		if got := strings.Join(text, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestPickStart(t *testing.T) {
	var all []debt.Finding
	for i := range 20 {
		all = append(all, debt.Finding{Rule: fmt.Sprintf("STA-%03d", i/8), Line: i, Rank: float64(100 - i)})
	}
	var got []int
	for _, f := range pickStart(all) {
		got = append(got, f.Line)
	}
	if diff := cmp.Diff([]int{0, 1, 8, 9, 16}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFamiliesFoldsTheRest(t *testing.T) {
	r := &debt.Report{}
	for _, prefix := range []string{"ZED", "OWN", "ACME", "STA", "OBS"} {
		r.Findings = append(r.Findings, debt.Finding{Family: prefix, Severity: debt.High})
	}
	var got []string
	for _, l := range families(r, 80, 3)[1:] {
		got = append(got, strings.TrimSpace(l[0].text))
	}
	if diff := cmp.Diff([]string{"Observability", "Hidden state", "and 3 in Orphaned ownership, ACME and ZED"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestOwned(t *testing.T) {
	for want, o := range map[string]*debt.Owned{
		"": nil,
		"1 file of units, and no CODEOWNERS file that names anybody":                        {Files: debt.OwnerCounts{Unmatched: 1}},
		"2 files of units: 0 by name, 2 by nobody":                                          {Source: "CODEOWNERS", Files: debt.OwnerCounts{Unmatched: 2}},
		"10 files of units: 1 by name, 2 by catch-all, 4 by nobody, 3 by nobody on purpose": {Source: "CODEOWNERS", Files: debt.OwnerCounts{Specific: 1, CatchAll: 2, Unowned: 3, Unmatched: 4}},
	} {
		if got := strings.Join(owned(o), "\n"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestUnreadFiles(t *testing.T) {
	unread := []debt.Unread{{Path: "a", Reason: "line 2: odd", Line: 2}, {Path: "b", Reason: "odd", Line: 3}, {Path: "c", Reason: "odd"}}
	for most, want := range map[int][]string{
		3: {"a: line 2: odd", "b:3: odd", "c: odd"},
		2: {"a: line 2: odd", "and 2 more"},
	} {
		if diff := cmp.Diff(want, unreadFiles(unread, most)); diff != "" {
			t.Errorf("in %d lines: %s", most, diff)
		}
	}
}

func TestNextCommandsCanBePasted(t *testing.T) {
	for _, c := range []struct{ target, path, scan, owners string }{
		{"", "main.tf", "debtscan scan --all", "debtscan owners of main.tf"},
		{".", "a b.tf", "debtscan scan . --all", "debtscan owners of 'a b.tf'"},
		{"my infra", "$(reboot).tf", "debtscan scan 'my infra' --all", "debtscan owners of '$(reboot).tf'"},
		{"it's", "-rf", "debtscan scan --all", "debtscan owners of PATH"},
		{"a\x1bb", "x';reboot", "debtscan scan --all", "debtscan owners of PATH"},
		{"\u202e", strings.Repeat("a/", 30), "debtscan scan --all", "debtscan owners of PATH"},
	} {
		r := fullReport()
		r.Findings = fullFindings()[:1]
		r.Findings[0].Path = c.path
		got := next(r, c.target)
		if got[0].text != c.scan || got[2].text != c.owners {
			t.Errorf("%q, %q: got %q and %q", c.target, c.path, got[0].text, got[2].text)
		}
	}
}

func TestWorstUnitFirst(t *testing.T) {
	r := &debt.Report{Findings: []debt.Finding{
		{Unit: "image:b", Interest: 3, Rank: 9, PrincipalMinutes: 5},
		{Unit: "image:a", Interest: 2, Rank: 1, PrincipalMinutes: 7},
		{Unit: "image:a", Interest: 2, Rank: 2, PrincipalMinutes: -4},
		{Unit: "image:c", Interest: 3},
	}}
	var got []string
	for _, g := range groupByUnit(r) {
		got = append(got, fmt.Sprintf("%s %d %d %v", g.id, len(g.findings), g.minutes, g.findings[0].Rank))
	}
	if diff := cmp.Diff([]string{"image:a 2 7 2", "image:b 1 5 9", "image:c 1 0 0"}, got); diff != "" {
		t.Error(diff)
	}
}
