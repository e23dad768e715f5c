package store

import (
	"context"
	"database/sql"
	"fmt"
)

// shiftsSQL reads one dimension of all runs' shifts.
func shiftsSQL(dimension int) string {
	return "SELECT id, " + shiftColumns()[dimension] + " FROM run ORDER BY id"
}

// shiftColumns are the columns of the shifts, by dimension.
func shiftColumns() [dimensionCount]string {
	return [...]string{"by_rule", "by_severity", "by_owners", "by_unit"}
}

const updateShiftsSQL = `UPDATE run SET by_rule = ?, by_severity = ?, by_owners = ?, by_unit = ? WHERE id = ?`

// storeShifts writes the packed shifts of a run.
func storeShifts(ctx context.Context, tx *sql.Tx, run int, packed [dimensionCount][]byte) error {
	_, err := tx.ExecContext(ctx, updateShiftsSQL, packed[shiftsByRule], packed[shiftsBySeverity], packed[shiftsByOwners], packed[shiftsByUnit], run)
	return err
}

// playShifts counts the shifts of all runs.
func (c *counter) playShifts(ctx context.Context, tx *sql.Tx) error {
	var ticks []tick
	return each(ctx, tx, shiftsSQL(c.query.dimension()), func(rows *sql.Rows) error {
		var run int
		var packed sql.RawBytes
		if err := rows.Scan(&run, &packed); err != nil {
			return err
		}
		r, err := readShifts(packed, ticks)
		if err != nil {
			return fmt.Errorf("run %d: %w", run, err)
		}
		for r.next() {
			c.shift(&r.shift)
		}
		if err := r.end(); err != nil {
			return fmt.Errorf("run %d: %w", run, err)
		}
		ticks = r.shift.ticks
		c.endRun(run)
		return nil
	})
}

func (c *counter) shift(s *shift) {
	i := c.series(s.part, &cell{rule: s.part, unit: s.part, owners: s.part, severity: uint8(s.part)})
	c.sum.plus(s.by)
	c.interest[i] += s.by.interest
	numbers := s.by
	numbers.interest = 0
	if numbers != (tally{}) {
		c.now[i].plus(numbers)
		c.mark(i)
	}
	for _, t := range s.ticks {
		c.events = append(c.events, event{int32(len(c.order)), int32(i), t})
	}
}
