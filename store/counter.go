package store

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// counter watches a replay and keeps the numbers of every series, point by
// point, in the least room.
type counter struct {
	query  TrendQuery
	dims   *dimensions
	wanted map[int]debt.TrendPoint // by run
	order  []debt.TrendPoint       // points so far, without numbers

	names  []string // of series, by index
	byName map[string]int
	byPart map[int]int // series by the part of a cell that decides it
	of     []int32     // series by span
	events []event
	kept   int // events that belong to points

	sum    tally     // of all series
	sums   []tally   // by point
	now    []tally   // by series, without interest
	moved  []int32   // series in which that changed since the last point
	marked []bool    // by series: it is among them
	levels [][]level // by point: of the series that moved

	interest []int64   // by series, of what is open, in tenths
	rows     [][]int64 // by point: interest, which changes every night
}

// stopped is the series of what a filter does not let pass.
const stopped = -1

// level is what a series adds up to from a point on, but for its interest. Most
// series stay the same at most points.
type level struct {
	series, open, accepted int32
	principal              int
}

// event is one opening or closing.
type event struct {
	point, series int32
	cause         uint8
	closing       bool
}

// newCounter makes a counter with room for a number of spans.
func newCounter(q TrendQuery, d *dimensions, points map[int]debt.TrendPoint, spans int) (*counter, error) {
	c := &counter{query: q, dims: d, wanted: points, byName: map[string]int{}, byPart: map[int]int{}}
	c.of, c.events = make([]int32, 0, spans), make([]event, 0, spans)
	return c, q.check()
}

// find is the index of a cell's series.
func (c *counter) find(e *cell) int {
	if !c.dims.passes(c.query, e) {
		return stopped
	}
	part := e.part(c.query.By)
	i, ok := c.byPart[part]
	if ok {
		return i
	}
	name := c.dims.name(c.query.By, e)
	if i, ok = c.byName[name]; !ok {
		i = len(c.names)
		c.byName[name] = i
		c.names, c.now, c.marked = append(c.names, name), append(c.now, tally{}), append(c.marked, false)
		c.interest = append(c.interest, 0)
	}
	c.byPart[part] = i
	return i
}

// part is the number of a cell that decides its series.
func (c *cell) part(by string) int {
	switch by {
	case ByFamily, ByRule:
		return int(c.rule)
	case BySeverity:
		return int(c.severity)
	case ByOwner:
		return int(c.owners)
	case ByUnit:
		return int(c.unit)
	default:
		return 0
	}
}

func (c *counter) opened(_ int, e *cell) {
	i := c.find(e)
	c.of = append(c.of, int32(i))
	if i == stopped {
		return
	}
	c.gain(i, e.tally())
	if e.cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), e.cause % causeCodes, false})
	}
}

func (c *counter) closed(span int, e *cell, cause uint8) {
	i := int(c.of[span-1])
	if i == stopped {
		return
	}
	c.lose(i, e.tally())
	if cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), cause, true})
	}
}

func (c *counter) priced(b *book, list []pricing) {
	for _, p := range list {
		if i := c.of[p.span-1]; i != stopped && b.cells[p.span-1].state == stateOpen {
			c.interest[i] += int64(p.delta)
			c.sum.interest += int64(p.delta)
		}
	}
}

// gain adds a span to a series.
func (c *counter) gain(series int, t tally) {
	c.sum.plus(t)
	c.interest[series] += t.interest
	t.interest = 0
	c.now[series].plus(t)
	c.mark(series)
}

// lose takes a span out of a series.
func (c *counter) lose(series int, t tally) {
	c.sum.less(t)
	c.interest[series] -= t.interest
	t.interest = 0
	c.now[series].less(t)
	c.mark(series)
}

// mark notes that a series is not what it was at the last point.
func (c *counter) mark(series int) {
	if !c.marked[series] {
		c.marked[series], c.moved = true, append(c.moved, int32(series))
	}
}

// endRun keeps the numbers of a run that is a point, and forgets what happened
// in one that is not.
func (c *counter) endRun(run int) {
	point, wanted := c.wanted[run]
	if !wanted {
		c.events = c.events[:c.kept]
		return
	}
	levels := make([]level, len(c.moved))
	for n, i := range c.moved {
		t := c.now[i]
		levels[n] = level{i, int32(t.open), int32(t.accepted), t.principal}
		c.marked[i] = false
	}
	c.levels = append(c.levels, levels)
	c.moved, c.rows = c.moved[:0], append(c.rows, slices.Clone(c.interest))
	c.order, c.kept, c.sums = append(c.order, point), len(c.events), append(c.sums, c.sum)
}
