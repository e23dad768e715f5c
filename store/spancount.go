package store

// find is the index of a cell's series.
func (c *counter) find(e *cell) int {
	if !c.dims.passes(c.query, e) {
		return stopped
	}
	return c.series(e.parts()[c.query.dimension()], e)
}

func (c *counter) opened(_ int, e *cell) {
	i := c.find(e)
	c.of = append(c.of, int32(i))
	if i == stopped {
		return
	}
	c.gain(i, e.tally())
	if e.cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), tick{e.cause % causeCodes, false, 1}})
	}
}

func (c *counter) closed(span int, e *cell, cause uint8) {
	i := int(c.of[span-1])
	if i == stopped {
		return
	}
	c.lose(i, e.tally())
	if cause != continued {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), tick{cause, true, 1}})
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
