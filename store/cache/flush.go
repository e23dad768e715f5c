package cache

import (
	"context"
	"database/sql"
	"fmt"
)

const (
	insertEntry = `INSERT OR REPLACE INTO entry (id, name, checksum, run, size, value) VALUES (?, ?, ?, ?, ?, ?)`
	insertUse   = `INSERT OR REPLACE INTO usage (id, run) VALUES (?, ?)`

	// occupied is how many bytes are in use; pages of deleted entries are used
	// again.
	occupied = `SELECT (c.page_count - f.freelist_count) * s.page_size FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size s`

	// evict keeps the entries that were used last, up to a sum of sizes.
	evict = `DELETE FROM entry WHERE id IN (SELECT id FROM (
		SELECT e.id, sum(e.size + 64) OVER (ORDER BY max(e.run, coalesce(u.run, 0)) DESC, e.id) AS total
		FROM entry e LEFT JOIN usage u ON u.id = e.id
	) WHERE total > ?)`
	forget = `DELETE FROM usage WHERE id NOT IN (SELECT id FROM entry)`
)

// flush writes what was put and what was used, all or nothing. What cannot be
// written is lost. The lock is held.
func (c *Cache) flush() {
	if c.failed == nil && len(c.pending)+len(c.used) > 0 {
		if err := c.write(c.ctx); err != nil && !isBusy(err) {
			c.failed = err
		}
	}
	c.pending, c.used, c.size = nil, nil, 0
}

func (c *Cache) write(ctx context.Context) error {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err = c.fill(ctx, tx); err == nil {
		err = c.makeRoom(ctx, tx)
	}
	if err != nil {
		_ = tx.Rollback()
		return fmt.Errorf("cannot write the cache: %w", err)
	}
	return tx.Commit()
}

// fill writes entries and uses, as of a new run.
func (c *Cache) fill(ctx context.Context, tx *sql.Tx) error {
	if err := tx.QueryRowContext(ctx, `UPDATE state SET run = run + 1 RETURNING run`).Scan(&c.run); err != nil {
		return err
	}
	put, err := tx.PrepareContext(ctx, insertEntry)
	if err != nil {
		return err
	}
	defer func() { _ = put.Close() }()
	for _, e := range c.pending {
		if _, err := put.ExecContext(ctx, e.id, []byte(e.name), e.sum(), c.run, e.size(), append([]byte{}, e.value...)); err != nil {
			return err
		}
	}
	use, err := tx.PrepareContext(ctx, insertUse)
	if err != nil {
		return err
	}
	defer func() { _ = use.Close() }()
	for id := range c.used {
		if _, err := use.ExecContext(ctx, id, c.run); err != nil {
			return err
		}
	}
	return nil
}

// makeRoom deletes what was not used longest once the cache is too large, and
// more than it must, so that it need not the next time.
func (c *Cache) makeRoom(ctx context.Context, tx *sql.Tx) error {
	var size int64
	if err := tx.QueryRowContext(ctx, occupied).Scan(&size); err != nil || size <= c.options.maxBytes() {
		return err
	}
	if _, err := tx.ExecContext(ctx, evict, c.options.maxBytes()/4*3); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, forget)
	return err
}
