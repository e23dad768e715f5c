package ownership_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

func TestParseLines(t *testing.T) {
	tests := []struct {
		name, line string
		pattern    string
		owners     []string
		problem    string // part of it
	}{
		{"user", "*.go @octocat", "*.go", []string{"@octocat"}, ""},
		{"team and e-mail", "/x\t@org/team-a  a.b+c@example.co.uk", "/x", []string{"@org/team-a", "a.b+c@example.co.uk"}, ""},
		{"enterprise login", "x @mona_corp", "x", []string{"@mona_corp"}, ""},
		{"no owner", "x", "x", nil, ""},
		{"only a comment behind it", "x # nobody", "x", nil, ""},
		{"hash inside a pattern", "a#b @o", "a#b", []string{"@o"}, ""},
		{"indented", "   x @o", "x", []string{"@o"}, ""},
		{"escaped blank", `a\ b/ @o`, `a\ b/`, []string{"@o"}, ""},
		{"escaped brackets", `/\[id\] @o`, `/\[id\]`, []string{"@o"}, ""},
		{"negation", "!x @o", "!x", []string{"@o"}, "exclusions"},
		{"range", "[ab].tf @o", "[ab].tf", []string{"@o"}, "escaped"},
		{"closing bracket", "ab] @o", "ab]", []string{"@o"}, "escaped"},
		{"three stars", "a/***/b @o", "a/***/b", []string{"@o"}, "***"},
		{"escaped hash", `\#x @o`, `\#x`, []string{"@o"}, "escaped #"},
		{"lone escape", `a\`, `a\`, nil, "escapes nothing"},
		{"comma", "x @org/sre, sre", "x", []string{"@org/sre,", "sre"}, `"@org/sre,"`},
		{"bare word", "x sre", "x", []string{"sre"}, `"sre"`},
		{"at alone", "x @", "x", []string{"@"}, `"@"`},
		{"empty team", "x @org/", "x", []string{"@org/"}, `"@org/"`},
		{"nested team", "x @org/a/b", "x", []string{"@org/a/b"}, `"@org/a/b"`},
		{"e-mail without a dot", "x a@b", "x", []string{"a@b"}, `"a@b"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := ownership.Parse("CODEOWNERS", []byte(test.line)).Lines
			if len(lines) != 1 {
				t.Fatalf("got %d lines, want 1", len(lines))
			}
			got := lines[0]
			if got.Pattern != test.pattern {
				t.Errorf("pattern = %q, want %q", got.Pattern, test.pattern)
			}
			if diff := cmp.Diff(test.owners, got.Owners); diff != "" {
				t.Errorf("owners (-want +got):\n%s", diff)
			}
			if !strings.Contains(got.Problem, test.problem) || got.Valid() != (test.problem == "") {
				t.Errorf("problem = %q, want one with %q", got.Problem, test.problem)
			}
		})
	}
}

func TestParseNumbersLines(t *testing.T) {
	lines := ownership.Parse("CODEOWNERS", []byte("# head\r\n\r\n* @a\r\n\n  # foot\n/x")).Lines
	var got []int
	for _, line := range lines {
		got = append(got, line.Number)
	}
	if diff := cmp.Diff([]int{3, 6}, got); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestParseRefusesWholeFiles(t *testing.T) {
	line := []byte("* @a\n")
	tests := []struct {
		name    string
		content []byte
		problem string
	}{
		{"3 MB", slices.Concat(line, bytes.Repeat([]byte("#"), ownership.MaxBytes-len(line))), "3 MB"},
		{"too many rules", bytes.Repeat(line, ownership.MaxLines+1), "20000 rules"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := ownership.Parse("CODEOWNERS", test.content)
			if !strings.Contains(file.Problem, test.problem) || len(file.Lines) != 0 {
				t.Errorf("problem = %q with %d lines", file.Problem, len(file.Lines))
			}
			if got := file.Match("x").Status; got != debt.Unmatched {
				t.Errorf("status = %s, want unmatched", got)
			}
		})
	}
	almost := slices.Concat(line, bytes.Repeat([]byte("#"), ownership.MaxBytes-len(line)-1))
	if file := ownership.Parse("CODEOWNERS", almost); file.Problem != "" || len(file.Lines) != 1 {
		t.Errorf("one byte less: problem = %q with %d lines", file.Problem, len(file.Lines))
	}
}

