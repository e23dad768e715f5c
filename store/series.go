package store

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/debtscan/debtscan/debt"
)

// trend lays the numbers of a counter out, series by series.
func (c *counter) trend() debt.Trend {
	t := debt.Trend{By: c.query.By, Total: c.total(&moves{})}
	if c.query.By == ByNothing {
		return t
	}
	used := c.used()
	if len(used) == 0 {
		return t
	}
	shown := len(used)
	if most := c.query.Most; most > 0 {
		shown = min(shown, most)
	}
	place := c.places(used[:shown])
	events, levels := c.eventsAt(place, shown), c.levelsAt(place, shown)
	t.Series = make([]debt.TrendSeries, shown)
	points := make([]debt.TrendPoint, shown*len(c.order)) // at once: there may be many
	left := inParallel(shown, func(from, to int) []tally {
		own, sum, m := make([]tally, len(c.order)), make([]tally, len(c.order)), &moves{}
		for n := from; n < to; n++ {
			c.spread(used[n], levels[n], own)
			if len(used) > shown {
				addUp(sum, own)
			}
			series := points[n*len(c.order) : (n+1)*len(c.order) : (n+1)*len(c.order)]
			c.fill(series, own, events[n], m)
			t.Series[n] = debt.TrendSeries{Name: c.names[used[n]], Points: series}
		}
		return sum
	})
	if len(used) > shown {
		series, others := make([]debt.TrendPoint, len(c.order)), slices.Clone(c.sums)
		for _, sum := range left {
			takeOff(others, sum)
		}
		c.fill(series, others, events[shown], &moves{})
		t.Series = append(t.Series, debt.TrendSeries{Name: Others, Points: series})
	}
	return t
}

// inParallel parts a count among the processors and gives what each comes to.
func inParallel(count int, part func(from, to int) []tally) [][]tally {
	workers := min(runtime.GOMAXPROCS(0), count)
	results := make([][]tally, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() { results[w] = part(count*w/workers, count*(w+1)/workers) })
	}
	all.Wait()
	return results
}

// addUp adds the tallies of a series to those of others, point by point.
func addUp(sum, own []tally) {
	for point, t := range own {
		sum[point].plus(t)
	}
}

// takeOff takes tallies off those of all, point by point.
func takeOff(all, part []tally) {
	for point, t := range part {
		all[point].less(t)
	}
}

// used are the series that are more than zeros at any point, by what is open
// at the last one, largest first.
func (c *counter) used() []int {
	last, some := make([]int32, len(c.names)), make([]bool, len(c.names))
	for _, list := range c.levels {
		for _, l := range list {
			last[l.series] = l.open
			some[l.series] = some[l.series] || l.open != 0 || l.accepted != 0
		}
	}
	for _, e := range c.events {
		some[e.series] = true
	}
	used := []int{}
	for i, yes := range some {
		if yes {
			used = append(used, i)
		}
	}
	slices.SortFunc(used, func(a, b int) int {
		return cmp.Or(cmp.Compare(last[b], last[a]), strings.Compare(c.names[a], c.names[b]))
	})
	return used
}

// places says of every series which of those shown it is; the others share the
// place behind them.
func (c *counter) places(shown []int) []int {
	place := slices.Repeat([]int{len(shown)}, len(c.names))
	for n, i := range shown {
		place[i] = n
	}
	return place
}

// eventsAt parts the events by place, in the order of their points.
func (c *counter) eventsAt(place []int, shown int) [][]event {
	counts := make([]int, shown+1)
	for _, e := range c.events {
		counts[place[e.series]]++
	}
	all, parted := make([]event, len(c.events)), make([][]event, shown+1)
	at := 0
	for i, n := range counts {
		parted[i] = all[at:at:(at + n)]
		at += n
	}
	for _, e := range c.events {
		parted[place[e.series]] = append(parted[place[e.series]], e)
	}
	return parted
}

// levelsAt gives the levels of every series that is shown, each with its point.
func (c *counter) levelsAt(place []int, shown int) [][]change {
	counts := make([]int, shown)
	for _, list := range c.levels {
		for _, l := range list {
			if n := place[l.series]; n < shown {
				counts[n]++
			}
		}
	}
	parted := make([][]change, shown)
	for n, count := range counts {
		parted[n] = make([]change, 0, count)
	}
	for point, list := range c.levels {
		for _, l := range list {
			if n := place[l.series]; n < shown {
				parted[n] = append(parted[n], change{point, l})
			}
		}
	}
	return parted
}

// change is a level with the point at which it is reached.
type change struct {
	point int
	level
}

// spread gives a series' tally at every point; it is zero before it begins.
func (c *counter) spread(series int, changes []change, tallies []tally) {
	var now tally
	for point := range tallies {
		if len(changes) > 0 && changes[0].point == point {
			now = tally{open: int(changes[0].open), accepted: int(changes[0].accepted), principal: changes[0].principal}
			changes = changes[1:]
		}
		if now.interest = 0; series < len(c.rows[point]) {
			now.interest = c.rows[point][series]
		}
		tallies[point] = now
	}
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
	if len(events) == 1 && events[0].count == 1 {
		return m.single(events[0])
	}
	var o, c [causeCodes]int
	for _, e := range events {
		if e.closing {
			c[e.cause] += int(e.count)
		} else {
			o[e.cause] += int(e.count)
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
