package store

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations are the statements that raise the schema by one version each: the
// first makes version 1 of an empty file.
func migrations() []string { return []string{createSQL} }

// migrate brings the schema up to date in one transaction. A ledger that is up
// to date is not written.
func migrate(ctx context.Context, l *Ledger) error {
	version, err := userVersion(ctx, l.db)
	if err != nil {
		return explain(l.path, err)
	}
	if version == schemaVersion {
		return nil
	}
	return l.write(ctx, func(tx *sql.Tx) error { return raise(ctx, tx) })
}

// raise reads the version again: another debtscan may have been faster.
func raise(ctx context.Context, tx *sql.Tx) error {
	version, err := userVersion(ctx, tx)
	if err != nil {
		return err
	}
	for _, statements := range migrations()[version:] {
		if _, err := tx.ExecContext(ctx, statements); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", schemaVersion, application))
	return err
}

// queryer is a database or a transaction.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func userVersion(ctx context.Context, q queryer) (int, error) {
	var version int
	err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
