package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// writer turns one run's report into changes of the ledger.
type writer struct {
	in      *input
	mem     *memory
	judge   judge
	run     int
	journal journal
	causes  map[string]debt.Cause
}

func newWriter(in *input, mem *memory) *writer {
	return &writer{
		in: in, mem: mem, judge: judge{in, mem, compare(in, mem)}, run: mem.last.id + 1,
		journal: journal{first: len(mem.book.cells) + 1},
		causes:  map[string]debt.Cause{},
	}
}

func (w *writer) write(ctx context.Context, tx *sql.Tx) error {
	pairs, gone := match(w.in, w.mem.spans)
	if err := w.insertRun(ctx, tx); err != nil {
		return err
	}
	if err := w.close(ctx, tx, gone, pairs); err != nil {
		return err
	}
	if err := w.rules(ctx, tx); err != nil {
		return err
	}
	if err := w.open(ctx, tx, pairs); err != nil {
		return err
	}
	if err := w.units(ctx, tx); err != nil {
		return err
	}
	if err := w.blind(ctx, tx); err != nil {
		return err
	}
	return w.finish(ctx, tx)
}

const insertRunSQL = `INSERT INTO run
	(id, key, as_of, source, commit_id, branch, history, tool, rules, data, config, complete, partial, open, accepted, principal, interest, journal)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, x'')`

func (w *writer) insertRun(ctx context.Context, tx *sql.Tx) error {
	r := w.in.report
	history := r.Repository.History
	if r.Repository.Shallow {
		history = "shallow"
	}
	_, err := tx.ExecContext(ctx, insertRunSQL, w.run, w.in.digest(), w.in.asOf, r.Repository.Source, r.Repository.Commit,
		r.Repository.Branch, history, r.Tool.Version, r.Rules.Digest, w.in.data, w.in.opts.Config, r.Complete, w.in.scope.partial())
	return err
}

const closeSQL = `UPDATE span SET to_run = ?, closed_by = ? WHERE id = ?`

// close ends the spans of what is gone, and those that go on in another span.
func (w *writer) close(ctx context.Context, tx *sql.Tx, gone []*live, pairs []pair) error {
	for _, s := range gone {
		if cause, ok := w.judge.closing(s); ok {
			w.journal.closed = append(w.journal.closed, closing{s.id, causeCode(cause)})
		}
	}
	for _, p := range pairs {
		if p.from != nil && !p.same() {
			w.journal.closed = append(w.journal.closed, closing{p.from.id, continued})
		}
	}
	slices.SortFunc(w.journal.closed, func(a, b closing) int { return cmp.Compare(a.span, b.span) })
	statement, err := tx.PrepareContext(ctx, closeSQL)
	if err != nil {
		return err
	}
	defer func() { _ = statement.Close() }() // the transaction's end does so too
	for _, c := range w.journal.closed {
		cause := sql.NullInt64{Int64: int64(c.cause), Valid: c.cause != continued}
		if _, err := statement.ExecContext(ctx, w.run, cause, c.span); err != nil {
			return err
		}
	}
	return nil
}

// same reports whether a finding is in all but its interest as its span has it.
func (p pair) same() bool {
	f, s := p.seen, p.from
	return f.fingerprint == s.fingerprint && f.rule == s.rule && f.unit == s.unit && f.owners == s.owners &&
		f.state == s.state && f.severity == s.severity && f.principal == s.principal &&
		f.path == s.path && f.line == s.line && f.digest == s.digest
}

const finishSQL = `UPDATE run SET open = ?, accepted = ?, principal = ?, interest = ?, journal = ? WHERE id = ?`

// finish writes the run's journal, and as its numbers what all journals add up to.
func (w *writer) finish(ctx context.Context, tx *sql.Tx) error {
	slices.SortFunc(w.journal.priced, func(a, b pricing) int { return cmp.Compare(a.span, b.span) })
	shifts := newShifter()
	if err := w.mem.book.apply(&w.journal, shifts); err != nil {
		return err
	}
	t := w.mem.book.total()
	_, err := tx.ExecContext(ctx, finishSQL, t.open, t.accepted, t.principal, t.interest, w.journal.pack(), w.run)
	if err != nil {
		return err
	}
	return storeShifts(ctx, tx, w.run, shifts.packed())
}

// total adds up what is live.
func (b *book) total() tally {
	var t tally
	for i := range b.cells {
		if !b.cells[i].ended {
			t.plus(b.cells[i].tally())
		}
	}
	return t
}

func (w *writer) result(ctx context.Context, tx *sql.Tx) (Run, error) {
	runs, err := readRuns(ctx, tx, w.run)
	if err != nil {
		return Run{}, err
	}
	if len(runs) != 1 {
		return Run{}, errors.New("the run that was written cannot be read back")
	}
	runs[0].Causes = w.causes
	return runs[0], nil
}
