package store

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestIngestKeepsWhatItSaw(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", prod, "backend")
	f.IntroducedAt = "2025-03-02T11:00:00Z"
	r := reportOn(0, both(), f)
	accepted := finding("OWN-001", stage, "nobody")
	r.Suppressed = []debt.Suppressed{{Finding: accepted, Reason: "told to", Until: "2027-01-01"}}
	run := ingestInto(t, l, r, IngestOptions{})
	if run.ID != 1 || run.Open != 1 || run.Accepted != 1 || run.PrincipalMinutes != 30 || run.Interest != 4.2 || run.Known {
		t.Errorf("the run is %+v", run)
	}
	f.Cause = debt.CauseCoverage
	want := []Entry{{Finding: f, Opened: 1, OpenedAt: on(0)}}
	if diff := cmp.Diff(want, listOf(t, l, 1)); diff != "" {
		t.Errorf("open (-want +got):\n%s", diff)
	}
	list, err := l.AcceptedAt(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	accepted.Cause, accepted.State = debt.CauseCoverage, "suppressed"
	if diff := cmp.Diff([]Entry{{Finding: accepted, Opened: 1, OpenedAt: on(0), Until: "2027-01-01"}}, list); diff != "" {
		t.Errorf("accepted (-want +got):\n%s", diff)
	}
	checked(t, l)
}

func TestIngestAgainChangesNothing(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", prod, "backend")
	first := ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	second := ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	if !second.Known || second.ID != 1 {
		t.Errorf("the second ingest is %+v", second)
	}
	second.Known = false
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
	ingestInto(t, l, reportOn(1, both()), IngestOptions{})
	if again := ingestInto(t, l, reportOn(0, both(), f), IngestOptions{}); !again.Known || again.ID != 1 || again.Causes[f.Fingerprint] != debt.CauseCoverage {
		t.Errorf("an old run again is %+v", again)
	}
	runs, err := l.Runs(t.Context())
	if err != nil || len(runs) != 2 {
		t.Errorf("%d runs, error %v; want 2", len(runs), err)
	}
}

func TestIngestRecordsGoingBackWithinADay(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", prod, "backend")
	ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	ingestInto(t, l, reportOn(0, []debt.UnitRow{unit(prod, "b"), unit(stage, "a")}), IngestOptions{})
	if run := ingestInto(t, l, reportOn(0, both(), f), IngestOptions{}); run.ID != 3 || run.Causes[f.Fingerprint] != debt.CauseReopened {
		t.Errorf("the run is %+v; want a third one that reopens", run)
	}
}

func TestIngestMakesOneRunOfEachDifference(t *testing.T) {
	change := map[string]func(*debt.Report, *IngestOptions){
		"commit": func(r *debt.Report, _ *IngestOptions) { r.Repository.Commit = "other" },
		"facts":  func(r *debt.Report, _ *IngestOptions) { r.Units[0].FactsDigest = "b" },
		"rules":  func(r *debt.Report, _ *IngestOptions) { r.Rules.Digest = "other" },
		"tables": func(r *debt.Report, _ *IngestOptions) { r.Data.Digest = "other" },
		"config": func(_ *debt.Report, o *IngestOptions) { o.Config = "other" },
		"clock":  func(r *debt.Report, _ *IngestOptions) { r.AsOf = on(1) },
		"scope":  func(_ *debt.Report, o *IngestOptions) { o.Only = []string{prod} },
		"unread": func(r *debt.Report, _ *IngestOptions) { r.Unread = []debt.Unread{{Path: "x"}} },
	}
	for name, apply := range change {
		t.Run(name, func(t *testing.T) {
			l := openLedger(t)
			ingestInto(t, l, reportOn(0, both()), IngestOptions{})
			r, o := reportOn(0, both()), IngestOptions{}
			apply(r, &o)
			if run := ingestInto(t, l, r, o); run.ID != 2 || run.Known {
				t.Errorf("the run is %+v", run)
			}
		})
	}
}

func TestIngestRefuses(t *testing.T) {
	f := finding("STA-001", prod, "backend")
	tests := []struct {
		name   string
		change func(*debt.Report)
		words  []string
	}{
		{"an older clock", func(r *debt.Report) { r.AsOf = on(-1) }, []string{"2025-12-31", "in order"}},
		{"another schema", func(r *debt.Report) { r.Schema = "debtscan/report/9" }, []string{"debtscan/report/9", "scan again"}},
		{"no clock", func(r *debt.Report) { r.AsOf = "today" }, []string{"as_of"}},
		{"one fingerprint twice", func(r *debt.Report) { r.Findings = append(r.Findings, f) }, []string{f.Fingerprint}},
		{"no fingerprint", func(r *debt.Report) { r.Findings[0].Fingerprint = "" }, []string{"fingerprint"}},
		{"a strange severity", func(r *debt.Report) { r.Findings[0].Severity = "grave" }, []string{"grave"}},
		{"a strange date", func(r *debt.Report) { r.Findings[0].IntroducedAt = "long ago" }, []string{"introduced_at"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLedger(t)
			ingestInto(t, l, reportOn(0, both()), IngestOptions{})
			r := reportOn(2, both(), f)
			tt.change(r)
			_, err := l.Ingest(t.Context(), r, IngestOptions{})
			wantError(t, err, tt.words...)
			if runs, err := l.Runs(t.Context()); err != nil || len(runs) != 1 {
				t.Errorf("%d runs, error %v; want the one before", len(runs), err)
			}
		})
	}
}

func TestIngestStoresTextOnce(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", prod, "backend")
	count := func(table string) (n int) {
		if err := l.db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	f.Interest = 4.3
	ingestInto(t, l, reportOn(1, both(), f), IngestOptions{})
	if texts, spans := count("text"), count("span"); texts != 1 || spans != 1 {
		t.Errorf("%d texts and %d spans after a change of interest, want 1 and 1", texts, spans)
	}
	f.Line = 9
	ingestInto(t, l, reportOn(2, both(), f), IngestOptions{})
	f.Message += "!"
	ingestInto(t, l, reportOn(3, both(), f), IngestOptions{})
	ingestInto(t, l, reportOn(4, both()), IngestOptions{})
	ingestInto(t, l, reportOn(5, both(), f), IngestOptions{})
	if texts, spans := count("text"), count("span"); texts != 2 || spans != 4 {
		t.Errorf("%d texts and %d spans in the end, want 2 and 4", texts, spans)
	}
	for run, want := range map[int]float64{1: 4.2, 2: 4.3, 4: 4.3} {
		if got := listOf(t, l, run)[0]; got.Interest != want || got.Opened != 1 {
			t.Errorf("at run %d the interest is %v since run %d, want %v since 1", run, got.Interest, got.Opened, want)
		}
	}
	checked(t, l)
}

func TestIngestKeepsAcceptedFindings(t *testing.T) {
	l := openLedger(t)
	f := finding("STA-001", prod, "backend")
	ingestInto(t, l, reportOn(0, both(), f), IngestOptions{})
	r := reportOn(1, both())
	r.Suppressed = []debt.Suppressed{{Finding: f, Reason: "for now", Until: "2026-01-02"}}
	accepted := ingestInto(t, l, r, IngestOptions{})
	reopened := ingestInto(t, l, reportOn(3, both(), f), IngestOptions{})
	if accepted.Open != 0 || accepted.Accepted != 1 || accepted.Closed != nil || reopened.Open != 1 || reopened.Opened != nil {
		t.Errorf("accepted: %+v, and open again: %+v", accepted, reopened)
	}
	if e := listOf(t, l, 3)[0]; e.Opened != 1 {
		t.Errorf("the finding is open since run %d, want 1", e.Opened)
	}
	checked(t, l)
}

func TestIngestNamesNobody(t *testing.T) {
	l := openLedger(t)
	f := finding("OWN-001", prod, "jane.doe@example.com")
	f.Owners = []string{"jane.doe@example.com", "@org/platform"}
	f.Message = "jane.doe@example.com left; see git@github.com:org/repo and https://x@host.example/path"
	f.Evidence = map[string]any{"author": "Jane Doe"}
	r := reportOn(0, both(), f)
	ingestInto(t, l, r, IngestOptions{})
	e := listOf(t, l, 1)[0]
	if want := []string{"(e-mail)", "@org/platform"}; !slices.Equal(e.Owners, want) {
		t.Errorf("owners are %v, want %v", e.Owners, want)
	}
	if want := "(e-mail) left; see git@github.com:org/repo and https://x@host.example/path"; e.Message != want {
		t.Errorf("the message is %q, want %q", e.Message, want)
	}
	path := t.TempDir() + "/copy.db"
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if content := readFile(t, path); strings.Contains(content, "jane") || strings.Contains(content, "Jane") {
		t.Error("the file names a person")
	}
	named := ingestInto(t, openLedger(t), r, IngestOptions{Pseudonym: func(string) string { return "p1" }})
	if named.ID != 1 {
		t.Errorf("the run is %+v", named)
	}
}
