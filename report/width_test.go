package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "main.tf": 7, "größe": 5, "e\u0301": 1, "日本語": 6, "ｗ": 2, "🚀": 2, "⚠": 1, "⚠\ufe0f": 2, "🚀\ufe0f": 2, "가": 2, "●▲◆○→━·…": 8,
	} {
		if got := columns(s); got != want {
			t.Errorf("columns(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		cut  func(string, int) string
		s    string
		n    int
		want string
	}{
		{cutEnd, "abc", 3, "abc"},
		{cutEnd, "abcdef", 4, "abc…"},
		{cutEnd, "ab cdef", 4, "ab…"},
		{cutEnd, "日本語", 5, "日本…"},
		{cutEnd, "日本語", 4, "日…"},
		{cutEnd, "e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{cutStart, "infra/prod/main.tf:3", 20, "infra/prod/main.tf:3"},
		{cutStart, "infra/prod/main.tf:3", 19, "…/prod/main.tf:3"},
		{cutStart, "infra/prod/main.tf:3", 12, "…/main.tf:3"},
		{cutStart, "infra/prod/main.tf:3", 8, "…in.tf:3"},
		{cutStart, "日本語/main.tf", 10, "…/main.tf"},
		{cutStart, "日本語", 4, "…語"},
		{cutStart, "xe\u0301e\u0301", 2, "…e\u0301"},
	} {
		got := c.cut(c.s, c.n)
		if got != c.want {
			t.Errorf("cut %q to %d: got %q, want %q", c.s, c.n, got, c.want)
		}
		if columns(got) > c.n {
			t.Errorf("cut %q to %d: %q takes %d columns", c.s, c.n, got, columns(got))
		}
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", 30)
	for _, c := range []struct {
		s    string
		n    int
		want []string
	}{
		{"", 10, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one " + long + " two", 7, []string{"one", long, "two"}},
		{"日本 日本 日", 9, []string{"日本 日本", "日"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.s, c.n)); diff != "" {
			t.Errorf("wrap(%q, %d): %s", c.s, c.n, diff)
		}
	}
	got := wrapAtMost("one two three four", 7, 2)
	if diff := cmp.Diff([]string{"one two", "three…"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"Do this. Then that.":           "Do this.",
		"Do this.":                      "Do this.",
		"Keep it short, e.g. 30 days":   "Keep it short, e.g. 30 days",
		"Move to v1.2 of it. Test it. ": "Move to v1.2 of it.",
		"":                              "",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("firstSentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAmounts(t *testing.T) {
	for minutes, want := range map[int][2]string{
		0: {"0 min", "0 minutes"}, 1: {"1 min", "1 minute"}, 45: {"45 min", "45 minutes"}, 60: {"1 h", "1 hour"},
		100: {"1.5 h", "1.5 hours"}, 480: {"1 d", "1 day"}, 700: {"1.5 d", "1.5 days"}, 48000: {"100 d", "100 days"},
	} {
		if got := [2]string{shortWork(minutes), work(minutes)}; got != want {
			t.Errorf("%d minutes: got %q, want %q", minutes, got, want)
		}
	}
}