func TestCatchAll(t *testing.T) {
	tests := map[string]bool{
		"*": true, "**": true, "/**": true, "**/*": true, "/**/*": true, "**/**": true,
		"**/": true, "?*": true, "/*?": true, "/**/**/*": true,
		"/*": false, "*/": false, "/": false, "*.*": false, "?": false, "??*": false,
		"*/**": false, "/*/*": false, "a*": false, "docs/**": false, `\*`: false, "*/*": false,
	}
	for pattern, want := range tests {
		file := ownership.Parse("CODEOWNERS", []byte(pattern+" @a"))
		if got := file.Lines[0].CatchAll(); got != want {
			t.Errorf("CatchAll(%q) = %v, want %v", pattern, got, want)
		}
		every := true
		for _, path := range []string{"x", "xy", "a/b", "a/b/c.txt", ".github/x", "docs/a", "*"} {
			every = every && file.Match(path).Status != debt.Unmatched
		}
		if every != want {
			t.Errorf("%q matches every sample: %v, want %v", pattern, every, want)
		}
	}
}

func TestMatchStatuses(t *testing.T) {
	file := ownership.Parse(".github/CODEOWNERS", []byte("/docs/ @d\n/docs/* @e @f\n/gen/\nbad !\n"))
	tests := []struct {
		path string
		want debt.Ownership
	}{
		{"docs/a/b", debt.Ownership{Path: "docs/a/b", Owners: []string{"@d"}, Status: debt.OwnedSpecific, Source: ".github/CODEOWNERS", Line: 1, Pattern: "/docs/"}},
		{"docs/a", debt.Ownership{Path: "docs/a", Owners: []string{"@e", "@f"}, Status: debt.OwnedSpecific, Source: ".github/CODEOWNERS", Line: 2, Pattern: "/docs/*"}},
		{"gen/x", debt.Ownership{Path: "gen/x", Status: debt.Unowned, Source: ".github/CODEOWNERS", Line: 3, Pattern: "/gen/"}},
		{"bad", debt.Ownership{Path: "bad", Status: debt.Unmatched}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, file.Match(test.path)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.path, diff)
		}
	}
	if got := (ownership.File{}).Match("x").Status; got != debt.Unmatched {
		t.Errorf("without a file: %s, want unmatched", got)
	}
}

// TestMatchDoesNotExplode would take longer than the universe with a matcher
// that backtracks over every star.
func TestMatchDoesNotExplode(t *testing.T) {
	pattern := "/**/" + strings.Repeat("a*", 400) + "b @o\n" + strings.Repeat("**/a/", 400) + "b @o\n"
	file := ownership.Parse("CODEOWNERS", []byte(pattern))
	path := strings.Repeat("a", 2000) + "/" + strings.Repeat("a/", 1000) + "c"
	start := time.Now()
	if got := file.Match(path).Status; got != debt.Unmatched {
		t.Errorf("status = %s, want unmatched", got)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestGenerated(t *testing.T) {
	for text, want := range map[string]bool{
		"# This file is auto-generated here.\n* @a\n": true,
		"* @a\n# DO NOT EDIT\n":                       true,
		"# edit me\n* @auto-generated\n":              false,
		"* @a # do not edit\n":                        false,
	} {
		if got := ownership.Parse("CODEOWNERS", []byte(text)).Generated; got != want {
			t.Errorf("%q: generated %v", text, got)
		}
	}
}
