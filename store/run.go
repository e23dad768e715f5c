package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// Run is one scan that the ledger has taken in.
type Run struct {
	ID       int    // counted from 1, without gaps
	AsOf     string // RFC 3339, UTC
	Source   string // as in debt.RepoInfo
	Commit   string
	Branch   string
	Tool     string // version of debtscan
	Rules    string // digest of the rules
	Data     string // digest of the tables
	Complete bool
	Partial  bool // it looked at some units only

	Open             int
	Accepted         int // suppressed, and not among Open
	PrincipalMinutes int
	Interest         float64

	// Opened and Closed count the intervals of open and accepted findings, by
	// cause. A finding that is accepted, or no longer is, does neither.
	Opened map[debt.Cause]int
	Closed map[debt.Cause]int

	// Known says that Ingest found the run in the ledger and changed nothing.
	Known bool
	// Causes says, by fingerprint, why each finding of the report opened, in
	// this run or an earlier one. Only Ingest fills it in.
	Causes map[string]debt.Cause
}

// lastRun is what a run is compared with.
type lastRun struct {
	id      int // 0 before the first run
	asOf    int64
	data    string
	history string
}

const lastRunSQL = `SELECT id, as_of, data, history FROM run ORDER BY id DESC LIMIT 1`

func readLastRun(ctx context.Context, tx *sql.Tx) (lastRun, error) {
	var r lastRun
	err := tx.QueryRowContext(ctx, lastRunSQL).Scan(&r.id, &r.asOf, &r.data, &r.history)
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	return r, err
}

const runsSQL = `SELECT id, as_of, source, commit_id, branch, tool, rules, data, complete, partial,
	open, accepted, principal, interest, journal FROM run WHERE id >= ? ORDER BY id`

// Runs lists all runs, oldest first.
func (l *Ledger) Runs(ctx context.Context) ([]Run, error) {
	var runs []Run
	err := l.read(ctx, func(tx *sql.Tx) (err error) {
		runs, err = readRuns(ctx, tx, 1)
		return err
	})
	return runs, err
}

// Last is the newest run; false before the first one.
func (l *Ledger) Last(ctx context.Context) (run Run, ok bool, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		last, err := readLastRun(ctx, tx)
		if err != nil || last.id == 0 {
			return err
		}
		runs, err := readRuns(ctx, tx, last.id)
		if err == nil && len(runs) == 1 {
			run, ok = runs[0], true
		}
		return err
	})
	return run, ok, err
}

func readRuns(ctx context.Context, tx *sql.Tx, from int) ([]Run, error) {
	runs := []Run{}
	var j journal
	err := each(ctx, tx, runsSQL, func(rows *sql.Rows) error {
		run, err := readRun(rows, &j)
		runs = append(runs, run)
		return err
	}, from)
	return runs, err
}

func readRun(rows *sql.Rows, j *journal) (Run, error) {
	var r Run
	var asOf int64
	var interest int
	var packed sql.RawBytes
	err := rows.Scan(&r.ID, &asOf, &r.Source, &r.Commit, &r.Branch, &r.Tool, &r.Rules, &r.Data, &r.Complete, &r.Partial,
		&r.Open, &r.Accepted, &r.PrincipalMinutes, &interest, &packed)
	if err != nil {
		return r, err
	}
	r.AsOf, r.Interest = timestamp(asOf), float64(interest)/10
	if err := j.unpack(packed); err != nil {
		return r, err
	}
	r.Opened, r.Closed = j.counts()
	return r, nil
}

// counts adds up what a journal opened and closed for a cause.
func (j *journal) counts() (opened, closed map[debt.Cause]int) {
	var o, c [causeCodes]int
	for _, e := range j.opened {
		o[e.cause%causeCodes]++
	}
	for _, e := range j.closed {
		c[e.cause%causeCodes]++
	}
	return byCause(&o), byCause(&c)
}

// byCause is nil when nothing was counted.
func byCause(counts *[causeCodes]int) map[debt.Cause]int {
	var m map[debt.Cause]int
	for i, n := range counts[1:] {
		if n == 0 {
			continue
		}
		if m == nil {
			m = map[debt.Cause]int{}
		}
		m[causeOf(uint8(i+1))] = n
	}
	return m
}

func timestamp(seconds int64) string { return time.Unix(seconds, 0).UTC().Format(time.RFC3339) }
