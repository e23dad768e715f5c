package report

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func textLines(t *testing.T, r *debt.Report, o Options) []string {
	t.Helper()
	text := string(render(t, "text", r, o))
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// However much there is and however odd its names, the first page stays a page.
func TestFirstPageFits(t *testing.T) {
	for seed := range uint64(150) {
		r := randomReport(rand.New(rand.NewPCG(seed, 7)))
		for _, width := range []int{0, 20, 72, 75, 80, 200} {
			lines := textLines(t, r, Options{Width: width, Target: "a/rather/long/target/somewhere/in/the/tree"})
			if len(lines) > pageLines {
				t.Fatalf("seed %d, width %d: %d lines\n%s", seed, width, len(lines), strings.Join(lines, "\n"))
			}
			for _, l := range lines {
				if columns(l) > pageWidth(width) {
					t.Fatalf("seed %d, width %d: %d columns: %q", seed, width, columns(l), l)
				}
				if strings.HasSuffix(l, " ") {
					t.Fatalf("seed %d, width %d: spaces at the end of %q", seed, width, l)
				}
			}
		}
	}
}

// A long line of --all may only be one that nothing could break.
func TestAllBreaksLinesAtSpacesOnly(t *testing.T) {
	for seed := range uint64(60) {
		r := randomReport(rand.New(rand.NewPCG(seed, 11)))
		text := string(render(t, "text", r, Options{All: true}))
		for _, l := range strings.Split(text, "\n") {
			if columns(l) > pageColumns && len(strings.Fields(strings.TrimLeft(l[min(len(l), gutter):], " →"))) > 1 {
				t.Fatalf("seed %d: %d columns: %q", seed, columns(l), l)
			}
		}
		for _, f := range r.Findings {
			if !strings.Contains(text, visible(place(f))) {
				t.Fatalf("seed %d: %q is not whole in:\n%s", seed, place(f), text)
			}
		}
	}
}

func TestColourChangesNoText(t *testing.T) {
	ansi := regexp.MustCompile("\x1b\\[(0|1|2|31|35|1;31)m")
	for seed := range uint64(40) {
		r := randomReport(rand.New(rand.NewPCG(seed, 13)))
		for _, all := range []bool{false, true} {
			bare := string(render(t, "text", r, Options{All: all}))
			coloured := string(render(t, "text", r, Options{All: all, Color: true}))
			if got := ansi.ReplaceAllString(coloured, ""); got != bare {
				t.Fatalf("seed %d: without its colours the text is\n%s\nnot\n%s", seed, got, bare)
			}
			if strings.Contains(bare, "\x1b") {
				t.Fatalf("seed %d: colour without being asked for", seed)
			}
		}
	}
}

// randomReport is small or huge, plain or full of names that are hard to lay
// out.
func randomReport(rnd *rand.Rand) *debt.Report {
	r := fullReport()
	r.Complete = rnd.IntN(2) == 0
	r.Repository.History = []string{"full", "shallow", "none"}[rnd.IntN(3)]
	r.Findings, r.Unread, r.Failed, r.Suppressed = nil, nil, nil, nil
	families := 1 + rnd.IntN(20)
	for i := range rnd.IntN([]int{1, 3, 8, 400}[rnd.IntN(4)]) {
		f := randomFinding(rnd, i, families)
		r.Findings = append(r.Findings, f)
		if rnd.IntN(5) == 0 {
			r.Suppressed = append(r.Suppressed, debt.Suppressed{Finding: f, Reason: word(rnd)})
		}
	}
	for range rnd.IntN(1 + rnd.IntN(30)) {
		r.Unread = append(r.Unread, debt.Unread{Path: word(rnd), Reason: sentence(rnd), Line: rnd.IntN(3)})
		r.Failed = append(r.Failed, debt.Failed{Rule: "STA-001", Reason: sentence(rnd)})
	}
	r.Summary = summaryOf(r.Findings, len(r.Suppressed))
	n := []int{0, 9, 1 << 30}[rnd.IntN(3)]
	r.Ownership.Files = debt.OwnerCounts{Specific: n, CatchAll: n, Unowned: n, Unmatched: n + rnd.IntN(3)}
	if rnd.IntN(8) == 0 {
		r.Ownership, r.Coverage = nil, debt.Coverage{}
	}
	return r
}

func randomFinding(rnd *rand.Rand, i, families int) debt.Finding {
	family := fmt.Sprintf("F%d", rnd.IntN(families))
	if all := debt.Families(); rnd.IntN(3) > 0 {
		family = all[rnd.IntN(len(all))].Prefix
	}
	f := debt.Finding{
		Rule: fmt.Sprintf("%s-%03d", family, rnd.IntN(4)), Family: family, Fingerprint: fmt.Sprint(i),
		Severity: append(debt.Severities(), "odd and long")[rnd.IntN(5)], Unit: "terraform:" + word(rnd),
		Path: word(rnd), Line: rnd.IntN(2) * rnd.IntN(1<<20), Message: sentence(rnd), Remediation: sentence(rnd),
		PrincipalMinutes: []int{0, 5, 90, 1000, 1 << 30}[rnd.IntN(5)], Interest: rnd.Float64() * 40, Rank: rnd.Float64() * 40,
	}
	for range rnd.IntN(4) {
		f.Owners = append(f.Owners, "@"+word(rnd))
	}
	return f
}

func word(rnd *rand.Rand) string {
	parts := []string{
		"infra", "prod", "a/b/c", "日本語/ネットワーク", "🚀", "⚠\ufe0f", "👨\u200d👩\u200d👧", "e\u0301\u0301\u0301", "\x1b[31m", "\u202e",
		strings.Repeat("deep/", 40), strings.Repeat("x", 90), "한국어", "main.tf", "…", "\xff", "🇩🇪", "\n",
	}
	s := ""
	for range 1 + rnd.IntN(3) {
		s += parts[rnd.IntN(len(parts))]
	}
	return s
}

func sentence(rnd *rand.Rand) string {
	var words []string
	for range rnd.IntN(40) {
		words = append(words, []string{"the", "queue", "drops", "messages", "that", "fail.", "Then", word(rnd)}[rnd.IntN(8)])
	}
	return strings.Join(words, " ")
}
