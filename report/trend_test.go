package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestSparkline(t *testing.T) {
	for want, values := range map[string][]int{"": nil, "▁": {7}, "▁▁": {3, 3}, "▁▄█": {10, 15, 20}, "█▁": {1, 0}} {
		if got := sparkline(values); got != want {
			t.Errorf("%v: %q, want %q", values, got, want)
		}
	}
}

func TestTrendText(t *testing.T) {
	trend := debt.Trend{
		By: "family",
		Total: debt.TrendSeries{Points: []debt.TrendPoint{
			{AsOf: "2026-10-01T00:00:00Z", Complete: true, Open: 4, PrincipalMinutes: 60, Interest: 9.5, Opened: map[debt.Cause]int{debt.CauseCode: 4}},
			{
				AsOf: "2026-11-01T00:00:00Z", Open: 3, Accepted: 1, PrincipalMinutes: 50, Interest: 8,
				Opened: map[debt.Cause]int{debt.CauseClock: 1}, Closed: map[debt.Cause]int{debt.CauseFixed: 1, debt.CauseUnitRemoved: 1},
			},
		}},
		Series: []debt.TrendSeries{{Name: "STA", Points: []debt.TrendPoint{{Open: 4}, {Open: 3, PrincipalMinutes: 50, Interest: 8}}}},
	}
	var out bytes.Buffer
	if err := TrendText(&out, trend); err != nil {
		t.Fatal(err)
	}
	want := strings.TrimLeft(`
█▁  4 → 3 open since 2026-10-01

AS OF                    OPEN  ACCEPTED  MINUTES  INTEREST  OPENED   CLOSED
2026-10-01                  4         0       60       9.5  4 code
2026-11-01 (incomplete)     3         1       50         8  1 clock  1 fixed, 1 unit removed

FAMILY  OPEN  CHANGE  MINUTES  INTEREST  TREND
STA        3      -1       50         8  █▁
`, "\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if rows := TrendRows(trend).Rows; len(rows) != 4 || rows[1][6] != "1" || rows[1][7] != "2" {
		t.Errorf("%v", rows)
	}
}

func TestTrendOfNothing(t *testing.T) {
	var out bytes.Buffer
	if err := TrendText(&out, debt.Trend{}); err != nil || !strings.Contains(out.String(), "no run") {
		t.Errorf("%v %q", err, out.String())
	}
}
