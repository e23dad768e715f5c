package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestGitHubShowsTheWorst(t *testing.T) {
	r := emptyReport()
	for i := range 100 {
		r.Findings = append(r.Findings, open("STA-001", "x", debt.Severities()[i%4], "image:a", "a", i+1, 5, float64(i), fmt.Sprint("number ", i), ""))
	}
	text := string(render(t, "github", r, Options{}))
	for prefix, want := range map[string]int{"::error": 10, "::warning": 10, "::notice": 10} {
		if n := strings.Count("\n"+text, "\n"+prefix); n != want {
			t.Errorf("%d of %s", n, prefix)
		}
	}
	lines := strings.Split(text, "\n")
	if !strings.Contains(lines[0], "number 96") || !strings.Contains(lines[9], "number 60") {
		t.Errorf("the worst are not first:\n%s", text)
	}
	if want := "::notice title=debtscan::71 more findings without an annotation: see the text report"; lines[29] != want {
		t.Errorf("got %q, want %q", lines[29], want)
	}
}

func TestCommandEscapes(t *testing.T) {
	if got, want := commandData("50%: a,b\n::x\r"), `50%25: a,b%0A::x\r`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := commandProperty("50%,a:b\n"), `50%25%2Ca%3Ab\n`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// GitHub obeys lines of a log that begin with two colons, other pipelines what
// stands anywhere in a line.
func TestTextCommandsNoPipeline(t *testing.T) {
	for in, want := range map[string]string{
		"::error::x": `\x3a:error::x`, "  ::x": `  \x3a:x`, "\u3000::x": "\u3000" + `\x3a:x`, "a ::x": "a ::x", ":x": ":x",
		"a ##[x]": `a #\x23[x]`, "####[": `###\x23[`, "##vso[x]": `#\x23vso[x]`, "## [": "## [",
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
		l := line{put(plain, in[:1]), put(strong, in[1:])}
		if in == visible(in) && strings.HasPrefix(strings.TrimSpace(l.harmless().String()), "::") {
			t.Errorf("the line %q is a command", in)
		}
	}
}

// String is the line's text.
func (l line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}
