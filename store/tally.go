package store

// tally is what a group of findings adds up to.
type tally struct {
	open, accepted      int
	principal, interest int // of open; minutes and tenths
}

// add counts a span, or with -1 takes it out.
func (t *tally) add(c *cell, sign int) {
	if c.state == stateAccepted {
		t.accepted += sign
		return
	}
	t.open += sign
	t.principal += sign * int(c.principal)
	t.interest += sign * int(c.interest)
}

// plus adds another group's numbers, or with -1 takes them off.
func (t *tally) plus(o tally, sign int) {
	t.open += sign * o.open
	t.accepted += sign * o.accepted
	t.principal += sign * o.principal
	t.interest += sign * o.interest
}
