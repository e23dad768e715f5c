package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/debtscan/debtscan/debt"
)

const day = 24 * time.Hour

func start() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

// on is the clock n days after the start.
func on(n int) string { return start().Add(time.Duration(n) * day).Format(time.RFC3339) }

func finding(rule, unit, key string) debt.Finding {
	kind, path := debt.SplitUnitID(unit)
	sum := sha256.Sum256([]byte(rule + "\x00" + string(kind) + path + "\x00" + key))
	family, _, _ := strings.Cut(rule, "-")
	return debt.Finding{
		Rule: rule, Name: "name-of-" + rule, Family: family, Severity: debt.Medium, Confidence: debt.ConfidenceHigh,
		Unit: unit, Key: []string{key}, Fingerprint: hex.EncodeToString(sum[:16]), Path: path + "/main.tf", Line: 3,
		Message: key + " of " + unit + " is debt", Owners: []string{"@org/platform"},
		PrincipalMinutes: 30, Interest: 4.2, State: "open",
	}
}

// unit is a row whose facts are the given word.
func unit(id, facts string) debt.UnitRow {
	kind, path := debt.SplitUnitID(id)
	return debt.UnitRow{ID: id, Kind: kind, Path: path, FactsDigest: facts, Closed: true}
}

// reportOn is a whole report of one day, with the rules it names.
func reportOn(n int, units []debt.UnitRow, findings ...debt.Finding) *debt.Report {
	r := &debt.Report{
		Schema: debt.ReportSchema, Tool: debt.Tool{Name: "debtscan", Version: "1.0.0"},
		Repository: debt.RepoInfo{Source: "worktree", Commit: "c0ffee", Branch: "main", History: "full"},
		AsOf:       on(n), Rules: debt.RuleSet{Digest: "rules"}, Data: &debt.DataSet{Digest: "tables"}, Complete: true,
		Units: units, Findings: findings,
	}
	for _, rule := range []string{"STA-001", "OWN-001", "DEP-001"} {
		r.Evaluated = append(r.Evaluated, debt.Evaluated{Rule: rule, Digest: rule + "/1", Units: len(units)})
	}
	return r
}

// two units that most tests scan.
const (
	prod  = "terraform:infra/prod"
	stage = "terraform:infra/stage"
)

func both() []debt.UnitRow { return []debt.UnitRow{unit(prod, "a"), unit(stage, "a")} }

func openLedger(t *testing.T) *Ledger {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "ledger.db"))
}

func openAt(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func ingestInto(t *testing.T, l *Ledger, r *debt.Report, o IngestOptions) Run {
	t.Helper()
	run, err := l.Ingest(t.Context(), r, o)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func checked(t *testing.T, l *Ledger) {
	t.Helper()
	if err := l.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func listOf(t *testing.T, l *Ledger, run int) []Entry {
	t.Helper()
	entries, err := l.OpenAt(t.Context(), run)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// wantError fails unless err mentions every one of the words.
func wantError(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("error %q does not say %q", err, word)
		}
	}
}

func withCancelAfter(t *testing.T, d time.Duration) (context.Context, context.CancelFunc) {
	t.Helper()
	return context.WithTimeout(t.Context(), d)
}
