package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// sparks are the eight heights of a sparkline.
const sparks = "▁▂▃▄▅▆▇█"

// sparkline draws numbers as one character each. The lowest is the lowest bar
// even when it is not zero, so that a change can be seen; a flat line is flat.
func sparkline(values []int) string {
	if len(values) == 0 {
		return ""
	}
	low, high := slices.Min(values), slices.Max(values)
	bars := []rune(sparks)
	var b strings.Builder
	for _, v := range values {
		at := 0
		if high > low {
			at = (v - low) * (len(bars) - 1) / (high - low)
		}
		b.WriteRune(bars[at])
	}
	return b.String()
}

// maxSparks is how many of the last points a sparkline shows.
const maxSparks = 40

// TrendText writes a trend for a terminal: a sparkline with its ends, a table
// of the last points, and a line for each series.
func TrendText(w io.Writer, t debt.Trend) error {
	points := t.Total.Points
	if len(points) == 0 {
		_, err := fmt.Fprintln(w, "The ledger has no run in that time. `debtscan scan --db` enters one.")
		return err
	}
	first, last := points[0], points[len(points)-1]
	if _, err := fmt.Fprintf(w, "%s  %d → %d open since %s\n\n", sparkline(opens(points)), first.Open, last.Open, day(first.AsOf)); err != nil {
		return err
	}
	if err := TrendTable(t).Text(w); err != nil {
		return err
	}
	if len(t.Series) == 0 {
		return nil
	}
	table := Table{Columns: []Column{{Name: t.By, Most: 40}, {Name: "Open", Right: true}, {Name: "Change", Right: true}, {Name: "Minutes", Right: true}, {Name: "Interest", Right: true}, {Name: "Trend"}}}
	for _, s := range t.Series {
		first, last := s.Points[0], s.Points[len(s.Points)-1]
		table.Rows = append(table.Rows, []string{
			s.Name, strconv.Itoa(last.Open), signed(last.Open - first.Open), strconv.Itoa(last.PrincipalMinutes), number(last.Interest), sparkline(opens(s.Points)),
		})
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return table.Text(w)
}

// opens are the open findings of the last points.
func opens(points []debt.TrendPoint) []int {
	var values []int
	for _, p := range points[max(0, len(points)-maxSparks):] {
		values = append(values, p.Open)
	}
	return values
}

// maxPoints is how many of the last points a table for people shows.
const maxPoints = 15

// TrendTable is the total, run by run, with the causes in words.
func TrendTable(t debt.Trend) Table {
	table := Table{Columns: []Column{
		{Name: "As of"},
		{Name: "Open", Right: true},
		{Name: "Accepted", Right: true},
		{Name: "Minutes", Right: true},
		{Name: "Interest", Right: true},
		{Name: "Opened"},
		{Name: "Closed"},
	}}
	points := t.Total.Points
	for _, p := range points[max(0, len(points)-maxPoints):] {
		when := day(p.AsOf)
		if !p.Complete {
			when += " (incomplete)"
		}
		table.Rows = append(table.Rows, []string{
			when, strconv.Itoa(p.Open), strconv.Itoa(p.Accepted), strconv.Itoa(p.PrincipalMinutes), number(p.Interest),
			byCause(p.Opened), byCause(p.Closed),
		})
	}
	return table
}

// TrendRows is every number of a trend, one row for each point of each series,
// for a spreadsheet.
func TrendRows(t debt.Trend) Table {
	table := Table{Columns: []Column{
		{Name: "Series"},
		{Name: "As of"},
		{Name: "Commit"},
		{Name: "Complete"},
		{Name: "Open"},
		{Name: "Accepted"},
		{Name: "Opened"},
		{Name: "Closed"},
		{Name: "Principal minutes"},
		{Name: "Interest"},
	}}
	add := func(name string, s debt.TrendSeries) {
		for _, p := range s.Points {
			table.Rows = append(table.Rows, []string{
				name, p.AsOf, p.Commit, strconv.FormatBool(p.Complete), strconv.Itoa(p.Open), strconv.Itoa(p.Accepted),
				strconv.Itoa(sum(p.Opened)), strconv.Itoa(sum(p.Closed)), strconv.Itoa(p.PrincipalMinutes), number(p.Interest),
			})
		}
	}
	add("total", t.Total)
	for _, s := range t.Series {
		add(s.Name, s)
	}
	return table
}

// byCause says how many for which reason: "3 code, 1 clock".
func byCause(counts map[debt.Cause]int) string {
	var parts []string
	for _, cause := range slices.Sorted(maps.Keys(counts)) {
		if n := counts[cause]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ReplaceAll(string(cause), "_", " ")))
		}
	}
	return strings.Join(parts, ", ")
}

func sum(counts map[debt.Cause]int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// day is the day of a time in a report.
func day(at string) string {
	d, _, _ := strings.Cut(at, "T")
	return d
}
