package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// step is one run of a story.
type step struct {
	report *debt.Report
	opts   IngestOptions
}

// with changes a report in place.
func with(r *debt.Report, change func(*debt.Report)) *debt.Report {
	change(r)
	return r
}

func digest(rule, digest string) func(*debt.Report) {
	return func(r *debt.Report) {
		r.Rules.Digest = "rules with " + digest
		for i := range r.Evaluated {
			if r.Evaluated[i].Rule == rule {
				r.Evaluated[i].Digest = digest
			}
		}
	}
}

// without takes a rule out of those evaluated.
func without(rule, rules string) func(*debt.Report) {
	return func(r *debt.Report) {
		var kept []debt.Evaluated
		for _, e := range r.Evaluated {
			if e.Rule != rule {
				kept = append(kept, e)
			}
		}
		r.Evaluated, r.Rules.Digest = kept, rules
	}
}

func unread(path, unit string) func(*debt.Report) {
	return func(r *debt.Report) {
		r.Unread, r.Complete = append(r.Unread, debt.Unread{Path: path, Unit: unit, Reason: "line 3"}), false
	}
}

func failed(rule string) func(*debt.Report) {
	return func(r *debt.Report) {
		without(rule, r.Rules.Digest)(r)
		r.Failed = append(r.Failed, debt.Failed{Rule: rule, Reason: "10 s are over"})
	}
}

func shallow(r *debt.Report) { r.Repository.Shallow, r.Repository.History = true, "shallow" }

func linked(r *debt.Report) {
	r.Links = []debt.LinkRow{{From: prod, To: stage, Kind: "module", Status: "resolved"}}
}

func TestCauseOfOpening(t *testing.T) {
	f := finding("STA-001", prod, "backend")
	changed := []debt.UnitRow{unit(prod, "b"), unit(stage, "a")}
	neighbour := []debt.UnitRow{unit(prod, "a"), unit(stage, "b")}
	tests := []struct {
		name   string
		before []step
		opens  step
		want   debt.Cause
	}{
		{"the first run", nil, step{report: reportOn(0, both(), f)}, debt.CauseCoverage},
		{"the code changed", []step{{report: reportOn(0, both())}}, step{report: reportOn(1, changed, f)}, debt.CauseCode},
		{"a new unit", []step{{report: reportOn(0, both()[1:])}}, step{report: reportOn(1, both(), f)}, debt.CauseCode},
		{"the rule changed", []step{{report: reportOn(0, both())}}, step{report: with(reportOn(1, changed, f), digest("STA-001", "2"))}, debt.CauseRule},
		{"another rule changed", []step{{report: reportOn(0, both())}}, step{report: with(reportOn(1, changed, f), digest("OWN-001", "2"))}, debt.CauseCode},
		{"the rule is new", []step{{report: with(reportOn(0, both()), without("STA-001", "fewer"))}}, step{report: reportOn(1, changed, f)}, debt.CauseRule},
		{"a day passed", []step{{report: reportOn(0, both())}}, step{report: reportOn(1, both(), f)}, debt.CauseClock},
		{
			"newer tables",
			[]step{{report: reportOn(0, both())}},
			step{report: with(reportOn(0, both(), f), func(r *debt.Report) { r.Data.Digest = "newer" })},
			debt.CauseClock,
		},
		{"a neighbour changed", []step{{report: with(reportOn(0, both()), linked)}}, step{report: with(reportOn(1, neighbour, f), linked)}, debt.CauseCode},
		{"a stranger changed", []step{{report: reportOn(0, both())}}, step{report: reportOn(1, neighbour, f)}, debt.CauseClock},
		{
			"the owners changed",
			[]step{{report: reportOn(0, both())}},
			step{report: with(reportOn(1, both(), f), func(r *debt.Report) { r.Units[0].Owners = []string{"@a"} })},
			debt.CauseCode,
		},
		{"the unit was unread", []step{{report: with(reportOn(0, both()), unread("infra/prod/a.tf", prod))}}, step{report: reportOn(1, changed, f)}, debt.CauseCoverage},
		{"its file was unread", []step{{report: with(reportOn(0, both()), unread("infra/prod/main.tf", ""))}}, step{report: reportOn(1, changed, f)}, debt.CauseCoverage},
		{"another unit was unread", []step{{report: with(reportOn(0, both()), unread("infra/stage/a.tf", stage))}}, step{report: reportOn(1, changed, f)}, debt.CauseCode},
		{"the rule had failed", []step{{report: reportOn(0, both())}, {report: with(reportOn(1, both()), failed("STA-001"))}}, step{report: reportOn(2, changed, f)}, debt.CauseCoverage},
		{
			"history was shallow",
			[]step{{report: with(reportOn(0, both()), shallow)}},
			step{reportOn(1, changed, f), IngestOptions{NeedsHistory: []string{"STA-001"}}},
			debt.CauseCoverage,
		},
		{"history did not matter", []step{{report: with(reportOn(0, both()), shallow)}}, step{report: reportOn(1, changed, f)}, debt.CauseCode},
		{"not in a partial scan", []step{{reportOn(0, both()[1:]), IngestOptions{Only: []string{stage}}}}, step{report: with(reportOn(0, both(), f), digest("OWN-001", "2"))}, debt.CauseCoverage},
		{
			"fixed before",
			[]step{{report: reportOn(0, both(), f)}, {report: reportOn(1, changed)}},
			step{report: reportOn(2, both(), f)},
			debt.CauseReopened,
		},
		{
			"its unit was gone",
			[]step{{report: reportOn(0, both(), f)}, {report: reportOn(1, both()[1:])}},
			step{report: reportOn(2, both(), f)},
			debt.CauseReopened,
		},
		{
			"it was excluded",
			[]step{{report: reportOn(0, both(), f)}, {reportOn(1, both()[1:]), IngestOptions{Excluded: func(string) bool { return true }}}},
			step{report: reportOn(2, both(), f)},
			debt.CauseCoverage,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLedger(t)
			for _, s := range tt.before {
				ingestInto(t, l, s.report, s.opts)
			}
			run := ingestInto(t, l, tt.opens.report, tt.opens.opts)
			if run.Causes[f.Fingerprint] != tt.want {
				t.Errorf("the cause is %s, want %s", run.Causes[f.Fingerprint], tt.want)
			}
			if diff := cmp.Diff(map[debt.Cause]int{tt.want: 1}, run.Opened); diff != "" {
				t.Errorf("opened (-want +got):\n%s", diff)
			}
			checked(t, l)
		})
	}
}

