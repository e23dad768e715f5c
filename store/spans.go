package store

import (
	"context"
	"database/sql"
	"errors"
)

// open writes a span for every finding that opens or goes on changed, and
// prices those that stay.
func (w *writer) open(ctx context.Context, tx *sql.Tx, pairs []pair) error {
	s, err := w.prepare(ctx, tx)
	if err != nil {
		return err
	}
	defer s.close()
	for _, p := range pairs {
		if p.from != nil && p.same() {
			w.stay(p)
			continue
		}
		if err := w.span(ctx, tx, s, p); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) stay(p pair) {
	w.causes[p.seen.fingerprint] = causeOf(p.from.cause)
	if delta := p.seen.interest - p.from.interest; delta != 0 {
		w.journal.priced = append(w.journal.priced, pricing{int32(p.from.id), delta})
	}
}

const (
	findFingerprintSQL = `SELECT id FROM fingerprint WHERE value = ?`
	formerlySQL        = `SELECT closed_by, text, digest FROM span JOIN text ON text.id = span.text WHERE fingerprint = ? AND closed_by IS NOT NULL ORDER BY span.id DESC LIMIT 1`
	insertTextSQL      = `INSERT INTO text (digest, key, wording, confidence, introduced, until) VALUES (?, ?, ?, ?, ?, ?)`
	insertSpanSQL      = `INSERT INTO span (id, fingerprint, from_run, began, opened_by, state, severity, rule, unit, owners, principal, interest, text, path, line, moved_from)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
)

// statements are the ones that a run may need for every finding.
type statements struct {
	find, take, formerly, text, span *sql.Stmt
}

func (w *writer) prepare(ctx context.Context, tx *sql.Tx) (statements, error) {
	var s statements
	for query, target := range map[string]**sql.Stmt{
		findFingerprintSQL: &s.find, insertFingerprintSQL: &s.take, formerlySQL: &s.formerly, insertTextSQL: &s.text, insertSpanSQL: &s.span,
	} {
		statement, err := tx.PrepareContext(ctx, query)
		if err != nil {
			s.close()
			return s, err
		}
		*target = statement
	}
	return s, nil
}

// close lets go of what was prepared; the transaction would too, later.
func (s statements) close() {
	for _, statement := range []*sql.Stmt{s.find, s.take, s.formerly, s.text, s.span} {
		if statement != nil {
			_ = statement.Close()
		}
	}
}

// former is what the ledger knows of a fingerprint that is not live.
type former struct {
	fingerprint int
	closedBy    uint8 // continued when it was never closed
	text        int
	digest      int64
}

// span writes the span that a finding opens, or goes on in.
func (w *writer) span(ctx context.Context, tx *sql.Tx, s statements, p pair) error {
	f, err := s.former(ctx, p)
	if err != nil {
		return err
	}
	c, err := w.cell(ctx, tx, p.seen)
	if err != nil {
		return err
	}
	cause, began := uint8(0), w.run
	if p.from != nil {
		cause, began = p.from.cause, p.from.began
	} else {
		cause = causeCode(w.judge.opening(p.seen, f.closedBy))
		c.cause = cause
	}
	text, err := w.text(ctx, tx, s, p, f)
	if err != nil {
		return err
	}
	path, err := id(ctx, tx, w.mem.names.paths, insertPathSQL, p.seen.path)
	if err != nil {
		return err
	}
	var moved sql.NullInt64
	if p.from != nil && p.from.fingerprint != p.seen.fingerprint {
		moved = sql.NullInt64{Int64: int64(p.from.id), Valid: true}
	}
	w.causes[p.seen.fingerprint] = causeOf(cause)
	span := w.journal.first + len(w.journal.opened)
	w.journal.opened = append(w.journal.opened, c)
	_, err = s.span.ExecContext(ctx, span, f.fingerprint, w.run, began, cause, c.state, c.severity,
		c.rule, c.unit, c.owners, c.principal, c.interest, text, path, p.seen.line, moved)
	return err
}

// former looks a fingerprint up, and takes it up when it is new.
func (s statements) former(ctx context.Context, p pair) (f former, err error) {
	err = s.find.QueryRowContext(ctx, digits(p.seen.fingerprint)).Scan(&f.fingerprint)
	if errors.Is(err, sql.ErrNoRows) {
		result, err := s.take.ExecContext(ctx, digits(p.seen.fingerprint))
		if err != nil {
			return f, err
		}
		taken, err := result.LastInsertId()
		f.fingerprint = int(taken)
		return f, err
	}
	if err != nil || p.from != nil {
		return f, err
	}
	err = s.formerly.QueryRowContext(ctx, f.fingerprint).Scan(&f.closedBy, &f.text, &f.digest)
	if errors.Is(err, sql.ErrNoRows) {
		return f, nil
	}
	return f, err
}

// text is the text of a finding: the one it had, or a new one when it says
// something else.
func (w *writer) text(ctx context.Context, tx *sql.Tx, s statements, p pair, f former) (int, error) {
	switch {
	case p.from != nil && p.from.digest == p.seen.digest:
		return p.from.text, nil
	case f.text > 0 && f.digest == p.seen.digest:
		return f.text, nil
	}
	t := p.seen.text
	wording, err := id(ctx, tx, w.mem.names.wordings, insertWordingSQL, wordingOf(t.message, t.key))
	if err != nil {
		return 0, err
	}
	result, err := s.text.ExecContext(ctx, p.seen.digest, t.key, wording, t.confidence, t.introduced, t.until)
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	return int(id), err
}

// cell is what trends need of a finding.
func (w *writer) cell(ctx context.Context, tx *sql.Tx, f *seen) (cell, error) {
	c := cell{state: f.state, severity: f.severity, principal: f.principal, interest: f.interest, rule: int32(w.mem.rules[f.rule].id)}
	unit, err := id(ctx, tx, w.mem.names.units, insertUnitSQL, f.unit)
	if err != nil {
		return c, err
	}
	owners, err := id(ctx, tx, w.mem.names.owners, insertOwnersSQL, f.owners)
	c.unit, c.owners = int32(unit), int32(owners)
	return c, err
}
