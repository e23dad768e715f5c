//go:build long && unix

package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/debtscan/debtscan/debt"
)

const (
	mostBytes = 30 << 20
	mostQuery = 50 * time.Millisecond
)

// TestYear is a year of nightly runs at 20,000 findings of which one in a
// hundred changes a night: its file is small and its trends are quick.
func TestYear(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openAt(t, path)
	e := newEstate(1, 20_000)
	slowest, began := time.Duration(0), worked(t)
	for n := range 365 {
		if n > 0 {
			e.night(n)
		}
		r := e.report(n)
		night := worked(t)
		ingestInto(t, l, r, IngestOptions{})
		if took := worked(t) - night; n > 0 && took > slowest {
			slowest = took
		}
	}
	t.Logf("365 ingests took %v, the slowest but the first %v", worked(t)-began, slowest)
	checked(t, l)
	trends(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the file has %.1f MB", float64(info.Size())/(1<<20))
	if info.Size() > mostBytes {
		t.Errorf("the file has %d bytes, more than %d", info.Size(), mostBytes)
	}
}

// worked is the time that the process has had a processor. A machine that is
// busy with something else makes a query no slower by it.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// took is how long a function takes: by the clock, or by the processor when
// something else has it half the time. Collecting garbage on another processor
// counts for the second only.
func took(t *testing.T, f func()) time.Duration {
	t.Helper()
	clock, processor := time.Now(), worked(t)
	f()
	return min(time.Since(clock), worked(t)-processor)
}

// trends times every kind of trend; the best of ten tries counts.
func trends(t *testing.T, l *Ledger) {
	queries := map[string]TrendQuery{
		"total": {}, "family": {By: ByFamily}, "severity": {By: BySeverity}, "owner": {By: ByOwner}, "unit": {By: ByUnit, Most: 100}, "rule": {By: ByRule},
		"one owner by rule": {By: ByRule, Owner: "@org/team-07"},
		"every unit":        {By: ByUnit},
		"last month":        {By: ByUnit, Since: start().Add(334 * day)},
	}
	for name, q := range queries {
		best := time.Hour
		var trend debt.Trend
		for range 10 {
			best = min(best, took(t, func() {
				var err error
				if trend, err = l.Trend(t.Context(), q); err != nil {
					t.Fatal(err)
				}
			}))
		}
		t.Logf("trend by %s: %v, %d series of %d points", name, best, len(trend.Series), len(trend.Total.Points))
		if best > mostQuery {
			t.Errorf("trend by %s took %v, more than %v", name, best, mostQuery)
		}
	}
}
