package html

import (
	"fmt"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// trend is the section about how debt moved.
type trend struct {
	Summary string
	Charts  []chart // the same chart for wide and narrow screens; none with less than two runs
	Causes  []causeRow
	By      string // what the small charts are of; "" when there are none
	Series  []seriesView
	More    int // series that are not among Series
	Points  []pointRow
	Older   int // runs that are not among Points
}

const (
	// maxPoints is how many runs the table lists, youngest first.
	maxPoints = 400
	// maxSeries is how many small charts are drawn.
	maxSeries = 24
)

// causeRow says how many findings opened and closed for one reason.
type causeRow struct{ Cause, Meaning, Opened, Closed string }

// seriesView is one small chart.
type seriesView struct {
	Name, Now, Change string
	Spark             spark
}

// pointRow is one run in the table.
type pointRow struct {
	Date, Commit, Open, Accepted, Opened, Closed, Work, Interest string
	Complete                                                     bool
}

func newTrend(t *debt.Trend) *trend {
	if t == nil {
		return nil
	}
	points := t.Total.Points
	view := &trend{Summary: trendSummary(points), Causes: causeRows(points), Points: pointRows(points)}
	view.Older = len(points) - len(view.Points)
	if len(points) < 2 {
		return view
	}
	view.Charts = []chart{newChart("trend-wide", points, 880, 300), newChart("trend-narrow", points, 350, 260)}
	view.By = visible(t.By)
	for i, s := range t.Series[:min(len(t.Series), maxSeries)] {
		view.Series = append(view.Series, newSeries(fmt.Sprintf("series-%d", i), t.By, s))
	}
	view.More = len(t.Series) - len(view.Series)
	return view
}

func trendSummary(points []debt.TrendPoint) string {
	switch len(points) {
	case 0:
		return "There are no runs yet. The trend starts with the first run that is recorded."
	case 1:
		return "There is one run so far. The trend starts with the next one."
	}
	first, last := points[0], points[len(points)-1]
	return fmt.Sprintf("%s on %s, %s on %s, over %s.", count(last.Open, "open finding"), day(last.AsOf),
		difference(last.Open-first.Open), day(first.AsOf), count(len(points), "run"))
}

// difference compares with an earlier number: "12 fewer than".
func difference(n int) string {
	switch {
	case n < 0:
		return number(-n) + " fewer than"
	case n > 0:
		return number(n) + " more than"
	}
	return "as many as"
}

// signed writes n with its sign; "±0" for no change.
func signed(n int) string {
	switch {
	case n < 0:
		return "−" + number(-n)
	case n > 0:
		return "+" + number(n)
	}
	return "±0"
}

// causeRows adds up why findings opened and closed, over all points.
func causeRows(points []debt.TrendPoint) []causeRow {
	var rows []causeRow
	for _, c := range []struct {
		cause   debt.Cause
		meaning string
	}{
		{debt.CauseCode, "the repository changed"},
		{debt.CauseReopened, "it had been closed before"},
		{debt.CauseFixed, "the repository changed and it is gone"},
		{debt.CauseUnitRemoved, "its unit is gone"},
		{debt.CauseClock, "a date passed"},
		{debt.CauseRule, "a rule came, went or changed"},
		{debt.CauseCoverage, "something was seen for the first time"},
		{debt.CauseExcluded, "configuration leaves it out"},
	} {
		opened, closed := 0, 0
		for _, p := range points {
			opened += p.Opened[c.cause]
			closed += p.Closed[c.cause]
		}
		if opened+closed > 0 {
			rows = append(rows, causeRow{string(c.cause), c.meaning, dotted(opened), dotted(closed)})
		}
	}
	return rows
}

func newSeries(id, by string, s debt.TrendSeries) seriesView {
	view := seriesView{Name: visible(s.Name)}
	if by == "family" {
		view.Name = familyTitle(s.Name)
	}
	if len(s.Points) == 0 {
		return view
	}
	first, last := s.Points[0].Open, s.Points[len(s.Points)-1].Open
	view.Now, view.Change = number(last), signed(last-first)
	view.Spark = newSpark(id, view.Name, s.Points)
	return view
}

func pointRows(points []debt.TrendPoint) []pointRow {
	var rows []pointRow
	for _, p := range slices.Backward(points) {
		if len(rows) == maxPoints {
			break
		}
		rows = append(rows, pointRow{
			Date: day(p.AsOf), Commit: shortCommit(p.Commit), Open: number(p.Open), Accepted: dotted(p.Accepted),
			Opened: dotted(total(p.Opened)), Closed: dotted(total(p.Closed)), Work: shortWork(p.PrincipalMinutes),
			Interest: decimal(p.Interest), Complete: p.Complete,
		})
	}
	return rows
}

func total(by map[debt.Cause]int) int {
	n := 0
	for _, of := range by {
		n += of
	}
	return n
}
