package html

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"infra/prod":                      "infra/prod",
		"größe 日本 🚀":                      "größe 日本 🚀",
		"a\x00b\x1b[31m\u009b":            `a\x00b\x1b[31m\u009b`,
		"\u202eexe.tf\u2066":              `\u202eexe.tf\u2066`,
		"ze\u200bro\ufeff":                `ze\u200bro\ufeff`,
		"\xffx":                           `\xffx`,
		"line\nbreak":                     `line\nbreak`,
		"e" + strings.Repeat("\u0301", 6): "e" + strings.Repeat("\u0301", 4) + `\u0301\u0301`,
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestVisibleIsBounded(t *testing.T) {
	got := visible(strings.Repeat("é", 5000))
	if !strings.HasPrefix(got, strings.Repeat("é", 2000)+"…") || !strings.HasSuffix(got, "(6,000 bytes more)") {
		t.Errorf("a long text becomes %d bytes, ending in %q", len(got), got[len(got)-40:])
	}
	if half := visible(strings.Repeat("a", 3999) + "é"); strings.Contains(half, `\x`) {
		t.Errorf("a letter is cut in two: %q", half[len(half)-20:])
	}
}

func TestAmounts(t *testing.T) {
	for minutes, want := range map[int]string{-5: "", 0: "", 45: "45 min", 100: "1.5 h", 480: "1 d", 700: "1.5 d", 480_000: "1,000 d"} {
		if got := shortWork(minutes); got != want {
			t.Errorf("shortWork(%d) = %q, want %q", minutes, got, want)
		}
	}
	for f, want := range map[float64]string{0: "0.0", 1234.56: "1,234.6", 0.96: "1.0", -3.25: "-3.3", 9.99: "10.0"} {
		if got := decimal(f); got != want {
			t.Errorf("decimal(%v) = %q, want %q", f, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", -1234: "-1,234", 999: "999", 1_000_000: "1,000,000", -100: "-100"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestEvidence(t *testing.T) {
	got := evidence(map[string]any{"b_c": []any{"x", nil, 2.5}, "a": map[string]any{"k": "<b>"}, "d": true})
	want := []pair{{"a", `{"k":"\u003cb\u003e"}`}, {"b c", "x\nnot known\n2.5"}, {"d", "true"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	long := evidence(map[string]any{"list": slices.Repeat([]string{"x"}, 60)})
	if !strings.HasSuffix(long[0].Value, "\nand 10 more") {
		t.Errorf("a long list ends in %q", long[0].Value)
	}
}

func TestSteps(t *testing.T) {
	for high, want := range map[int][]int{
		1: {0, 1}, 3: {0, 1, 2, 3}, 7: {0, 2, 4, 6, 8}, 20: {0, 5, 10, 15, 20}, 251: {0, 100, 200, 300},
	} {
		if diff := cmp.Diff(want, steps(high)); diff != "" {
			t.Errorf("steps(%d): %s", high, diff)
		}
	}
	if n := len(steps(math.MaxInt)); n > 6 {
		t.Errorf("%d steps for the largest number", n)
	}
}

// Runs stand where their dates are; when a date cannot be read, side by side.
func TestTimes(t *testing.T) {
	good := []debt.TrendPoint{{AsOf: "1970-01-01T00:00:00Z"}, {AsOf: "1970-01-01T00:01:00Z"}}
	if diff := cmp.Diff([]float64{0, 60}, times(good)); diff != "" {
		t.Error(diff)
	}
	bad := append(good, debt.TrendPoint{AsOf: "yesterday"})
	if diff := cmp.Diff([]float64{0, 1, 2}, times(bad)); diff != "" {
		t.Error(diff)
	}
}

func TestStartIsVaried(t *testing.T) {
	var all []debt.Finding
	for i := range 6 {
		all = append(all, debt.Finding{Rule: "STA-001", Rank: float64(100 - i)})
	}
	all = append(all, debt.Finding{Rule: "RET-004", Rank: 2}, debt.Finding{Rule: "DEP-003", Rank: 1})
	var got []string
	for _, r := range startRows(all) {
		got = append(got, r.Rule)
	}
	want := []string{"STA-001", "STA-001", "STA-001", "RET-004", "DEP-003"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The rows of an owner's table count what the filter behind them shows.
func TestOwnerRows(t *testing.T) {
	rows := ownerRows(&debt.Report{
		Units: []debt.UnitRow{{ID: "a"}, {ID: "b", Owners: []string{"@x", "@y"}}},
		Findings: []debt.Finding{
			{Owners: []string{"@x", "@y"}, PrincipalMinutes: 30, Interest: 2},
			{Owners: []string{"@y"}, PrincipalMinutes: 10, Interest: 5},
			{Interest: 1},
		},
	})
	type short struct {
		Name            string
		Units, Findings int
		Minutes         int
	}
	var got []short
	for _, r := range rows {
		got = append(got, short{r.Name, r.Units, r.Findings, r.Minutes})
	}
	want := []short{{"", 1, 1, 0}, {"@y", 1, 2, 40}, {"@x", 1, 1, 30}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is packed by column comes out again, row by row.
func TestChunks(t *testing.T) {
	var all []row
	for i := range 2*chunkRows + 3 {
		all = append(all, row{Message: number(i), Rule: "STA-001", Unit: number(i % 7), Owners: []string{"@x"}, Evidence: []pair{{"n", number(i)}}})
	}
	var texts []string
	n := 0
	for _, c := range chunks(all) {
		texts = append(texts, c.Texts...)
		for i := range c.Rows {
			got := []string{texts[c.Columns["message"][i]], texts[c.Columns["rule"][i]], texts[c.Columns["unit"][i]], texts[c.Owners[i][0]], texts[c.Evidence[i][1]]}
			want := []string{number(n), "STA-001", number(n % 7), "@x", number(n)}
			if !slices.Equal(got, want) {
				t.Fatalf("row %d comes out as %v, want %v", n, got, want)
			}
			n++
		}
	}
	if n != len(all) {
		t.Errorf("%d rows come out of %d", n, len(all))
	}
	if text, err := places([]int{4, 4, 4}).MarshalJSON(); err != nil || string(text) != "4" {
		t.Errorf("a column of one text is written as %s (%v)", text, err)
	}
}
