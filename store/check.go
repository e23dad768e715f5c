package store

import (
	"context"
	"database/sql"
	"errors"
)

// Check proves that the ledger is whole: SQLite's own checks, that no two
// spans of one fingerprint overlap, and that spans, journals and the numbers
// of runs tell the same story. What is wrong is a *Damage.
func (l *Ledger) Check(ctx context.Context) error {
	var problems []string
	err := l.read(ctx, func(tx *sql.Tx) (err error) {
		problems, err = examine(ctx, tx)
		return err
	})
	if errors.Is(err, errJournal) {
		problems, err = append(problems, err.Error()), nil
	}
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return &Damage{Path: l.path, Problems: problems}
	}
	return nil
}

// invariants are queries that give one sentence for each violation.
func invariants() []string {
	return []string{
		`SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
		`SELECT 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to a missing row of ' || parent FROM pragma_foreign_key_check`,
		`SELECT 'run ' || max(id) || ' is there but ' || (max(id) - count(*)) || ' before it are not' FROM run HAVING max(id) <> count(*)`,
		`SELECT 'run ' || id || ' has an earlier clock than the run before it' FROM
			(SELECT id, as_of, lag(as_of) OVER (ORDER BY id) AS before FROM run) WHERE as_of < before`,
		`SELECT 'spans of the finding ' || lower(hex(f.value)) || ' overlap' FROM
			(SELECT fingerprint, from_run, lag(coalesce(to_run, 9e15)) OVER (PARTITION BY fingerprint ORDER BY from_run, id) AS ended FROM span) s
			JOIN fingerprint f ON f.id = s.fingerprint WHERE s.from_run < s.ended`,
		`SELECT 'span ' || id || ' begins an interval at run ' || began || ' and has a span before it' FROM span
			WHERE from_run = began AND moved_from IS NOT NULL`,
		`SELECT 'span ' || s.id || ' goes on from nothing' FROM span s, kept WHERE s.from_run > s.began AND s.from_run > kept.first_listed
			AND s.moved_from IS NULL AND NOT EXISTS
				(SELECT 1 FROM span p WHERE p.fingerprint = s.fingerprint AND p.to_run = s.from_run AND p.closed_by IS NULL AND p.began = s.began)`,
	}
}

func examine(ctx context.Context, tx *sql.Tx) (problems []string, err error) {
	for _, query := range invariants() {
		err := each(ctx, tx, query, func(rows *sql.Rows) error {
			var problem string
			err := rows.Scan(&problem)
			problems = append(problems, problem)
			return err
		})
		if err != nil {
			return problems, err
		}
	}
	more, err := audit(ctx, tx)
	return append(problems, more...), err
}
