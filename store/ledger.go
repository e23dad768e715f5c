package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Options say how a ledger is opened.
type Options struct {
	// Wait bounds how long a write waits for another debtscan to finish its
	// own; zero means two seconds.
	Wait time.Duration
}

const defaultWait = 2 * time.Second

func (o Options) wait() time.Duration {
	if o.Wait <= 0 {
		return defaultWait
	}
	return o.Wait
}

// Ledger is an open ledger file. Its methods may be called from several
// goroutines. Close it, so that the file can be copied.
type Ledger struct {
	db       *sql.DB
	path     string
	readOnly bool
}

// Path is the ledger's file, as it was given.
func (l *Ledger) Path() string { return l.path }

// Close writes what is still in the write-ahead log into the file and lets go
// of it.
func (l *Ledger) Close() error {
	return explain(l.path, l.db.Close())
}

// begin starts the transaction of a write. It takes the one writer's place at
// once, so that nothing is decided on what another writer is about to change.
func (l *Ledger) begin(ctx context.Context) (*sql.Tx, error) {
	if l.readOnly {
		return nil, errReadOnly(l.path)
	}
	tx, err := l.db.BeginTx(ctx, nil)
	return tx, explain(l.path, err)
}

// read runs a function over one state of the ledger.
func (l *Ledger) read(ctx context.Context, query func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(l.path, err)
	}
	err = query(tx)
	return explain(l.path, errors.Join(err, tx.Rollback()))
}

// write runs a function in one transaction: all of it is kept or nothing.
func (l *Ledger) write(ctx context.Context, change func(*sql.Tx) error) error {
	tx, err := l.begin(ctx)
	if err != nil {
		return err
	}
	if err := change(tx); err != nil {
		return explain(l.path, errors.Join(err, undo(tx)))
	}
	return explain(l.path, tx.Commit())
}

// undo rolls back. A transaction that SQLite or the context has ended already
// needs no rollback.
func undo(tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}
