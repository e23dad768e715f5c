package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBackup(t *testing.T) {
	l := openLedger(t)
	e := newEstate(1, 50)
	for n := range 3 {
		e.night(n)
		ingestInto(t, l, e.report(n), IngestOptions{})
	}
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	wantError(t, l.Backup(t.Context(), path), path, "overwrites nothing")
	copied := openAt(t, path)
	checked(t, copied)
	if diff := cmp.Diff(listOf(t, l, 3), listOf(t, copied, 3)); diff != "" {
		t.Errorf("(-ledger +backup):\n%s", diff)
	}
	if run := ingestInto(t, copied, e.report(9), IngestOptions{}); run.ID != 4 {
		t.Errorf("the backup goes on with run %d", run.ID)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	writeFile(t, empty, "")
	wantError(t, l.Backup(t.Context(), empty), empty, "overwrites nothing")
	wantError(t, l.Backup(t.Context(), filepath.Join(empty, "x", "backup.db")), "backup.db")
	running := filepath.Join(t.TempDir(), "running.db")
	writeFile(t, running+".unfinished", "half")
	wantError(t, l.Backup(t.Context(), running), ".unfinished", "remove")
	if _, err := os.Stat(running); err == nil {
		t.Error("a backup that was refused made its file")
	}
}

func TestBackupOfAReader(t *testing.T) {
	l := openLedger(t)
	ingestInto(t, l, reportOn(0, both(), finding("STA-001", prod, "k")), IngestOptions{})
	reader, err := OpenReadOnly(t.Context(), l.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := reader.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	checked(t, openAt(t, path))
}

func TestCheckFindsDamage(t *testing.T) {
	tests := map[string]string{
		"two spans at once":      "DROP INDEX span_live; INSERT INTO span SELECT id + 10000, fingerprint, from_run, to_run, began, opened_by, closed_by, state, severity, rule, unit, owners, principal, interest, text, path, line, moved_from FROM span WHERE to_run IS NULL LIMIT 1",
		"a span is missing":      "DELETE FROM span WHERE id = 2",
		"a span lives on":        "UPDATE span SET to_run = NULL, closed_by = NULL WHERE id = (SELECT id FROM span WHERE closed_by IS NOT NULL LIMIT 1)",
		"another cause":          "UPDATE span SET closed_by = 2 WHERE closed_by = 3",
		"another number":         "UPDATE run SET open = open + 1 WHERE id = 2",
		"another severity":       "UPDATE span SET severity = 3 - severity",
		"a run is missing":       "PRAGMA foreign_keys = 0; DELETE FROM run WHERE id = 1",
		"a missing unit":         "PRAGMA foreign_keys = 0; DELETE FROM unit WHERE id = (SELECT min(unit) FROM span)",
		"a journal is cut":       "UPDATE run SET journal = substr(journal, 1, 9) WHERE id = 2",
		"a journal is gone":      "UPDATE run SET journal = x'' WHERE id = 1",
		"other shifts":           "UPDATE run SET by_owners = (SELECT by_owners FROM run WHERE id = 2) WHERE id = 3",
		"shifts are gone":        "UPDATE run SET by_unit = x'' WHERE id = 1",
		"a clock goes backwards": "UPDATE run SET as_of = 0 WHERE id = 2",
	}
	for name, statements := range tests {
		t.Run(name, func(t *testing.T) {
			l := openLedger(t)
			e := newEstate(1, 200)
			for n := range 3 {
				e.night(n)
				ingestInto(t, l, e.report(n), IngestOptions{})
			}
			checked(t, l)
			if _, err := l.db.Exec(statements); err != nil {
				t.Fatal(err)
			}
			err := l.Check(t.Context())
			wantError(t, err, l.Path(), "backup")
			if damage := new(Damage); !errors.As(err, &damage) || len(damage.Problems) == 0 {
				t.Errorf("%v is no damage", err)
			}
		})
	}
}

func TestCompactGivesRoomBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openAt(t, path)
	for n := range 6 {
		ingestInto(t, l, newEstate(uint64(n), 500).report(n), IngestOptions{})
	}
	last := listOf(t, l, 6)
	size := func() int64 {
		if _, err := l.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	before := size()
	if err := l.Compact(t.Context(), start().Add(100*day)); err != nil {
		t.Fatal(err)
	}
	if after := size(); after > before/2 {
		t.Errorf("the file has %d bytes of %d", after, before)
	}
	if diff := cmp.Diff(last, listOf(t, l, 6)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if err := l.Compact(t.Context(), time.Time{}); err != nil {
		t.Fatal(err)
	}
	ingestInto(t, l, newEstate(0, 500).report(6), IngestOptions{})
	checked(t, l)
}

func TestCompactOfAnEmptyLedger(t *testing.T) {
	l := openLedger(t)
	if err := l.Compact(t.Context(), start()); err != nil {
		t.Fatal(err)
	}
	ingestInto(t, l, reportOn(0, both()), IngestOptions{})
	checked(t, l)
}
