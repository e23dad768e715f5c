package store

import (
	"path/filepath"
	"testing"
)

// BenchmarkIngest20000 is a night at 20,000 findings of which one in a hundred
// changes.
func BenchmarkIngest20000(b *testing.B) {
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	e, n := newEstate(1, 20_000), 0
	if _, err := l.Ingest(b.Context(), e.report(n), IngestOptions{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		n++
		e.night(n)
		r := e.report(n)
		b.StartTimer()
		if _, err := l.Ingest(b.Context(), r, IngestOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstIngest20000 is the first night.
func BenchmarkFirstIngest20000(b *testing.B) {
	r := newEstate(1, 20_000).report(0)
	for b.Loop() {
		l, err := Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := l.Ingest(b.Context(), r, IngestOptions{}); err != nil {
			b.Fatal(err)
		}
		_ = l.Close()
	}
}
