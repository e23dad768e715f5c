package ownership_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// reference is a second reading of GitHub's patterns, by way of one regular
// expression for each and a scan from the last line up. It shares nothing with
// the code under test but the list of lines.
func reference(lines []ownership.Line, path string) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].Valid() && expression(lines[i].Pattern).MatchString(path) {
			return lines[i].Number
		}
	}
	return 0
}

func expression(written string) *regexp.Regexp {
	body := strings.TrimSuffix(strings.TrimPrefix(unescapeSlashes(written), "/"), "/")
	directory := strings.HasSuffix(unescapeSlashes(written), "/")
	if written == "/" {
		return regexp.MustCompile(`[^\s\S]`)
	}
	segments := strings.Split(body, "/")
	var out strings.Builder
	out.WriteString(`^`)
	if len(segments) == 1 && !strings.HasPrefix(written, "/") {
		out.WriteString(`([^/]+/)*`)
	}
	for i, segment := range segments {
		last := i == len(segments)-1
		switch {
		case segment == "**" && last:
			out.WriteString(`([^/]+/)*[^/]+`)
		case segment == "**":
			out.WriteString(`([^/]+/)*`)
		case !last:
			out.WriteString(wildcards(segment) + `/`)
		case directory:
			out.WriteString(wildcards(segment) + `/[\s\S]+`)
		case segment == "*":
			out.WriteString(`[^/]+`)
		default:
			out.WriteString(wildcards(segment) + `(/[\s\S]+)?`)
		}
	}
	return regexp.MustCompile(out.String() + `$`)
}

// unescapeSlashes drops a backslash in front of a slash.
func unescapeSlashes(written string) string {
	return regexp.MustCompile(`\\([\s\S])`).ReplaceAllStringFunc(written, func(pair string) string {
		if pair == `\/` {
			return "/"
		}
		return pair
	})
}

func wildcards(segment string) string {
	return regexp.MustCompile(`\\[\s\S]|[\s\S]`).ReplaceAllStringFunc(segment, func(token string) string {
		switch token {
		case "*":
			return `[^/]*`
		case "?":
			return `[^/]`
		}
		if len(token) > 1 && token[0] == '\\' {
			token = token[1:]
		}
		return regexp.QuoteMeta(token)
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("* @a\n/docs/ @b\n*.go\n", "docs/x.go")
	f.Add("foo/**/bar/b?r @a", "foo/x/bar/bär")
	f.Add("**/\n/\n//\n*/**/", "a/b")
	f.Add(`a\*b*c @o`+"\n"+`\x\/y z`, "a*bc")
	f.Add("[x @o\n!y\n***\n# c\r\n\ufeff", "y")
	f.Add("/**/a*a*?a*b @x\n**/a/**/a/**/b", "a/a/aaaab/b")
	f.Fuzz(func(t *testing.T, content, path string) {
		file := ownership.Parse("CODEOWNERS", []byte(content))
		got := file.Match(path)
		if diff := cmp.Diff(got, ownership.Parse("CODEOWNERS", []byte(content)).Match(path)); diff != "" {
			t.Fatalf("two answers for the same bytes:\n%s", diff)
		}
		resolved := ownership.Resolve(file, []string{path}, nil)
		for _, line := range resolved.Lines {
			if !line.Valid && (line.Matches != 0 || line.At.Line == got.Line) {
				t.Fatalf("line %d is refused and matches", line.At.Line)
			}
			if line.CatchAll && line.Matches != 1 && fs.ValidPath(path) {
				t.Fatalf("line %d catches all, but not %q", line.At.Line, path)
			}
			if line.Decides == 1 && line.At.Line != got.Line {
				t.Fatalf("line %d decides for Resolve, %d for Match", line.At.Line, got.Line)
			}
		}
		if (got.Line == 0) != (got.Status == debt.Unmatched) {
			t.Fatalf("line %d with status %s", got.Line, got.Status)
		}
		if !utf8.ValidString(content) || !fs.ValidPath(path) || len(file.Lines) > 50 {
			return
		}
		if want := reference(file.Lines, path); got.Line != want {
			t.Fatalf("line = %d, want %d for %q in\n%s", got.Line, want, path, content)
		}
	})
}
