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
	now    []tally     // by series
	rows   [][]tally   // by point: now
	sums   []tally     // by point: of all series
	events []event
	kept   int // events that belong to points
}

// stopped is the series of what a filter does not let pass.
const stopped = -1

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
		c.names, c.now = append(c.names, name), append(c.now, tally{})
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
	c.now[i].add(e, 1)
	if e.cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), e.cause % causeCodes, false})
	}
}

func (c *counter) closed(span int, e *cell, cause uint8) {
	i := int(c.of[span-1])
	if i == stopped {
		return
	}
	c.now[i].add(e, -1)
	if cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), cause, true})
	}
}

func (c *counter) priced(b *book, list []pricing) {
	for _, p := range list {
		if i := c.of[p.span-1]; i != stopped && b.cells[p.span-1].state == stateOpen {
			c.now[i].interest += int(p.delta)
		}
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
	c.order, c.kept = append(c.order, point), len(c.events)
	var sum tally
	for _, t := range c.now {
		sum.plus(t, 1)
	}
	c.rows, c.sums = append(c.rows, slices.Clone(c.now)), append(c.sums, sum)
}
