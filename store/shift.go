package store

import (
	"cmp"
	"slices"
)

// shift is how a run moved what one part of the whole adds up to, a rule's
// share for one.
type shift struct {
	part  int32
	by    tally
	ticks []tick
}

// tick counts the intervals that a run opened or closed for a cause.
type tick struct {
	cause   uint8
	closing bool
	count   int32
}

// Dimensions are the ways in which runs part the whole.
const (
	shiftsByRule = iota
	shiftsBySeverity
	shiftsByOwners
	shiftsByUnit
	dimensionCount
)

// parts are a cell's, by dimension.
func (c *cell) parts() [dimensionCount]int32 {
	return [...]int32{c.rule, int32(c.severity), c.owners, c.unit}
}

// shifter watches a run and adds up what it moves.
type shifter struct {
	by [dimensionCount]map[int32]*shift
}

func newShifter() *shifter {
	s := &shifter{}
	for dimension := range s.by {
		s.by[dimension] = map[int32]*shift{}
	}
	return s
}

// of is the shift of a cell's part.
func (s *shifter) of(dimension int, part int32) *shift {
	found, ok := s.by[dimension][part]
	if !ok {
		found = &shift{part: part}
		s.by[dimension][part] = found
	}
	return found
}

func (s *shifter) opened(_ int, c *cell) {
	for dimension, part := range c.parts() {
		to := s.of(dimension, part)
		to.by.plus(c.tally())
		if c.cause != continued {
			to.tick(c.cause, false)
		}
	}
}

func (s *shifter) closed(_ int, c *cell, cause uint8) {
	for dimension, part := range c.parts() {
		to := s.of(dimension, part)
		to.by.less(c.tally())
		if cause != continued {
			to.tick(cause, true)
		}
	}
}

func (s *shifter) priced(b *book, list []pricing) {
	for _, p := range list {
		c := &b.cells[p.span-1]
		if c.state != stateOpen {
			continue
		}
		for dimension, part := range c.parts() {
			s.of(dimension, part).by.interest += int64(p.delta)
		}
	}
}

func (s *shift) tick(cause uint8, closing bool) {
	for i := range s.ticks {
		if s.ticks[i].cause == cause && s.ticks[i].closing == closing {
			s.ticks[i].count++
			return
		}
	}
	s.ticks = append(s.ticks, tick{cause, closing, 1})
}

// packed are the shifts of the run, by dimension. The shifter is as new then.
func (s *shifter) packed() (packed [dimensionCount][]byte) {
	for dimension, parts := range s.by {
		list := make([]*shift, 0, len(parts))
		for _, found := range parts {
			if found.by != (tally{}) || len(found.ticks) > 0 {
				list = append(list, found)
			}
		}
		slices.SortFunc(list, func(a, b *shift) int { return cmp.Compare(a.part, b.part) })
		packed[dimension] = packShifts(list)
		clear(parts)
	}
	return packed
}
