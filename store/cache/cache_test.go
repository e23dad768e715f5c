package cache_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/debtscan/debtscan/store/cache"
)

func open(t *testing.T, file string) *cache.Cache {
	t.Helper()
	return openWith(t, file, cache.Options{})
}

func openWith(t *testing.T, file string, options cache.Options) *cache.Cache {
	t.Helper()
	c, err := cache.Open(t.Context(), file, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func closed(t *testing.T, c *cache.Cache) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// filled is a cache file with entries "key0" and so on, of the kind "facts".
func filled(t *testing.T, entries int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "new", "folder", "c.db")
	c := open(t, file)
	for i := range entries {
		c.Put("facts", key(i), value(i))
	}
	closed(t, c)
	return file
}

func key(i int) string { return fmt.Sprint("key", i) }

func value(i int) []byte { return bytes.Repeat([]byte(key(i)), 200) }

// known counts the entries that are there, and checks that they are right.
func known(t *testing.T, c *cache.Cache, entries int) int {
	t.Helper()
	var keys []string
	found := 0
	for i := range entries {
		keys = append(keys, key(i))
	}
	for k, got := range c.GetMany("facts", keys) {
		found++
		var i int
		if _, err := fmt.Sscanf(k, "key%d", &i); err != nil || !bytes.Equal(got, value(i)) {
			t.Errorf("%s is %.20q", k, got)
		}
	}
	for i := range entries {
		if got, ok := c.Get("facts", key(i)); ok && !bytes.Equal(got, value(i)) {
			t.Errorf("%s is %.20q", key(i), got)
		}
	}
	return found
}

func TestRemembers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a%20b?c#d'e", "ü.db")
	odd := []string{"", "a", "\x00", "\xff\xfe", "a\x00b", "'; --", strings.Repeat("long", 1000)}
	c := open(t, file)
	for i, k := range odd {
		for _, kind := range []string{"", "facts", "blame"} {
			c.Put(kind, k, []byte("old"))
			c.Put(kind, k, []byte(fmt.Sprint(kind, i)))
		}
	}
	c.Put("facts", "empty", []byte{})
	c.Put("facts", "nil", nil)
	for range 2 {
		for i, k := range odd {
			for _, kind := range []string{"", "facts", "blame"} {
				if got, ok := c.Get(kind, k); !ok || string(got) != fmt.Sprint(kind, i) {
					t.Errorf("%s %q: %q, %v", kind, k, got, ok)
				}
			}
		}
		for _, k := range []string{"empty", "nil"} {
			if got, ok := c.Get("facts", k); !ok || len(got) != 0 {
				t.Errorf("%s: %q, %v", k, got, ok)
			}
		}
		many := c.GetMany("blame", append([]string{"none", "empty", "a"}, odd...))
		if len(many) != len(odd) || string(many["a"]) != "blame1" {
			t.Errorf("%d of %d", len(many), len(odd))
		}
		if _, ok := c.Get("other", "a"); ok {
			t.Error("kinds are not kept apart")
		}
		closed(t, c)
		closed(t, c)
		c = open(t, file)
	}
	c.Put("facts", "a", []byte("new"))
	closed(t, c)
	if got, ok := open(t, file).Get("facts", "a"); !ok || string(got) != "new" {
		t.Errorf("%q, %v", got, ok)
	}
}

func TestManyEntries(t *testing.T) {
	const entries = 1000
	file := filled(t, entries)
	if got := known(t, open(t, file), entries+500); got != entries {
		t.Errorf("%d of %d", got, entries)
	}
}

func TestLargeEntries(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.db")
	options := cache.Options{MaxBytes: 8 << 20}
	c := openWith(t, file, options)
	big := bytes.Repeat([]byte("x"), 600_000)
	for i := range 5 { // some are written before Close
		c.Put("history", key(i), big)
	}
	c.Put("history", "too large", make([]byte, 2<<20))
	if got, ok := c.Get("history", key(0)); !ok || !bytes.Equal(got, big) {
		t.Errorf("%d bytes, %v", len(got), ok)
	}
	closed(t, c)
	c = openWith(t, file, options)
	for i := range 5 {
		if got, ok := c.Get("history", key(i)); !ok || !bytes.Equal(got, big) {
			t.Errorf("%d: %d bytes, %v", i, len(got), ok)
		}
	}
	if _, ok := c.Get("history", "too large"); ok {
		t.Error("one entry may fill the cache")
	}
}

