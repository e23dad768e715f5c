package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/debtscan/debtscan/debt"
)

func sarifValidator(t testing.TB) *jsonschema.Resolved {
	t.Helper()
	data, err := os.ReadFile("testdata/sarif.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// checkSarif checks a document against the schema, and what a schema cannot say.
func checkSarif(schema *jsonschema.Resolved, document []byte) (sarifRun, error) {
	var plain any
	if err := json.Unmarshal(document, &plain); err != nil {
		return sarifRun{}, err
	}
	if err := schema.Validate(plain); err != nil {
		return sarifRun{}, err
	}
	var log sarifLog
	if err := json.Unmarshal(document, &log); err != nil {
		return sarifRun{}, err
	}
	run, seen := log.Runs[0], map[string]bool{}
	for _, r := range run.Results {
		if r.RuleIndex >= len(run.Tool.Driver.Rules) || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			return run, fmt.Errorf("%s is not rule %d", r.RuleID, r.RuleIndex)
		}
		region := r.Locations[0].PhysicalLocation.Region
		if region.EndLine < region.StartLine || region.EndLine == region.StartLine && region.EndColumn != 0 && region.EndColumn < region.StartColumn {
			return run, fmt.Errorf("%s: the region ends before it begins: %+v", r.RuleID, region)
		}
	}
	for _, rule := range run.Tool.Driver.Rules {
		if seen[rule.ID] {
			return run, fmt.Errorf("rule %s is there twice", rule.ID)
		}
		seen[rule.ID] = true
	}
	return run, nil
}

func TestSarifIsValid(t *testing.T) {
	schema := sarifValidator(t)
	for _, g := range goldens() {
		if g.format != "sarif" {
			continue
		}
		document := render(t, g.format, g.report, g.o)
		if _, err := checkSarif(schema, document); err != nil {
			t.Errorf("%s: %v", g.file, err)
		}
		if bytes.Contains(document, []byte("security-severity")) {
			t.Errorf("%s makes debt an alert of security", g.file)
		}
	}
	for seed := range uint64(60) {
		r := randomReport(rand.New(rand.NewPCG(seed, 17)))
		if _, err := checkSarif(schema, render(t, "sarif", r, Options{Accepted: true})); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

func sarifOf(t *testing.T, w sarifWriter, r *debt.Report, o Options) sarifRun {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	run, err := checkSarif(sarifValidator(t), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestSarifPlaces(t *testing.T) {
	r := emptyReport()
	content := map[string]string{"a.tf": "x {\r\n  🚀 größe = 1\r\n}\n"}
	r.Ownership.Source = "CODEOWNERS"
	r.Units = []debt.UnitRow{{ID: "image:Dockerfile", Path: "Dockerfile"}, {ID: "repository:.", Path: "."}}
	r.Findings = []debt.Finding{
		{Rule: "A-001", Path: "a.tf", Line: 2, Column: 8, EndLine: 3},
		{Rule: "A-002", Path: "a.tf", Line: 2, Column: 4},
		{Rule: "A-003", Path: "a.tf", Line: 99, Column: 4},
		{Rule: "A-004", Path: "un read:#1/ä.tf", Line: 7, Column: 4, EndLine: 9},
		{Rule: "A-005", Unit: "image:Dockerfile"},
		{Rule: "A-006", Unit: "repository:."},
		{Rule: "A-007", Path: "//evil.example/x", Line: 1},
		{Rule: "A-008", Path: "b/../../etc/passwd", Line: 1},
	}
	read := map[string]int{}
	o := Options{Content: func(path string) ([]byte, error) {
		read[path]++
		if text, ok := content[path]; ok {
			return []byte(text), nil
		}
		return nil, os.ErrNotExist
	}}
	got := map[string]string{}
	for _, result := range sarifOf(t, sarifWriter{codeScanning()}, r, o).Results {
		at := result.Locations[0].PhysicalLocation
		got[result.RuleID] = fmt.Sprintf("%s %d:%d-%d:%d %s", at.ArtifactLocation.URI, at.Region.StartLine, at.Region.StartColumn,
			at.Region.EndLine, at.Region.EndColumn, result.PartialFingerprints["primaryLocationLineHash"])
	}
	hash := lineHashes([]byte(content["a.tf"]), map[int]bool{2: true})[2]
	if diff := cmp.Diff(map[string]string{
		"A-001": "a.tf 2:6-3:2 " + hash, // two spaces, the rocket (two units, four bytes), a space
		"A-002": "a.tf 2:4-2:15 " + hash,
		"A-003": "a.tf 99:1-99:0 ",
		"A-004": "un%20read%3A%231/%C3%A4.tf 7:1-9:0 ",
		"A-005": "Dockerfile 1:1-1:0 ",
		"A-006": "CODEOWNERS 1:1-1:0 ",
		"A-007": "%2F/evil.example/x 1:1-1:0 ",
		"A-008": "b/../../etc/passwd 1:1-1:0 ",
	}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{"a.tf": 1, "un read:#1/ä.tf": 1, "Dockerfile": 1, "CODEOWNERS": 1}, read); diff != "" {
		t.Errorf("files read: %s", diff)
	}
}

func TestSarifLimits(t *testing.T) {
	r := emptyReport()
	for i := range 100 {
		f := open(fmt.Sprintf("STA-%03d", i), "x", debt.Low, "image:a", "a", i+1, 5, float64(i), strings.Repeat("long ", 99), "fix")
		if i == 7 {
			f.Severity = debt.Critical
		}
		r.Findings = append(r.Findings, f)
		r.Unread = append(r.Unread, debt.Unread{Path: fmt.Sprint(i), Reason: "odd"})
	}
	small := sarifLimits{results: 40, rules: 50, notifications: 10, text: 60, short: 20, bytes: 1 << 30}
	run := sarifOf(t, sarifWriter{small}, r, Options{})
	if n := len(run.Results); n != 40 {
		t.Errorf("%d results", n)
	}
	if run.Results[0].RuleID != "STA-007" || run.Results[1].RuleID != "STA-061" {
		t.Errorf("kept are %s, %s …, not the worst", run.Results[0].RuleID, run.Results[1].RuleID)
	}
	notes := run.Invocations[0].ToolExecutionNotifications
	if len(notes) != 12 || notes[10].Descriptor.ID != "notifications-left-out" || !strings.HasPrefix(notes[11].Message.Text, "40 of 100 results are here") {
		t.Errorf("notifications: %+v", notes[10:])
	}
	if got := len([]rune(run.Results[0].Message.Text)); got != 60 {
		t.Errorf("a message has %d characters", got)
	}
	small.bytes = 2000
	run = sarifOf(t, sarifWriter{small}, r, Options{})
	if n := len(run.Results); n == 0 || n > 20 || run.Results[0].RuleID != "STA-007" {
		t.Errorf("%d results in a small file", n)
	}
	small.bytes = 1
	if n := len(sarifOf(t, sarifWriter{small}, r, Options{}).Results); n != 0 {
		t.Errorf("%d results in no file", n)
	}
}

// Code scanning would take two results of a rule in one line for the same.
func TestSarifOneResultPerRuleAndLine(t *testing.T) {
	r := emptyReport()
	for i, message := range []string{"first", "second", "first"} {
		f := open("STA-001", "x", debt.Low, "image:a", "a", 3, 5, 1, message, "fix")
		f.Fingerprint = fmt.Sprint("f", i)
		r.Findings = append(r.Findings, f)
	}
	accepted := r.Findings[0]
	r.Suppressed = []debt.Suppressed{{Finding: accepted, Reason: "later"}}
	run := sarifOf(t, sarifWriter{codeScanning()}, r, Options{Accepted: true})
	if len(run.Results) != 2 || run.Results[0].Message.Text != "first. second" || run.Results[1].Suppressions[0].Justification != "later" {
		t.Fatalf("%+v", run.Results)
	}
	if diff := cmp.Diff([]any{"f0", "f1", "f2"}, run.Results[0].Properties["findings"]); diff != "" {
		t.Error(diff)
	}
	if n := len(sarifOf(t, sarifWriter{codeScanning()}, r, Options{}).Results); n != 1 {
		t.Errorf("%d results without accepted debt", n)
	}
}

func TestSarifSuppressionKinds(t *testing.T) {
	r := fullReport()
	accepted := r.Suppressed[0]
	accepted.Path, accepted.Until = "legacy/main.tf", ""
	r.Suppressed = append(r.Suppressed, accepted)
	var got []sarifSuppression
	for _, result := range sarifOf(t, sarifWriter{codeScanning()}, r, Options{Accepted: true}).Results {
		got = append(got, result.Suppressions...)
	}
	if diff := cmp.Diff([]sarifSuppression{
		{Kind: "inSource", Status: "accepted", Justification: "sessions may be lost, see ADR 12 (until 2027-06-30)"},
		{Kind: "external", Status: "accepted", Justification: "sessions may be lost, see ADR 12"},
	}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSarifMessageIsNoLink(t *testing.T) {
	got := sarifWriter{codeScanning()}.message(`see [here](1) \ and` + "\n::error::")
	if want := `see \[here\](1) \\ and ::error::`; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}
