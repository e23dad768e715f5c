package store

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// counter keeps the numbers of every series, point by point, in the least room.
// It is fed with the shifts of runs, or watches a replay.
type counter struct {
	query  TrendQuery
	dims   *dimensions
	wanted map[int]debt.TrendPoint // by run
	order  []debt.TrendPoint       // points so far, without numbers

	names  []string // of series, by index
	byName map[string]int
	byPart partIndex // series by the part of a cell that decides it
	of     []int32   // series by span, of a replay
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

// event is what was opened or closed for a cause at a point.
type event struct {
	point, series int32
	tick
}

func newCounter(q TrendQuery, d *dimensions, points map[int]debt.TrendPoint) (*counter, error) {
	return &counter{query: q, dims: d, wanted: points, byName: map[string]int{}, byPart: newPartIndex()}, q.check()
}

// series is the index of the series that a part belongs to; a cell of the part
// tells its name.
func (c *counter) series(part int32, e *cell) int {
	i, ok := c.byPart.get(part)
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
	c.byPart.put(part, i)
	return i
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
