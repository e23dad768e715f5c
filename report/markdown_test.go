package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestMarkdownText(t *testing.T) {
	for in, want := range map[string]string{
		"plain, text. (10 % of it)": "plain, text. (10 % of it)",
		"a_b _c_ d__e":              "a_b &#95;c&#95; d&#95;&#95;e",
		"<b> & `x` [y](z)":          "&#60;b&#62; &#38; &#96;x&#96; &#91;y&#93;(z)",
		"ask @org/team":             "ask @&#8203;org/team",
		"see #12 and GH-7, gh-x":    "see #&#8203;12 and GH-&#8203;7, gh-x",
		"http://x www.x.y":          "http:&#8203;//x www&#8203;.x.y",
		":boom: a: b 10:30:00 x:1":  ":&#8203;boom: a: b 10:30:00 x:1",
		"a\nb | c":                  "a b &#124; c",
		"größe 🚀 \u202e":            `größe 🚀 &#92;u202e`,
	} {
		if got := mdText(in); got != want {
			t.Errorf("mdText(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"": "", "@org/a": "`@org/a`", "a`|b\n": "`a" + `\x60\x7cb\n` + "`"} {
		if got := mdCode(in); got != want {
			t.Errorf("mdCode(%q) = %q, want %q", in, got, want)
		}
	}
}

// However much there is, a comment can be posted, and says what it lacks: what
// was not read before what was found.
func TestMarkdownIsNeverTooLong(t *testing.T) {
	r := fullReport()
	for i := range 3000 {
		r.Findings = append(r.Findings, open("STA-001", "x", debt.Low, "image:a", strings.Repeat("<", i%300), i, 5, 1, strings.Repeat("@#<|", i%200), "fix", fmt.Sprint("@", i)))
		r.Unread = append(r.Unread, debt.Unread{Path: strings.Repeat("`", 500), Reason: strings.Repeat("<", 5000)})
	}
	text := string(render(t, "markdown", r, Options{Category: strings.Repeat("ä", 70_000)}))
	if len(text) > commentBytes {
		t.Errorf("%d bytes", len(text))
	}
	for _, want := range []string{"more rows are not shown.**", "Not read or not evaluated: 3003</summary>", "\nand 2973 more\n", "Accepted: 1</summary>", "All 3006 findings</summary>"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
		t.Error("a fold is not closed")
	}
}

func TestMarkdownWithoutLedger(t *testing.T) {
	r := fullReport()
	r.Findings[0].Cause = debt.CauseClock
	text := string(render(t, "markdown", r, Options{}))
	if !strings.Contains(text, "**Start here**") || strings.Contains(text, "**New") || strings.Contains(text, "All 6") {
		t.Errorf("no start, or the same twice:\n%s", text)
	}
}

func TestSumOwners(t *testing.T) {
	var got []string
	findings, total := fullFindings(), 0
	for _, s := range sumOwners(findings) {
		got = append(got, fmt.Sprintf("%v %d %d", s.owners, s.findings, s.minutes))
		total += s.findings
	}
	if diff := cmp.Diff([]string{"[] 1 240", "[@org/platform] 3 285", "[@org/release @org/sre] 2 75"}, got); diff != "" || total != len(findings) {
		t.Error(diff)
	}
}

func TestCheckMarkdown(t *testing.T) {
	c := Check{Files: 2, Units: 1, New: fullFindings()[:2], Paid: fullFindings()[3:4], Waiting: 3, Unread: fullReport().Unread[:1]}
	var b bytes.Buffer
	if err := c.Markdown(&b, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<!-- debtscan:report: -->\n### 2 new in 1 changed unit · 1 repaid (4 h) · 3 rules about the whole repository wait for the nightly scan\n",
		"\n| ◆ critical | `STA-001` |", "\n| ▲ high | `RET-004` |", "<summary>Repaid: 1</summary>", "| `infra/broken.tf` | line 3",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in:\n%s", want, b.String())
		}
	}
}
