package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

const (
	// firstListedSQL is the first run that is not before a time, or the last
	// run: what is open now is always listed.
	firstListedSQL = `SELECT coalesce((SELECT min(id) FROM run WHERE as_of >= ?), (SELECT max(id) FROM run), 1)`
	keepSQL        = `UPDATE kept SET first_listed = max(first_listed, ?)`
	dropSpansSQL   = `DELETE FROM span WHERE to_run <= (SELECT first_listed FROM kept)`
	dropTextsSQL   = `DELETE FROM text WHERE id NOT IN (SELECT text FROM span)`
	dropPrintsSQL  = `DELETE FROM fingerprint WHERE id NOT IN (SELECT fingerprint FROM span)`
	dropWordsSQL   = `DELETE FROM wording WHERE id NOT IN (SELECT wording FROM text)`
	dropPathsSQL   = `DELETE FROM path WHERE id NOT IN (SELECT path FROM span)`
)

// Compact drops what closed before a time, and gives the room back to the
// disk. All runs and their numbers stay, so every trend stays as it is; lists
// of findings begin at the first run that is not before the time. A finding
// that was dropped and comes back counts as new, not as reopened.
func (l *Ledger) Compact(ctx context.Context, before time.Time) error {
	if l.readOnly {
		return errReadOnly(l.path)
	}
	// What is dropped is what nothing refers to: to have that proved row by row
	// takes a search through all spans each.
	if _, err := l.db.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return explain(l.path, err)
	}
	err := l.drop(ctx, before)
	_, err2 := l.db.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = 1")
	if err := errors.Join(err, explain(l.path, err2)); err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, "VACUUM")
	return explain(l.path, err)
}

func (l *Ledger) drop(ctx context.Context, before time.Time) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		var first int
		if err := tx.QueryRowContext(ctx, firstListedSQL, before.Unix()).Scan(&first); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, keepSQL, first); err != nil {
			return err
		}
		for _, drop := range []string{dropSpansSQL, dropTextsSQL, dropWordsSQL, dropPrintsSQL, dropPathsSQL} {
			if _, err := tx.ExecContext(ctx, drop); err != nil {
				return err
			}
		}
		return nil
	})
}
