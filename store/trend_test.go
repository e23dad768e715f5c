package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// story is three days: two findings, one of which moves to two owners and is
// then fixed while another one opens.
func story(t *testing.T) *Ledger {
	t.Helper()
	l := openLedger(t)
	a, b := finding("STA-001", prod, "a"), finding("OWN-001", stage, "b")
	b.Owners, b.Severity = nil, debt.High
	ingestInto(t, l, reportOn(0, both(), a, b), IngestOptions{})
	a.Owners, a.Interest = []string{"@org/platform", "@org/data"}, 5
	ingestInto(t, l, reportOn(1, []debt.UnitRow{unit(prod, "b"), unit(stage, "a")}, a, b), IngestOptions{})
	r := reportOn(2, []debt.UnitRow{unit(prod, "c"), unit(stage, "c")}, finding("DEP-001", prod, "c"))
	r.Suppressed, r.Complete = []debt.Suppressed{{Finding: b}}, false
	ingestInto(t, l, r, IngestOptions{})
	return l
}

func TestTrend(t *testing.T) {
	l := story(t)
	first := debt.TrendPoint{AsOf: on(0), Commit: "c0ffee", Complete: true, Open: 2, Opened: map[debt.Cause]int{debt.CauseCoverage: 2}, PrincipalMinutes: 60, Interest: 8.4}
	second := debt.TrendPoint{AsOf: on(1), Commit: "c0ffee", Complete: true, Open: 2, PrincipalMinutes: 60, Interest: 9.2}
	third := debt.TrendPoint{
		AsOf: on(2), Commit: "c0ffee", Open: 1, Accepted: 1, PrincipalMinutes: 30, Interest: 4.2,
		Opened: map[debt.Cause]int{debt.CauseCode: 1}, Closed: map[debt.Cause]int{debt.CauseFixed: 1},
	}
	all := []debt.TrendPoint{first, second, third}
	tests := []struct {
		name string
		q    TrendQuery
		want []debt.TrendPoint
	}{
		{"all", TrendQuery{}, all},
		{"since", TrendQuery{Since: start().Add(day)}, all[1:]},
		{"until", TrendQuery{Until: start().Add(day)}, all[:2]},
		{"nothing", TrendQuery{Since: start().Add(9 * day)}, []debt.TrendPoint{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, by := range everyBy() {
				tt.q.By = by
				got, err := l.Trend(t.Context(), tt.q)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(debt.TrendSeries{Points: tt.want}, got.Total); diff != "" {
					t.Errorf("by %q (-want +got):\n%s", by, diff)
				}
				if by != ByNothing {
					addsUp(t, got)
				}
			}
		})
	}
}

// open are the numbers of open findings of each series, by name.
func open(trend debt.Trend) map[string][]int {
	numbers := map[string][]int{}
	for _, s := range trend.Series {
		for _, p := range s.Points {
			numbers[s.Name] = append(numbers[s.Name], p.Open)
		}
	}
	return numbers
}

func TestTrendSeries(t *testing.T) {
	l := story(t)
	tests := []struct {
		name string
		q    TrendQuery
		want map[string][]int
	}{
		{"family", TrendQuery{By: ByFamily}, map[string][]int{"STA": {1, 1, 0}, "OWN": {1, 1, 0}, "DEP": {0, 0, 1}}},
		{"severity", TrendQuery{By: BySeverity}, map[string][]int{"high": {1, 1, 0}, "medium": {1, 1, 1}}},
		{"owner", TrendQuery{By: ByOwner}, map[string][]int{NoOwner: {1, 1, 0}, "@org/platform": {1, 0, 1}, "@org/data, @org/platform": {0, 1, 0}}},
		{"unit", TrendQuery{By: ByUnit}, map[string][]int{prod: {1, 1, 1}, stage: {1, 1, 0}}},
		{"rule", TrendQuery{By: ByRule}, map[string][]int{"STA-001": {1, 1, 0}, "OWN-001": {1, 1, 0}, "DEP-001": {0, 0, 1}}},
		{"one unit", TrendQuery{By: ByRule, Unit: prod}, map[string][]int{"STA-001": {1, 1, 0}, "DEP-001": {0, 0, 1}}},
		{"one owner", TrendQuery{By: ByOwner, Owner: "@org/platform"}, map[string][]int{"@org/platform": {1, 0, 1}, "@org/data, @org/platform": {0, 1, 0}}},
		{"one family", TrendQuery{By: ByUnit, Family: "OWN"}, map[string][]int{stage: {1, 1, 0}}},
		{"two filters", TrendQuery{By: ByUnit, Family: "OWN", Unit: prod}, map[string][]int{}},
		{"the largest and others", TrendQuery{By: ByRule, Most: 1}, map[string][]int{"DEP-001": {0, 0, 1}, Others: {2, 2, 0}}},
		{"fewer than most", TrendQuery{By: ByUnit, Most: 2}, map[string][]int{prod: {1, 1, 1}, stage: {1, 1, 0}}},
		{"last day", TrendQuery{By: ByUnit, Since: start().Add(2 * day)}, map[string][]int{prod: {1}, stage: {0}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := l.Trend(t.Context(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, open(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			addsUp(t, got)
		})
	}
	if got, err := l.Trend(t.Context(), TrendQuery{By: ByUnit}); err != nil || got.Series[0].Name != prod || got.By != ByUnit {
		t.Errorf("the first series is %q by %q, error %v", got.Series[0].Name, got.By, err)
	}
	_, err := l.Trend(t.Context(), TrendQuery{By: "person"})
	wantError(t, err, "person", "family, severity, owner, unit, rule")
}

func TestTrendOfAnEmptyLedger(t *testing.T) {
	got, err := openLedger(t).Trend(t.Context(), TrendQuery{By: ByUnit})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(debt.Trend{By: ByUnit, Total: debt.TrendSeries{Points: []debt.TrendPoint{}}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRunsAndListsOfAnEmptyLedger(t *testing.T) {
	l := openLedger(t)
	if runs, err := l.Runs(t.Context()); err != nil || len(runs) != 0 {
		t.Errorf("%v, error %v", runs, err)
	}
	_, err := l.OpenAt(t.Context(), 1)
	wantError(t, err, l.Path(), "no run 1")
	checked(t, l)
}

func TestRuns(t *testing.T) {
	runs, err := story(t).Runs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := Run{
		ID: 3, AsOf: on(2), Source: "worktree", Commit: "c0ffee", Branch: "main", Tool: "1.0.0", Rules: "rules", Data: "tables",
		Open: 1, Accepted: 1, PrincipalMinutes: 30, Interest: 4.2,
		Opened: map[debt.Cause]int{debt.CauseCode: 1}, Closed: map[debt.Cause]int{debt.CauseFixed: 1},
	}
	if diff := cmp.Diff(want, runs[2]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
