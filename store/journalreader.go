package store

import (
	"context"
	"database/sql"
	"fmt"
)

// journalReader reads journals ahead of who plays them: both take about as long.
type journalReader struct {
	entries chan entryOf
	read    chan *journal // those that may be used again
	done    chan error
}

// entryOf is the journal of one run.
type entryOf struct {
	run     int
	journal *journal
}

// aheadBy is how many journals wait to be played.
const aheadBy = 4

// readJournals reads the journals of all runs up to one. The transaction is the
// reader's until wait returns.
func readJournals(ctx context.Context, tx *sql.Tx, last int) *journalReader {
	r := &journalReader{make(chan entryOf), make(chan *journal, aheadBy), make(chan error, 1)}
	for range aheadBy {
		r.read <- &journal{}
	}
	go func() {
		defer close(r.entries)
		r.done <- each(ctx, tx, journalsSQL, func(rows *sql.Rows) error { return r.next(ctx, rows) }, last)
	}()
	return r
}

// next reads one journal and hands it over.
func (r *journalReader) next(ctx context.Context, rows *sql.Rows) error {
	var run int
	var packed sql.RawBytes
	if err := rows.Scan(&run, &packed); err != nil {
		return err
	}
	j := <-r.read
	if err := j.unpack(packed); err != nil {
		return fmt.Errorf("run %d: %w", run, err)
	}
	select {
	case r.entries <- entryOf{run, j}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// wait ends the reading and says how it went.
func (r *journalReader) wait() error { return <-r.done }
