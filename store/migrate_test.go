package store

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// lower makes a ledger of version 1 of one.
func lower(t *testing.T, l *Ledger) {
	t.Helper()
	for _, column := range shiftColumns() {
		if _, err := l.db.Exec("ALTER TABLE run DROP COLUMN " + column); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.db.Exec("PRAGMA user_version = 1"); err != nil {
		t.Fatal(err)
	}
}

func allTrends(t *testing.T, l *Ledger) (all []debt.Trend) {
	t.Helper()
	for _, by := range everyBy() {
		trend, err := l.Trend(t.Context(), TrendQuery{By: by})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, trend)
	}
	return all
}

// A ledger of version 1 tells the same after it was raised.
func TestLedgerOfVersionOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openAt(t, path)
	e := newEstate(4, 300)
	for n := range 8 {
		e.night(n)
		ingestInto(t, l, e.report(n), IngestOptions{})
	}
	trends, list := allTrends(t, l), listOf(t, l, 8)
	lower(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenReadOnly(t.Context(), path, Options{}); err == nil {
		t.Error("an older ledger is read as if it were new")
	}
	l = openAt(t, path)
	checked(t, l)
	if diff := cmp.Diff(trends, allTrends(t, l)); diff != "" {
		t.Errorf("trends (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(list, listOf(t, l, 8)); diff != "" {
		t.Errorf("list (-before +after):\n%s", diff)
	}
	e.night(8)
	ingestInto(t, l, e.report(8), IngestOptions{})
	checked(t, l)
}

// A journal of version 1 that is damaged leaves the file as it was.
func TestDamagedLedgerOfVersionOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openAt(t, path)
	ingestInto(t, l, newEstate(4, 30).report(0), IngestOptions{})
	lower(t, l)
	if _, err := l.db.Exec("UPDATE run SET journal = substr(journal, 1, 20)"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := Open(t.Context(), path, Options{})
		wantError(t, err, path, "run 1")
	}
	if version, err := userVersion(t.Context(), l.db); version != 1 || err != nil {
		t.Errorf("version %d, %v", version, err)
	}
}

// Trends that add shifts up are those that replay journals.
func TestShiftsAreThoseOfJournals(t *testing.T) {
	l := openLedger(t)
	e := newEstate(5, 300)
	for n := range 8 {
		e.night(n)
		r := e.report(n)
		for i := range r.Findings {
			r.Findings[i].Owners = append(r.Findings[i].Owners, "@org/all")
		}
		ingestInto(t, l, r, IngestOptions{})
	}
	for _, by := range everyBy() {
		shifts, err := l.Trend(t.Context(), TrendQuery{By: by})
		if err != nil {
			t.Fatal(err)
		}
		journals, err := l.Trend(t.Context(), TrendQuery{By: by, Owner: "@org/all"})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(journals, shifts); diff != "" {
			t.Errorf("by %q (-journals +shifts):\n%s", by, diff)
		}
	}
}
