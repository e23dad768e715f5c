package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math"
)

// auditor watches a replay and remembers the life of every span.
type auditor struct {
	run    int
	now    tally
	shifts *shifter // what the run moves
	from   []int
	to     []int   // 0 while it lives
	cause  []uint8 // why it ended
	first  []int32 // interest when it opened
}

// numbers are what a run says of itself, apart from its journal.
type numbers struct {
	whole  tally
	shifts [dimensionCount][]byte
}

func (a *auditor) opened(span int, c *cell) {
	a.shifts.opened(span, c)
	a.now.plus(c.tally())
	a.from, a.to = append(a.from, a.run), append(a.to, 0)
	a.cause, a.first = append(a.cause, continued), append(a.first, c.interest)
}

func (a *auditor) closed(span int, c *cell, cause uint8) {
	a.shifts.closed(span, c, cause)
	a.now.less(c.tally())
	a.to[span-1], a.cause[span-1] = a.run, cause
}

func (a *auditor) priced(b *book, list []pricing) {
	a.shifts.priced(b, list)
	for _, p := range list {
		if b.cells[p.span-1].state == stateOpen {
			a.now.interest += int64(p.delta)
		}
	}
}

// problems are what a run says of itself that its journal does not.
func (a *auditor) problems(said numbers) (problems []string) {
	if a.now != said.whole {
		problems = append(problems, fmt.Sprintf("the numbers of run %d are not those of its journal", a.run))
	}
	for dimension, packed := range a.shifts.packed() {
		if !bytes.Equal(packed, said.shifts[dimension]) {
			problems = append(problems, fmt.Sprintf("what run %d moved %s is not what its journal says", a.run, shiftColumns()[dimension]))
		}
	}
	return problems
}

const runNumbersSQL = `SELECT id, open, accepted, principal, interest, by_rule, by_severity, by_owners, by_unit FROM run`

func readNumbers(ctx context.Context, tx *sql.Tx) (map[int]numbers, error) {
	stored := map[int]numbers{}
	err := each(ctx, tx, runNumbersSQL, func(rows *sql.Rows) error {
		var run int
		var n numbers
		err := rows.Scan(&run, &n.whole.open, &n.whole.accepted, &n.whole.principal, &n.whole.interest,
			&n.shifts[shiftsByRule], &n.shifts[shiftsBySeverity], &n.shifts[shiftsByOwners], &n.shifts[shiftsByUnit])
		stored[run] = n
		return err
	})
	return stored, err
}

// audit compares what journals add up to with runs and with spans.
func audit(ctx context.Context, tx *sql.Tx) (problems []string, err error) {
	stored, err := readNumbers(ctx, tx)
	if err != nil {
		return nil, err
	}
	a := &auditor{run: 1, shifts: newShifter()}
	book, err := replay(ctx, tx, math.MaxInt32, a, func(run int, _ *book) {
		problems = append(problems, a.problems(stored[run])...)
		a.run = run + 1
	})
	if err != nil {
		return problems, err
	}
	more, err := a.compare(ctx, tx, book)
	return append(problems, more...), err
}

const spansSQL = `SELECT id, from_run, coalesce(to_run, 0), coalesce(closed_by, 0), opened_by, began, state, severity, rule, unit, owners, principal, interest FROM span`

// compare finds spans that are not as their journal has them, and spans of the
// journals that are missing. Those that ended before the lists begin may be.
func (a *auditor) compare(ctx context.Context, tx *sql.Tx, b *book) (problems []string, err error) {
	there := make([]bool, len(b.cells))
	err = each(ctx, tx, spansSQL, func(rows *sql.Rows) error {
		var id, from, to, began int
		var ended, opened uint8
		var c cell
		err := rows.Scan(&id, &from, &to, &ended, &opened, &began, &c.state, &c.severity, &c.rule, &c.unit, &c.owners, &c.principal, &c.interest)
		if err != nil {
			return err
		}
		if from == began {
			c.cause = opened
		}
		if id > len(there) || !a.agrees(id, from, to, ended, c, b) {
			problems = append(problems, fmt.Sprintf("span %d is not as the journals have it", id))
			return nil
		}
		there[id-1] = true
		return nil
	})
	if err != nil {
		return problems, err
	}
	var first int
	if err := tx.QueryRowContext(ctx, "SELECT first_listed FROM kept").Scan(&first); err != nil {
		return problems, err
	}
	for i, ok := range there {
		if !ok && (a.to[i] == 0 || a.to[i] > first) {
			problems = append(problems, fmt.Sprintf("span %d of the journals is missing", i+1))
		}
	}
	return problems, nil
}

func (a *auditor) agrees(id, from, to int, ended uint8, c cell, b *book) bool {
	i := id - 1
	now := b.cells[i]
	now.interest, now.ended = a.first[i], false
	return a.from[i] == from && a.to[i] == to && a.cause[i] == ended && now == c
}
