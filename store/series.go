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
	events := c.bySeries()
	used := c.used(events)
	var rest []int
	if most := c.query.Most; most > 0 && len(used) > most {
		used, rest = used[:most], used[most:]
	}
	points := make([]debt.TrendPoint, len(used)*len(c.order)) // at once: there may be many
	for n, i := range used {
		own := points[n*len(c.order) : (n+1)*len(c.order) : (n+1)*len(c.order)]
		c.fill(own, func(point int) tally { return c.at(point, i) }, events[i], m)
		t.Series = append(t.Series, debt.TrendSeries{Name: c.names[i], Points: own})
	}
	if len(rest) > 0 {
		t.Series = append(t.Series, c.others(used, rest, m))
	}
	return t
}

// at is a series' tally at a point; it has none before it begins.
func (c *counter) at(point, series int) tally {
	if series < len(c.rows[point]) {
		return c.rows[point][series]
	}
	return tally{}
}

// others adds the smaller series up in one.
func (c *counter) others(used, rest []int, m *moves) debt.TrendSeries {
	other := make([]bool, len(c.names))
	for _, i := range rest {
		other[i] = true
	}
	var events []event
	for _, e := range c.events {
		if other[e.series] {
			events = append(events, e)
		}
	}
	points := make([]debt.TrendPoint, len(c.order))
	c.fill(points, func(point int) tally {
		sum := c.sums[point]
		for _, i := range used { // these are the fewer
			sum.plus(c.at(point, i), -1)
		}
		return sum
	}, events, m)
	return debt.TrendSeries{Name: Others, Points: points}
}

// bySeries sorts the events out, each series' in the order of its points.
func (c *counter) bySeries() [][]event {
	counts := make([]int, len(c.names))
	for _, e := range c.events {
		counts[e.series]++
	}
	all, sorted := make([]event, len(c.events)), make([][]event, len(c.names))
	at := 0
	for i, n := range counts {
		sorted[i] = all[at:at:(at + n)]
		at += n
	}
	for _, e := range c.events {
		sorted[e.series] = append(sorted[e.series], e)
	}
	return sorted
}

// used are the series that are more than zeros at any point, by what is open
// at the last one, largest first.
func (c *counter) used(events [][]event) []int {
	something := make([]bool, len(c.names))
	for i, list := range events {
		something[i] = len(list) > 0
	}
	for i := range something {
		for point := 0; point < len(c.rows) && !something[i]; point++ {
			something[i] = c.at(point, i) != tally{}
		}
	}
	used := []int{}
	for i, yes := range something {
		if yes {
			used = append(used, i)
		}
	}
	last := len(c.rows) - 1
	slices.SortFunc(used, func(a, b int) int {
		return cmp.Or(cmp.Compare(c.at(last, b).open, c.at(last, a).open), strings.Compare(c.names[a], c.names[b]))
	})
	return used
}

// fill writes the points of one series.
func (c *counter) fill(points []debt.TrendPoint, at func(point int) tally, events []event, m *moves) {
	copy(points, c.order)
	for n := range points {
		at(n).write(&points[n])
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
	c.fill(points, func(point int) tally { return c.sums[point] }, c.events[:c.kept], m)
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