func TestCauseOfClosing(t *testing.T) {
	f := finding("STA-001", prod, "backend")
	changed := []debt.UnitRow{unit(prod, "b"), unit(stage, "a")}
	rest := both()[1:]
	everything := func(string) bool { return true }
	tests := []struct {
		name   string
		closes step
		want   debt.Cause // empty when it must stay open
	}{
		{"fixed", step{report: reportOn(1, changed)}, debt.CauseFixed},
		{"its unit is gone", step{report: reportOn(1, rest)}, debt.CauseUnitRemoved},
		{"the rule changed", step{report: with(reportOn(1, changed), digest("STA-001", "2"))}, debt.CauseRule},
		{"the rule is gone", step{report: with(reportOn(1, both()), without("STA-001", "fewer"))}, debt.CauseRule},
		{"a day passed", step{report: reportOn(1, both())}, debt.CauseClock},
		{"excluded", step{reportOn(1, rest), IngestOptions{Excluded: everything}}, debt.CauseExcluded},
		{"excluded and unread", step{with(reportOn(1, rest), unread("infra/prod/main.tf", "")), IngestOptions{Excluded: everything}}, debt.CauseExcluded},
		{"something else excluded", step{reportOn(1, rest), IngestOptions{Excluded: func(p string) bool { return p != "infra/prod/main.tf" }}}, debt.CauseUnitRemoved},
		{"seen by a partial scan", step{reportOn(1, changed[:1]), IngestOptions{Only: []string{prod}}}, debt.CauseFixed},
		{"gone in a partial scan", step{reportOn(1, nil), IngestOptions{Only: []string{prod}}}, debt.CauseUnitRemoved},

		{"the rule was not evaluated", step{report: with(reportOn(1, changed), without("STA-001", "rules"))}, ""},
		{"the rule failed", step{report: with(reportOn(1, changed), failed("STA-001"))}, ""},
		{"the rule failed and the unit is gone", step{report: with(reportOn(1, rest), failed("STA-001"))}, ""},
		{"the unit is unread", step{report: with(reportOn(1, changed), unread("infra/prod/other.tf", prod))}, ""},
		{"a file of the unit is unread", step{report: with(reportOn(1, changed), unread("infra/prod/other.tf", ""))}, ""},
		{"its folder is unread", step{report: with(reportOn(1, rest), unread("infra", ""))}, ""},
		{"its file is unread for another unit", step{report: with(reportOn(1, changed), unread("infra/prod/main.tf", stage))}, ""},
		{"outside a partial scan", step{reportOn(1, rest), IngestOptions{Only: []string{stage}}}, ""},
		{"excluded, outside a partial scan", step{reportOn(1, rest), IngestOptions{Only: []string{stage}, Excluded: everything}}, ""},
		{"the rule is not in a partial scan", step{with(reportOn(1, changed), without("STA-001", "fewer")), IngestOptions{Only: []string{prod}}}, ""},
		{"history is shallow", step{with(reportOn(1, changed), shallow), IngestOptions{NeedsHistory: []string{"STA-001"}}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLedger(t)
			ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
			run := ingestInto(t, l, tt.closes.report, tt.closes.opts)
			want, open := map[debt.Cause]int{tt.want: 1}, 0
			if tt.want == "" {
				want, open = nil, 1
			}
			if diff := cmp.Diff(want, run.Closed); diff != "" || run.Open != open {
				t.Errorf("%d open, want %d; closed (-want +got):\n%s", run.Open, open, diff)
			}
			checked(t, l)
		})
	}
}

func TestFindingOfTheRepositoryStaysWhileAnythingIsUnread(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", "repository:.", "versions")
	ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	if run := ingestInto(t, l, with(reportOn(1, both()), unread("infra/stage/a.tf", stage)), IngestOptions{}); run.Open != 1 {
		t.Error("it closed though a file was unread")
	}
	changed := []debt.UnitRow{unit(prod, "a"), unit(stage, "b")}
	if run := ingestInto(t, l, reportOn(2, changed), IngestOptions{}); run.Closed[debt.CauseFixed] != 1 {
		t.Errorf("closed is %v, want it fixed", run.Closed)
	}
}
