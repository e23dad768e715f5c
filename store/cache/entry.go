package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
)

// entry is one thing that is remembered.
type entry struct {
	id    int64  // of the name; two names that share one drive each other out
	name  string // kind and key
	value []byte
}

// nameOf joins a kind and a key. Kinds have no NUL.
func nameOf(kind, key string) string { return kind + "\x00" + key }

func newEntry(kind, key string, value []byte) entry {
	name := nameOf(kind, key)
	sum := sha256.Sum256([]byte(name))
	return entry{id: int64(binary.BigEndian.Uint64(sum[:8])), name: name, value: value}
}

func (e entry) size() int64 { return int64(len(e.name) + len(e.value)) }

// sum is the entry's checksum.
func (e entry) sum() int64 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return int64(crc32.Update(crc32.Checksum([]byte(e.name), table), table, e.value))
}

// row is an entry as it was read.
type row struct {
	entry
	checksum int64
}

// is reports whether a row is what was put under a name.
func (r row) is(name string) bool { return r.name == name && r.sum() == r.checksum }

// scanner is a row of an answer.
type scanner interface{ Scan(to ...any) error }

func readRow(s scanner) (row, error) {
	var r row
	var name []byte
	err := s.Scan(&r.id, &name, &r.checksum, &r.value)
	r.name = string(name)
	return r, err
}

// chunk is how many entries are asked for at once.
const chunk = 128

const (
	selectOne  = `SELECT id, name, checksum, value FROM entry WHERE id = ?`
	selectMany = `SELECT id, name, checksum, value FROM entry WHERE id IN `
)

// places are n parameters of a statement.
func places(n int) string { return "(?" + strings.Repeat(",?", n-1) + ")" }

// readMany reads the entries with some ids, at most chunk of them.
func (c *Cache) readMany(ids []any) []row {
	var list []row
	err := c.query(ids, func(s scanner) error {
		r, err := readRow(s)
		list = append(list, r)
		return err
	})
	if err != nil {
		c.fail(err)
		return nil
	}
	return list
}

func (c *Cache) query(ids []any, each func(scanner) error) error {
	none := make([]any, chunk-len(ids)) // NULL is no id
	rows, err := c.many.QueryContext(c.ctx, slices.Concat(ids, none)...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
