package store

import (
	"context"
	"database/sql"
	"fmt"
)

// book is what journals add up to: all spans ever opened, the n-th under n-1.
type book struct {
	cells []cell
}

// watcher is told what a run does to the book, in the order it happens.
type watcher interface {
	opened(span int, c *cell)
	closed(span int, c *cell, cause uint8)
	priced(b *book, list []pricing) // once a run: there are many
}

// apply plays one run's journal. Journals that contradict each other are an
// error.
func (b *book) apply(j *journal, w watcher) error {
	for _, c := range j.closed {
		if !b.lives(c.span) || c.cause >= causeCodes {
			return fmt.Errorf("%w: it closes span %d, which is not open", errJournal, c.span)
		}
		b.cells[c.span-1].ended = true
		w.closed(c.span, &b.cells[c.span-1], c.cause)
	}
	if len(j.opened) > 0 && j.first != len(b.cells)+1 {
		return fmt.Errorf("%w: it opens span %d when %d spans are there", errJournal, j.first, len(b.cells))
	}
	for i := range j.opened {
		b.cells = append(b.cells, j.opened[i])
		w.opened(len(b.cells), &j.opened[i])
	}
	for _, p := range j.priced {
		if !b.lives(int(p.span)) {
			return fmt.Errorf("%w: it prices span %d, which is not open", errJournal, p.span)
		}
		b.cells[p.span-1].interest += p.delta
	}
	w.priced(b, j.priced)
	return nil
}

func (b *book) lives(span int) bool {
	return span >= 1 && span <= len(b.cells) && !b.cells[span-1].ended
}

// nobody watches a replay of which only the end matters.
type nobody struct{}

func (nobody) opened(int, *cell)        {}
func (nobody) closed(int, *cell, uint8) {}
func (nobody) priced(*book, []pricing)  {}

// newBook has room for the spans that are listed, so that it need not grow
// while it is played.
func newBook(ctx context.Context, tx *sql.Tx) (*book, error) {
	spans, err := countSpans(ctx, tx)
	return &book{make([]cell, 0, spans)}, err
}

// countSpans is how many spans there were when the last one opened that is
// still listed.
func countSpans(ctx context.Context, tx *sql.Tx) (spans int, err error) {
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM span").Scan(&spans)
	return spans, err
}

const journalsSQL = `SELECT id, journal FROM run WHERE id <= ? ORDER BY id`

// replay plays the journals of all runs up to one, and calls after behind each.
func replay(ctx context.Context, tx *sql.Tx, last int, w watcher, after func(run int, b *book)) (*book, error) {
	b, err := newBook(ctx, tx)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	reader := readJournals(ctx, tx, last)
	for e := range reader.entries {
		if err = b.apply(e.journal, w); err != nil {
			err = fmt.Errorf("run %d: %w", e.run, err)
			break
		}
		after(e.run, b)
		reader.read <- e.journal
	}
	stop()
	if reading := reader.wait(); err == nil {
		err = reading
	}
	return b, err
}
