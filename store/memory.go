package store

import (
	"context"
	"database/sql"

	"github.com/debtscan/debtscan/debt"
)

// memory is what the ledger knows when a run comes in.
type memory struct {
	last  lastRun
	whole bool // some run looked at the whole repository
	spans []*live
	book  *book
	rules map[string]ruleState
	looks map[string]string // of units that are there
	blind blindness
	names *names
}

// live is a span that has not ended.
type live struct {
	id, began, text   int
	cause             uint8
	fingerprint       string
	rule, unit        string
	owners, key, path string // owners and key are JSON lists
	state, severity   uint8
	principal         int32
	line              int
	digest            int64
	interest          int32 // as of the last run
}

// ruleState is how a rule was when it was last evaluated.
type ruleState struct {
	id     int
	name   string
	digest string
	rules  string
	failed bool
}

func remember(ctx context.Context, tx *sql.Tx, last lastRun) (*memory, error) {
	m := &memory{last: last, rules: map[string]ruleState{}, looks: map[string]string{}}
	steps := []func(context.Context, *sql.Tx) error{m.readNames, m.readRules, m.readLooks, m.readBlind, m.readWhole, m.readBook, m.readSpans}
	for _, step := range steps {
		if err := step(ctx, tx); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *memory) readNames(ctx context.Context, tx *sql.Tx) (err error) {
	m.names, err = readNames(ctx, tx)
	return err
}

func (m *memory) readRules(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx, "SELECT id, key, name, digest, rules, failed FROM rule", func(rows *sql.Rows) error {
		var key string
		var r ruleState
		err := rows.Scan(&r.id, &key, &r.name, &r.digest, &r.rules, &r.failed)
		m.rules[key] = r
		return err
	})
}

func (m *memory) readLooks(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx, "SELECT key, look FROM unit WHERE look IS NOT NULL", func(rows *sql.Rows) error {
		var key string
		var look []byte
		err := rows.Scan(&key, &look)
		m.looks[key] = string(look)
		return err
	})
}

func (m *memory) readBlind(ctx context.Context, tx *sql.Tx) error {
	var unread []debt.Unread
	err := each(ctx, tx, "SELECT path, unit FROM blind", func(rows *sql.Rows) error {
		var u debt.Unread
		err := rows.Scan(&u.Path, &u.Unit)
		unread = append(unread, u)
		return err
	})
	m.blind = newBlindness(unread)
	return err
}

func (m *memory) readWhole(ctx context.Context, tx *sql.Tx) error {
	return tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM run WHERE partial = 0)").Scan(&m.whole)
}

func (m *memory) readBook(ctx context.Context, tx *sql.Tx) (err error) {
	m.book, err = replay(ctx, tx, m.last.id, nobody{}, func(int, *book) {})
	return err
}

const liveSQL = `SELECT s.id, s.began, s.opened_by, s.state, s.severity, s.principal, s.line, s.text,
		f.value, r.key, u.key, o.names, p.value, t.key, t.digest
	FROM span s JOIN fingerprint f ON f.id = s.fingerprint JOIN rule r ON r.id = s.rule JOIN unit u ON u.id = s.unit
		JOIN owners o ON o.id = s.owners JOIN path p ON p.id = s.path JOIN text t ON t.id = s.text
	WHERE s.to_run IS NULL ORDER BY s.id`

// readSpans reads what is live. Names that many spans share are taken from the
// small tables, so that each is in memory once.
func (m *memory) readSpans(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx, liveSQL, func(rows *sql.Rows) error {
		s := &live{}
		err := rows.Scan(&s.id, &s.began, &s.cause, &s.state, &s.severity, &s.principal, &s.line, &s.text,
			(*digits)(&s.fingerprint), &s.rule, &s.unit, &s.owners, &s.path, &s.key, &s.digest)
		if err != nil {
			return err
		}
		if !m.book.lives(s.id) {
			return errJournal
		}
		s.interest = m.book.cells[s.id-1].interest
		m.spans = append(m.spans, s)
		return nil
	})
}

// each calls a function for every row of a query.
func each(ctx context.Context, tx *sql.Tx, query string, row func(*sql.Rows) error, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what it could say, Err says
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
