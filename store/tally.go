package store

// tally is what a group of findings adds up to.
type tally struct {
	open, accepted int
	principal      int   // of open, in minutes
	interest       int64 // of open, in tenths
}

// tally is what one span counts.
func (c *cell) tally() tally {
	if c.state == stateAccepted {
		return tally{accepted: 1}
	}
	return tally{open: 1, principal: int(c.principal), interest: int64(c.interest)}
}

// plus adds another group's numbers.
func (t *tally) plus(o tally) {
	t.open += o.open
	t.accepted += o.accepted
	t.principal += o.principal
	t.interest += o.interest
}

// less takes another group's numbers off.
func (t *tally) less(o tally) {
	t.open -= o.open
	t.accepted -= o.accepted
	t.principal -= o.principal
	t.interest -= o.interest
}
