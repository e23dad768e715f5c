package cache

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// DefaultMaxBytes is how large a cache may become, in bytes.
const DefaultMaxBytes = 256 << 20

// Options says how a cache is kept. The zero value is fine.
type Options struct {
	// MaxBytes is how large it may become; 0 is DefaultMaxBytes. What was not
	// asked for longest is forgotten first.
	MaxBytes int64
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// maxPending is how much may wait in memory for being written, in bytes.
func (o Options) maxPending() int64 { return min(o.maxBytes()/8, 8<<20) }

// Cache remembers bytes from one run of the program to the next. It is safe for
// concurrent use, and several processes may use one file. The zero Cache is off:
// it remembers nothing.
type Cache struct {
	file    string
	options Options
	ctx     context.Context //nolint:containedctx // a cache lives as long as the run that opened it
	db      *sql.DB         // nil when the cache is off
	one     *sql.Stmt
	many    *sql.Stmt
	run     int64 // number of the last run that wrote
	crowded bool  // so full that it matters what is still in use

	mu      sync.Mutex
	pending map[int64]entry // put, and not written yet
	size    int64           // of pending, in bytes
	used    map[int64]bool  // found, when it matters
	failed  error           // why nothing more is read or written
}

// On reports whether the cache has a file. One that is off need not be asked.
func (c *Cache) On() bool { return c.db != nil }

// Get finds what was put under a key. The bytes must not be changed.
func (c *Cache) Get(kind, key string) ([]byte, bool) {
	e := newEntry(kind, key, nil)
	if value, ok, done := c.inMemory(e); done {
		return value, ok
	}
	row := c.one.QueryRowContext(c.ctx, e.id)
	found, err := readRow(row)
	if err != nil {
		if !errors.Is(err, sql.ErrNoRows) {
			c.fail(err)
		}
		return nil, false
	}
	if !found.is(e.name) {
		return nil, false
	}
	c.touch(e.id)
	return found.value, true
}

// GetMany finds what was put under several keys of a kind, by key; what is not
// known is not in the map. For many keys it takes a fraction of Get's time.
func (c *Cache) GetMany(kind string, keys []string) map[string][]byte {
	found := make(map[string][]byte, len(keys))
	wanted := make(map[int64]string, len(keys))
	var ids []any
	for _, key := range keys {
		e := newEntry(kind, key, nil)
		if value, ok, done := c.inMemory(e); done {
			if ok {
				found[key] = value
			}
			continue
		}
		wanted[e.id] = key
		ids = append(ids, e.id)
	}
	for len(ids) > 0 {
		part := ids[:min(len(ids), chunk)]
		ids = ids[len(part):]
		for _, e := range c.readMany(part) {
			if key := wanted[e.id]; e.is(nameOf(kind, key)) {
				found[key] = e.value
				c.touch(e.id)
			}
		}
	}
	return found
}

// Put remembers bytes under a key, instead of what was there. They must not be
// changed afterwards. They are written by Close, or earlier when they are many.
func (c *Cache) Put(kind, key string, value []byte) {
	e := newEntry(kind, key, value)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.db == nil || c.failed != nil || e.size() > c.options.maxBytes()/4 {
		return
	}
	if c.pending == nil {
		c.pending = map[int64]entry{}
	}
	c.size += e.size() - c.pending[e.id].size()
	c.pending[e.id] = e
	if c.size >= c.options.maxPending() {
		c.flush()
	}
}

// inMemory looks where no file is needed. It is done when that decides.
func (c *Cache) inMemory(e entry) (value []byte, ok, done bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, found := c.pending[e.id]; found && p.name == e.name {
		return p.value, true, true
	}
	return nil, false, c.db == nil || c.failed != nil
}

// touch notes that an entry is in use.
func (c *Cache) touch(id int64) {
	if !c.crowded {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.used == nil {
		c.used = map[int64]bool{}
	}
	c.used[id] = true
}

// fail switches the cache off for the rest of the run, unless another process
// is just writing.
func (c *Cache) fail(err error) {
	if isBusy(err) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = errors.Join(c.failed, err)
}

// Close writes what was put. The error says why it was not kept, and matters to
// nobody but the curious. Closing again does nothing.
func (c *Cache) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.db == nil {
		return nil
	}
	c.flush()
	err := errors.Join(c.failed, c.db.Close())
	c.db, c.pending = nil, nil
	if isDamaged(c.failed) {
		err = errors.Join(err, removeFiles(c.file))
	}
	return err
}
