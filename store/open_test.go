package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOpenMakesItsFolder(t *testing.T) {
	root := t.TempDir()
	checked(t, openAt(t, filepath.Join(root, ownFolder, "ledger.db")))
	if got := readFile(t, filepath.Join(root, ownFolder, ".gitignore")); got != "*\n" {
		t.Errorf(".gitignore is %q", got)
	}
	checked(t, openAt(t, filepath.Join(root, "other", "deep", "ledger.db")))
	if _, err := os.Stat(filepath.Join(root, "other", "deep", ".gitignore")); err == nil {
		t.Error("a folder that is not debtscan's own got a .gitignore")
	}
	mine := filepath.Join(root, "mine", ownFolder)
	if err := os.MkdirAll(mine, 0o755); err != nil {
		t.Fatal(err)
	}
	openAt(t, filepath.Join(mine, "ledger.db"))
	if _, err := os.Stat(filepath.Join(mine, ".gitignore")); err == nil {
		t.Error("a folder that was there got a .gitignore")
	}
}

func TestOpenStrangeNames(t *testing.T) {
	for _, name := range []string{"a b.db", "a?mode=memory.db", "a#b.db", "100%.db", "é;.db", "file:x.db"} {
		path := filepath.Join(t.TempDir(), name)
		l := openAt(t, path)
		ingestInto(t, l, reportOn(0, both()), IngestOptions{})
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(path + "-wal"); err == nil {
			t.Errorf("%s: its log is there after Close", name)
		}
	}
}

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	first := openAt(t, path)
	ingestInto(t, first, reportOn(0, both(), finding("STA-001", prod, "k")), IngestOptions{})
	second := openAt(t, path)
	if diff := cmp.Diff(listOf(t, first, 1), listOf(t, second, 1)); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
	reader, err := OpenReadOnly(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if diff := cmp.Diff(listOf(t, first, 1), listOf(t, reader, 1)); diff != "" {
		t.Errorf("(-first +reader):\n%s", diff)
	}
	checked(t, reader)
	_, err = reader.Ingest(t.Context(), reportOn(1, both()), IngestOptions{})
	wantError(t, err, path, "reading only")
	wantError(t, reader.Compact(t.Context(), start()), path, "reading only")
}

// database makes a SQLite file with some statements.
func database(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefusesWhatIsNoLedger(t *testing.T) {
	tests := []struct {
		name  string
		make  func(t *testing.T, path string)
		words []string
	}{
		{"text", func(t *testing.T, path string) {
			writeFile(t, path, "a report, perhaps; certainly no database at all\n")
		}, []string{"not a SQLite database"}},
		{"another's database", func(t *testing.T, path string) { database(t, path, "CREATE TABLE t (x); PRAGMA user_version = 1") }, []string{"another application"}},
		{"another application's", func(t *testing.T, path string) { database(t, path, "PRAGMA application_id = 7; CREATE TABLE t (x)") }, []string{"another application"}},
		{"a newer ledger", func(t *testing.T, path string) {
			database(t, path, fmt.Sprintf("PRAGMA application_id = 0x64656274; PRAGMA user_version = %d; CREATE TABLE t (x)", schemaVersion+1))
		}, []string{"newer debtscan", "upgrade"}},
		{"a folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}, []string{"folder"}},
		{"cut short", func(t *testing.T, path string) {
			l := openAt(t, path)
			ingestInto(t, l, newEstate(1, 500).report(0), IngestOptions{})
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			writeFile(t, path, readFile(t, path)[:6000])
		}, []string{"damaged", "backup"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.db")
			tt.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := Open(t.Context(), path, Options{})
			wantError(t, err, append(tt.words, path)...)
			_, err = OpenReadOnly(t.Context(), path, Options{})
			wantError(t, err, path)
			if after, _ := os.ReadFile(path); string(before) != string(after) {
				t.Error("the file is another one now")
			}
		})
	}
}

func TestOpenRefusesPlacesItCannotWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, "x")
	for _, path := range []string{filepath.Join(file, "ledger.db"), filepath.Join(file, "deeper", "ledger.db")} {
		_, err := Open(t.Context(), path, Options{})
		wantError(t, err, path, "elsewhere")
	}
}

func TestOpenRefusesTheLogOfALostLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	writeFile(t, path+"-wal", "runs")
	_, err := Open(t.Context(), path, Options{})
	wantError(t, err, path, "remove the log")
	if readFile(t, path+"-wal") != "runs" {
		t.Error("the log is another one now")
	}
}

func TestOpenReadOnlyNeedsALedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	_, err := OpenReadOnly(t.Context(), path, Options{})
	wantError(t, err, path, "no ledger")
	writeFile(t, path, "")
	_, err = OpenReadOnly(t.Context(), path, Options{})
	wantError(t, err, path, "older debtscan")
}

func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	first := openAt(t, path)
	ingestInto(t, first, reportOn(0, both()), IngestOptions{})
	second, err := Open(t.Context(), path, Options{Wait: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	tx, err := first.begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = second.Ingest(t.Context(), reportOn(1, both()), IngestOptions{})
	wantError(t, err, "another debtscan is writing to "+path)
	if runs, err := second.Runs(t.Context()); err != nil || len(runs) != 1 {
		t.Errorf("a reader sees %d runs, error %v, while another writes", len(runs), err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if run := ingestInto(t, second, reportOn(1, both()), IngestOptions{}); run.ID != 2 {
		t.Errorf("the run is %+v", run)
	}
	if run := ingestInto(t, first, reportOn(2, both()), IngestOptions{}); run.ID != 3 {
		t.Errorf("the run is %+v", run)
	}
	checked(t, first)
}

func TestWritersAtOnceAllCount(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	const writers, each = 4, 10 // that all make the ledger
	done := make(chan error, writers)
	for w := range writers {
		go func() {
			l, err := Open(t.Context(), path, Options{Wait: time.Minute})
			for i := range each {
				if err == nil {
					r := reportOn(0, both())
					r.Repository.Commit = string(rune('a'+w)) + string(rune('a'+i))
					_, err = l.Ingest(t.Context(), r, IngestOptions{})
				}
			}
			if l != nil {
				_ = l.Close()
			}
			done <- err
		}()
	}
	for range writers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	l := openAt(t, path)
	if runs, err := l.Runs(t.Context()); err != nil || len(runs) != writers*each {
		t.Errorf("%d runs, error %v; want %d", len(runs), err, writers*each)
	}
	checked(t, l)
}

func TestFullDisk(t *testing.T) {
	l := openLedger(t)
	e := newEstate(1, 200)
	ingestInto(t, l, e.report(0), IngestOptions{})
	before := listOf(t, l, 1)
	if _, err := l.db.Exec("PRAGMA max_page_count = 60"); err != nil {
		t.Fatal(err)
	}
	_, err := l.Ingest(t.Context(), newEstate(2, 5000).report(1), IngestOptions{})
	wantError(t, err, l.Path(), "no room", "free disk space")
	if diff := cmp.Diff(before, listOf(t, l, 1)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if _, err := l.db.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if run := ingestInto(t, l, newEstate(2, 5000).report(1), IngestOptions{}); run.ID != 2 || run.Open != 5000 {
		t.Errorf("with room the run is %d with %d findings", run.ID, run.Open)
	}
	checked(t, l)
}

func TestCanceledIngestLeavesNothing(t *testing.T) {
	l := openLedger(t)
	ingestInto(t, l, reportOn(0, both()), IngestOptions{})
	ctx, cancel := withCancelAfter(t, 3*time.Millisecond)
	defer cancel()
	_, err := l.Ingest(ctx, newEstate(2, 5000).report(1), IngestOptions{})
	wantError(t, err, "context")
	if runs, err := l.Runs(t.Context()); err != nil || len(runs) != 1 {
		t.Errorf("%d runs, error %v", len(runs), err)
	}
	checked(t, l)
}

// TestOpenUndoesAWriteThatWasBrokenOff copies a database in the middle of a
// write with a rollback journal, as a process that is killed leaves it.
func TestOpenUndoesAWriteThatWasBrokenOff(t *testing.T) {
	for name, statements := range map[string]string{
		"a ledger being made": "PRAGMA user_version = 0",
		"another application": "CREATE TABLE t (x); PRAGMA application_id = 7",
	} {
		t.Run(name, func(t *testing.T) {
			source, path := filepath.Join(t.TempDir(), "source.db"), filepath.Join(t.TempDir(), "ledger.db")
			database(t, source, statements)
			db, err := sql.Open("sqlite", source)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			db.SetMaxOpenConns(1)
			if _, err := db.Exec("PRAGMA cache_size = 1; BEGIN; CREATE TABLE big (x); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO big SELECT randomblob(4000) FROM n"); err != nil {
				t.Fatal(err)
			}
			writeFile(t, path, readFile(t, source))
			writeFile(t, path+"-journal", readFile(t, source+"-journal"))
			if _, err := OpenReadOnly(t.Context(), path, Options{}); err == nil {
				t.Error("it was opened for reading")
			}
			l, err := Open(t.Context(), path, Options{})
			if name == "another application" {
				wantError(t, err, path, "another application")
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			checked(t, l)
		})
	}
}
