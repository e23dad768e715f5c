package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// trend lays the numbers of a counter out, series by series.
func (c *counter) trend() debt.Trend {
	m := &moves{}
	t := debt.Trend{By: c.query.By, Total: c.total(m)}
	if c.query.By == ByNothing {
		return t
	}
	events := sortOut(c.events, len(c.names), func(e event) int32 { return e.series })
	levels := sortOut(c.levels, len(c.names), func(l level) int32 { return l.series })
	used := c.used(events, levels)
	var rest []int
	if most := c.query.Most; most > 0 && len(used) > most {
		used, rest = used[:most], used[most:]
	}
	points := make([]debt.TrendPoint, len(used)*len(c.order)) // at once: there may be many
	own := make([]tally, len(c.order))
	others := slices.Clone(c.sums)
	for n, i := range used {
		c.spread(i, levels[i], own)
		for point, t := range own {
			others[point].less(t)
		}
		series := points[n*len(c.order) : (n+1)*len(c.order) : (n+1)*len(c.order)]
		c.fill(series, own, events[i], m)
		t.Series = append(t.Series, debt.TrendSeries{Name: c.names[i], Points: series})
	}
	if len(rest) > 0 {
		series := make([]debt.TrendPoint, len(c.order))
		c.fill(series, others, c.eventsOf(rest), m)
		t.Series = append(t.Series, debt.TrendSeries{Name: Others, Points: series})
	}
	return t
}

// spread gives a series' tally at every point; it is zero before it begins.
func (c *counter) spread(series int, levels []level, tallies []tally) {
	var now tally
	for point := range tallies {
		if len(levels) > 0 && int(levels[0].point) == point {
			now = tally{open: int(levels[0].open), accepted: int(levels[0].accepted), principal: levels[0].principal}
			levels = levels[1:]
		}
		if now.interest = 0; series < len(c.rows[point]) {
			now.interest = c.rows[point][series]
		}
		tallies[point] = now
	}
}

// eventsOf are the events of some series, in the order of their points.
func (c *counter) eventsOf(series []int) []event {
	wanted := make([]bool, len(c.names))
	for _, i := range series {
		wanted[i] = true
	}
	var events []event
	for _, e := range c.events {
		if wanted[e.series] {
			events = append(events, e)
		}
	}
	return events
}

// sortOut gives each series what belongs to it, in the order of the list.
func sortOut[T any](list []T, series int, of func(T) int32) [][]T {
	counts := make([]int, series)
	for _, e := range list {
		counts[of(e)]++
	}
	all, sorted := make([]T, len(list)), make([][]T, series)
	at := 0
	for i, n := range counts {
		sorted[i] = all[at:at:(at + n)]
		at += n
	}
	for _, e := range list {
		sorted[of(e)] = append(sorted[of(e)], e)
	}
	return sorted
}

// used are the series that are more than zeros at any point, by what is open
// at the last one, largest first.
func (c *counter) used(events [][]event, levels [][]level) []int {
	used := []int{}
	last := make([]int, len(c.names)) // open at the last point
	for i, list := range levels {
		if len(list) > 0 {
			last[i] = int(list[len(list)-1].open)
		}
		some := slices.ContainsFunc(list, func(l level) bool { return l.open != 0 || l.accepted != 0 })
		if some || len(events[i]) > 0 {
			used = append(used, i)
		}
	}
	slices.SortFunc(used, func(a, b int) int {
		return cmp.Or(cmp.Compare(last[b], last[a]), strings.Compare(c.names[a], c.names[b]))
	})
	return used
}

// fill writes the points of one series.
func (c *counter) fill(points []debt.TrendPoint, tallies []tally, events []event, m *moves) {
	copy(points, c.order)
	for n := range points {
		tallies[n].write(&points[n])
	}
	for len(events) > 0 {
		point, end := events[0].point, 1
		for end < len(events) && events[end].point == point {
			end++
		}
		points[point].Opened, points[point].Closed = m.of(events[:end])
		events = events[end:]
	}
}

// total is the series of all that passes.
func (c *counter) total(m *moves) debt.TrendSeries {
	points := make([]debt.TrendPoint, len(c.order))
	c.fill(points, c.sums, c.events[:c.kept], m)
	return debt.TrendSeries{Points: points}
}

// write puts the numbers into a point.
func (t tally) write(p *debt.TrendPoint) {
	p.Open, p.Accepted = t.open, t.accepted
	p.PrincipalMinutes, p.Interest = t.principal, float64(t.interest)/10
}

// moves adds up events by cause. Equal sums share one map: there may be
// hundreds of thousands of points at which one finding was fixed.
type moves struct {
	one   [causeCodes]map[debt.Cause]int // one event of a cause
	known map[[causeCodes]int]map[debt.Cause]int
}

func (m *moves) of(events []event) (opened, closed map[debt.Cause]int) {
	if len(events) == 1 {
		return m.single(events[0])
	}
	var o, c [causeCodes]int
	for _, e := range events {
		if e.closing {
			c[e.cause]++
		} else {
			o[e.cause]++
		}
	}
	return m.shared(o), m.shared(c)
}

// single is of for one event, which is what most points of many series have.
func (m *moves) single(e event) (opened, closed map[debt.Cause]int) {
	if m.one[e.cause] == nil {
		m.one[e.cause] = map[debt.Cause]int{causeOf(e.cause): 1}
	}
	if e.closing {
		return nil, m.one[e.cause]
	}
	return m.one[e.cause], nil
}

func (m *moves) shared(counts [causeCodes]int) map[debt.Cause]int {
	if counts == [causeCodes]int{} {
		return nil
	}
	if m.known == nil {
		m.known = map[[causeCodes]int]map[debt.Cause]int{}
	}
	shared, ok := m.known[counts]
	if !ok {
		shared = byCause(&counts)
		m.known[counts] = shared
	}
	return shared
}
