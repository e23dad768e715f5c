package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/debtscan/debtscan/debt"
)

// Ingest takes a report in as the next run, in one transaction. Runs must come
// in the order of their clocks.
//
// A run that the ledger has already changes nothing: one whose commit, facts,
// rules, tables, configuration, clock and findings are those of the last run,
// or of a run with an earlier clock than the last. Going back and forth within
// one moment of the clock is movement, and is recorded.
//
// A finding that the report does not have closes only if the run looked: its
// unit was in the scan and read whole, and its rule was evaluated. Otherwise
// it stays open. A rule that the set of rules no longer has closes its
// findings with the cause rule.
func (l *Ledger) Ingest(ctx context.Context, report *debt.Report, o IngestOptions) (Run, error) {
	in, err := prepare(report, o)
	if err != nil {
		return Run{}, err
	}
	var run Run
	err = l.write(ctx, func(tx *sql.Tx) (err error) {
		run, err = ingest(ctx, tx, in)
		return err
	})
	if err != nil {
		return Run{}, err
	}
	return run, nil
}

func ingest(ctx context.Context, tx *sql.Tx, in *input) (Run, error) {
	last, err := readLastRun(ctx, tx)
	if err != nil {
		return Run{}, err
	}
	if id, err := known(ctx, tx, in, last); id > 0 || err != nil {
		return again(ctx, tx, id, err)
	}
	if in.asOf < last.asOf {
		return Run{}, fmt.Errorf("the scan is as of %s and the ledger already goes to %s; ingest runs in order, or start a new ledger",
			timestamp(in.asOf), timestamp(last.asOf))
	}
	mem, err := remember(ctx, tx, last)
	if err != nil {
		return Run{}, err
	}
	w := newWriter(in, mem)
	if err := w.write(ctx, tx); err != nil {
		return Run{}, err
	}
	return w.result(ctx, tx)
}

const knownSQL = `SELECT id FROM run WHERE key = ?1 AND (id = ?2 OR as_of < ?3) ORDER BY id DESC LIMIT 1`

// known is the run that the ledger has already, or 0.
func known(ctx context.Context, tx *sql.Tx, in *input, last lastRun) (id int, err error) {
	err = tx.QueryRowContext(ctx, knownSQL, in.digest(), last.id, last.asOf).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

const causesSQL = `SELECT f.value, s.opened_by FROM span s JOIN fingerprint f ON f.id = s.fingerprint
	WHERE s.from_run <= ?1 AND (s.to_run IS NULL OR s.to_run > ?1)`

// again answers for a run that is known.
func again(ctx context.Context, tx *sql.Tx, id int, err error) (Run, error) {
	if err != nil {
		return Run{}, err
	}
	runs, err := readRuns(ctx, tx, id)
	if err != nil {
		return Run{}, err
	}
	run := runs[0]
	run.Known, run.Causes = true, map[string]debt.Cause{}
	err = each(ctx, tx, causesSQL, func(rows *sql.Rows) error {
		var fingerprint digits
		var cause uint8
		err := rows.Scan(&fingerprint, &cause)
		run.Causes[string(fingerprint)] = causeOf(cause)
		return err
	}, id)
	return run, err
}
