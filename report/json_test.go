package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// The fixture is only a proof for members that it sets.
func TestFixtureHoldsEveryField(t *testing.T) {
	set := map[string]bool{}
	mark(set, reflect.ValueOf(*fullReport()))
	// Two fields cannot be set in one report without making it untrue; the
	// other goldens hold the opposite value.
	want := map[string]bool{"Report.Complete": true}
	for field, ok := range set {
		if !ok && !want[field] {
			t.Errorf("fullReport sets %s nowhere", field)
		}
	}
	if len(set) < 80 {
		t.Errorf("only %d fields were looked at", len(set))
	}
}

// mark notes for each field of each type whether some value sets it.
func mark(set map[string]bool, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mark(set, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			mark(set, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") == "-" {
				continue // it travels inside the program only
			}
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			set[name] = set[name] || !v.Field(i).IsZero()
			mark(set, v.Field(i))
		}
	}
}

func TestJSONRoundTrip(t *testing.T) {
	first := render(t, "json", fullReport(), Options{})
	var decoded debt.Report
	if err := json.Unmarshal(first, &decoded); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(canonical(fullReport()), decoded); diff != "" {
		t.Errorf("decoding loses something (-written +read):\n%s", diff)
	}
	if diff := cmp.Diff(string(first), string(render(t, "json", &decoded, Options{}))); diff != "" {
		t.Errorf("written again it differs:\n%s", diff)
	}
}

func TestJSONNeverNull(t *testing.T) {
	bare := render(t, "json", &debt.Report{Findings: []debt.Finding{{}}, Suppressed: []debt.Suppressed{{}}}, Options{})
	for _, data := range [][]byte{bare, render(t, "json", fullReport(), Options{})} {
		if strings.Contains(string(data), "null") {
			t.Errorf("null in:\n%s", data)
		}
	}
}

func TestEvidenceWithoutNull(t *testing.T) {
	got := withoutNull(debt.Finding{Evidence: map[string]any{
		"gone": nil,
		"argv": []any{"rm", nil, []any{nil}},
		"in":   map[string]any{"gone": nil, "kept": 1.0},
		"none": []string(nil),
	}}).Evidence
	want := map[string]any{
		"argv": []any{"rm", "?", []any{"?"}},
		"in":   map[string]any{"kept": 1.0},
		"none": []string{},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestJSONForm(t *testing.T) {
	r := emptyReport()
	r.Findings = []debt.Finding{{Message: "a < b && c > d \u2028 \x1b \xff \"'\u202e\u009b\x7f\U000e0041é🚀"}}
	got := string(render(t, "json", r, Options{Color: true, Width: 20, All: true}))
	for _, want := range []string{
		"{\n  \"schema\": ", "a < b && c > d \\u2028 \\u001b \\ufffd \\\"'\\u202e\\u009b\\u007f\\udb40\\udc41é🚀", `"links": [],`, `"by_family": {},`, `"key": [],`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	var decoded debt.Report
	if err := json.Unmarshal([]byte(got), &decoded); err != nil {
		t.Fatal(err)
	}
	if m := decoded.Findings[0].Message; m != strings.ToValidUTF8(r.Findings[0].Message, "\ufffd") {
		t.Errorf("the message comes back as %q", m)
	}
	if !strings.HasSuffix(got, "}\n") || strings.HasSuffix(got, "\n\n") {
		t.Error("it does not end in one line break")
	}
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, g := range goldens() {
		want := render(t, g.format, g.report, g.o)
		for range 20 {
			shuffle(rnd, g.report.Units)
			shuffle(rnd, g.report.Links)
			shuffle(rnd, g.report.Findings)
			shuffle(rnd, g.report.Evaluated)
			shuffle(rnd, g.report.Unread)
			if got := render(t, g.format, g.report, g.o); !bytes.Equal(want, got) {
				t.Fatalf("%s depends on the order of the report's lists", g.file)
			}
		}
	}
}

func shuffle[T any](rnd *rand.Rand, list []T) {
	rnd.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func TestWritersLeaveTheReportAlone(t *testing.T) {
	for _, g := range goldens() {
		r := fullReport()
		render(t, g.format, r, g.o)
		if diff := cmp.Diff(fullReport(), r); diff != "" {
			t.Errorf("%s changed the report:\n%s", g.file, diff)
		}
	}
}

// brokenPipe is a reader that has gone away.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Writer.Write(brokenPipe{}, fullReport(), Options{}); err == nil || !strings.Contains(err.Error(), "broken pipe") {
			t.Errorf("%s: the error of the stream is lost: %v", f.Name, err)
		}
	}
	r := fullReport()
	r.Findings[0].Rank = math.NaN()
	if err := (jsonWriter{}).Write(&bytes.Buffer{}, r, Options{}); err == nil {
		t.Error("a rank that is no number is written as JSON")
	}
}
