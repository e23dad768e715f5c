package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
)

// migration raises the schema by one version.
type migration func(ctx context.Context, tx *sql.Tx) error

// migrations are in order: the first makes version 1 of an empty file.
func migrations() []migration { return []migration{create, addShifts} }

func create(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, createSQL)
	return err
}

// addShifts raises version 1 to 2: each run tells what it moved.
func addShifts(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, shiftColumnsSQL); err != nil {
		return err
	}
	packed := [][dimensionCount][]byte{}
	s := newShifter()
	if _, err := replay(ctx, tx, math.MaxInt32, s, func(int, *book) { packed = append(packed, s.packed()) }); err != nil {
		return err
	}
	for n, columns := range packed {
		if err := storeShifts(ctx, tx, n+1, columns); err != nil {
			return err
		}
	}
	return nil
}

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
	err = l.write(ctx, func(tx *sql.Tx) error { return raise(ctx, tx) })
	if errors.Is(err, errJournal) {
		return &Damage{Path: l.path, Problems: []string{err.Error()}}
	}
	return err
}

// raise reads the version again: another debtscan may have been faster.
func raise(ctx context.Context, tx *sql.Tx) error {
	version, err := userVersion(ctx, tx)
	if err != nil {
		return err
	}
	for _, next := range migrations()[version:] {
		if err := next(ctx, tx); err != nil {
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
