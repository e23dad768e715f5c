package cache_test

import (
	"bytes"
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/debtscan/debtscan/store/cache"
)

// renewed checks that a file can be used, if not at once then the next time.
func renewed(t *testing.T, file, what string) {
	t.Helper()
	for round := range 3 {
		c, err := cache.Open(t.Context(), file, cache.Options{})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		known(t, c, 50)
		_, ok := c.Get("facts", "new")
		if round == 2 && !ok {
			t.Errorf("%s: the cache stays off", what)
		}
		c.Put("facts", "new", []byte("1"))
		_ = c.Close()
	}
}

func TestDamagedFiles(t *testing.T) {
	file := filled(t, 50)
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 1))
	tests := map[string]func() []byte{
		"empty":      func() []byte { return nil },
		"text":       func() []byte { return []byte("this was never a database, however long one looks at it\n") },
		"zeros":      func() []byte { return make([]byte, len(good)) },
		"header":     func() []byte { return good[:100] },
		"half":       func() []byte { return good[:len(good)/2] },
		"page":       func() []byte { return good[:4096] },
		"no end":     func() []byte { return good[:len(good)-1] },
		"no header":  func() []byte { return good[100:] },
		"text after": func() []byte { return append(slices.Clone(good), "more"...) },
		"shuffled": func() []byte {
			bad := slices.Clone(good)
			r.Shuffle(len(bad)-100, func(i, j int) { bad[i+100], bad[j+100] = bad[j+100], bad[i+100] })
			return bad
		},
	}
	for range 25 {
		at, length := r.IntN(len(good)), 1+r.IntN(300)
		tests["overwritten at "+key(at)] = func() []byte {
			bad := slices.Clone(good)
			for i := at; i < min(at+length, len(bad)); i++ {
				bad[i] = byte(r.Uint32())
			}
			return bad
		}
	}
	for name, damage := range tests {
		if err := os.WriteFile(file, damage(), 0o600); err != nil {
			t.Fatal(err)
		}
		renewed(t, file, name)
	}
}

// TestDamagedEntries: a value that changed on disk is not found, though SQLite
// does not notice.
func TestDamagedEntries(t *testing.T) {
	file := filled(t, 1)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(content, []byte("key0key0key0"))
	if at < 0 {
		t.Fatal("the value is not in the file")
	}
	content[at+4] = 'K'
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	c := open(t, file)
	if got, ok := c.Get("facts", key(0)); ok {
		t.Errorf("%.20q", got)
	}
	if got := c.GetMany("facts", []string{key(0)}); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

func TestOtherVersions(t *testing.T) {
	for name, change := range map[string]string{
		"newer":         `PRAGMA user_version = 1000`,
		"no table":      `DROP TABLE entry`,
		"other table":   `ALTER TABLE entry RENAME COLUMN checksum TO sum`,
		"no state":      `DROP TABLE state`,
		"no last run":   `DELETE FROM state`,
		"no usage":      `DROP TABLE usage`,
		"strange state": `DROP TABLE state; CREATE TABLE state (run TEXT); INSERT INTO state VALUES ('x')`,
	} {
		file := filled(t, 2)
		query(t, file, change)
		renewed(t, file, name)
	}
	file := filled(t, 2)
	query(t, file, `PRAGMA user_version = 0`)
	if got := known(t, open(t, file), 2); got != 0 {
		t.Errorf("%d entries of another version", got)
	}
}

func query(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestOthersDatabasesStay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ledger.db")
	query(t, file, `CREATE TABLE precious (a); INSERT INTO precious VALUES (1)`)
	c, err := cache.Open(t.Context(), file, cache.Options{})
	if err == nil {
		t.Error("a database of another program was taken for a cache")
	}
	c.Put("facts", "a", []byte("1"))
	closed(t, c)
	query(t, file, `UPDATE precious SET a = 2`)
}