func TestOffCacheMisses(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "file"), "x")
	caches := map[string]*cache.Cache{"zero": {}}
	for _, name := range []string{"folder", "file/below"} {
		c, err := cache.Open(t.Context(), filepath.Join(dir, name), cache.Options{})
		if err == nil || c == nil || !strings.Contains(err.Error(), name) {
			t.Fatalf("%s: %v", name, err)
		}
		caches[name] = c
	}
	for name, c := range caches {
		c.Put("facts", "a", []byte("1"))
		if _, ok := c.Get("facts", "a"); ok || len(c.GetMany("facts", []string{"a", "c"})) > 0 {
			t.Errorf("%s knows something", name)
		}
		closed(t, c)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Errorf("the folder was deleted: %v", err)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFilesAreThePersonsOwn(t *testing.T) {
	file := filled(t, 1)
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	c := open(t, file)
	c.Put("facts", "a", []byte("1"))
	known(t, c, 1)
	names, err := filepath.Glob(file + "*")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestForgetsWhatIsNotUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.db")
	options := cache.Options{MaxBytes: 1 << 20}
	block := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, 50_000) }
	for i := range 40 {
		c := openWith(t, file, options)
		c.Put("facts", key(i), block(i))
		c.Get("facts", key(0)) // in use every time
		closed(t, c)
	}
	info, err := os.Stat(file)
	if err != nil || info.Size() > 5<<18 {
		t.Errorf("%d bytes, %v", info.Size(), err)
	}
	c := openWith(t, file, options)
	var kept []int
	for i := range 40 {
		if got, ok := c.Get("facts", key(i)); ok {
			kept = append(kept, i)
			if !bytes.Equal(got, block(i)) {
				t.Errorf("%d is wrong", i)
			}
		}
	}
	if len(kept) < 12 || len(kept) > 20 || kept[0] != 0 || kept[1] != 40-len(kept)+1 {
		t.Errorf("kept %v", kept)
	}
}

func TestTwoAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.db")
	var group sync.WaitGroup
	for p := range 4 {
		group.Go(func() {
			for round := range 3 {
				c, err := cache.Open(t.Context(), file, cache.Options{})
				if err != nil && !strings.Contains(err.Error(), "locked") {
					t.Error(err)
				}
				var inner sync.WaitGroup
				for g := range 4 {
					inner.Go(func() {
						for i := range 30 {
							n := (p*7+round*50+g*13+i)%200 + 1
							if got, ok := c.Get("facts", key(n)); ok && !bytes.Equal(got, value(n)) {
								t.Errorf("%d is wrong", n)
							}
							c.Put("facts", key(n), value(n))
						}
						known(t, c, 20)
					})
				}
				inner.Wait()
				if err := c.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if known(t, open(t, file), 300) == 0 {
		t.Error("nothing was kept")
	}
}

// TestBusy: another process that writes for long costs what was put, and
// nothing else.
func TestBusy(t *testing.T) {
	file := filled(t, 3)
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	defer db.Close()
	if _, err := db.Exec(`BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	c := open(t, file)
	if got := known(t, c, 3); got != 3 {
		t.Errorf("%d entries while another process writes", got)
	}
	c.Put("facts", key(5), value(5))
	closed(t, c)
	if _, err := db.Exec(`ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if got := known(t, open(t, file), 9); got != 3 {
		t.Errorf("%d entries afterwards", got)
	}
}

// BenchmarkOpen is what a hook pays for one entry.
func BenchmarkOpen(b *testing.B) {
	file := filepath.Join(b.TempDir(), "c.db")
	for b.Loop() {
		c, err := cache.Open(b.Context(), file, cache.Options{})
		if err != nil {
			b.Fatal(err)
		}
		c.Get("facts", "a")
		_ = c.Close()
	}
}
