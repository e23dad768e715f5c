package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// note is a remark under the findings: a heading in the left column and short
// paragraphs right of it.
type note struct {
	heading    string
	paragraphs []string
}

// notes says what the scan does not know, and how much of what it saw has an
// owner. A page without them would look surer than it is.
func notes(r *debt.Report, columns int, d detail) []line {
	var lines []line
	for _, n := range []note{
		{"Not read", unreadFiles(r.Unread, d.unread)},
		{"Not known", unknowns(r)},
		{"Accepted", decisions(r)},
		{"Owners", owned(r.Ownership)},
	} {
		lines = append(lines, n.lines(columns, d.remark)...)
	}
	return lines
}

// lines lays the note out. A paragraph takes most lines at most; 0 is as many
// as it needs.
func (n note) lines(columns, most int) []line {
	var lines []line
	for _, p := range n.paragraphs {
		texts := wrap(p, columns-gutter)
		if most > 0 {
			texts = wrapAtMost(p, columns-gutter, most)
		}
		for _, text := range texts {
			heading := ""
			if len(lines) == 0 {
				heading = n.heading
			}
			lines = append(lines, line{put(strong, padEnd(heading, gutter)), put(plain, text)})
		}
	}
	return lines
}

// unreadFiles names what could not be read and why, in at most so many
// paragraphs.
func unreadFiles(unread []debt.Unread, most int) []string {
	shown := unread
	if len(unread) > most {
		shown = unread[:most-1]
	}
	var text []string
	for _, u := range shown {
		text = append(text, unreadText(u, 40))
	}
	if rest := len(unread) - len(shown); rest > 0 {
		text = append(text, fmt.Sprintf("and %d more", rest))
	}
	return text
}

// unreadText says what could not be read and why. A path longer than width is
// shortened.
func unreadText(u debt.Unread, width int) string {
	where := cutStart(visible(u.Path), width)
	if u.Line > 0 && !strings.HasPrefix(u.Reason, "line ") {
		where += ":" + strconv.Itoa(u.Line)
	}
	return where + ": " + prose(u.Reason)
}

// unknowns says what the numbers leave out beside unread files.
func unknowns(r *debt.Report) []string {
	var text []string
	if n := len(r.Failed); n > 0 {
		var rules []string
		for _, f := range r.Failed {
			rules = append(rules, visible(f.Rule))
		}
		text = append(text, fmt.Sprintf("%s could not be evaluated: %s", count(n, "rule"), strings.Join(rules, ", ")))
	}
	var beyond []string
	if r.Repository.Retired != "" {
		beyond = append(beyond, "debt of what is retired, as the README says")
	}
	if nested := r.Coverage.Nested; len(nested) > 0 {
		beyond = append(beyond, nestedText(nested))
	}
	if len(beyond) > 0 {
		text = append(text, strings.Join(beyond, "; "))
	}
	if advice := r.Repository.HistoryAdvice(); advice != "" {
		text = append(text, "ages, churn and who knows what; "+advice)
	}
	return text
}

// maxNested is how many nested repositories are named.
const maxNested = 3

// nestedText names repositories inside the repository, which nobody entered.
func nestedText(nested []string) string {
	var names []string
	for _, path := range nested[:min(len(nested), maxNested)] {
		names = append(names, cutStart(visible(path), 40))
	}
	text := "what is in " + choose(len(nested), "a repository", fmt.Sprintf("%d repositories", len(nested))) + " inside this one: " + strings.Join(names, ", ")
	if rest := len(nested) - len(names); rest > 0 {
		text += fmt.Sprintf(" and %d more", rest)
	}
	return text
}

// decisions says what became of the decisions to accept debt, as far as
// somebody must do something about them.
func decisions(r *debt.Report) []string {
	counts := map[debt.SuppressionState]int{}
	for _, s := range r.Suppressions {
		counts[s.State]++
	}
	var parts []string
	for _, p := range []struct {
		state debt.SuppressionState
		text  string
	}{
		{debt.SuppressionExpired, "past their date"},
		{debt.SuppressionInvalid, "that cannot be read"},
		{debt.SuppressionUnused, "that cover nothing"},
	} {
		if n := counts[p.state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, p.text))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"suppressions " + strings.Join(parts, ", ") + " (debtscan suppressions)"}
}

// owned says how the files of units come by their owners. The four answers are
// kept apart: a catch-all line would make every file look owned.
func owned(o *debt.Owned) []string {
	if o == nil || o.Files.Total() == 0 {
		return nil
	}
	c := o.Files
	total := count(c.Total(), "file") + " of units"
	if o.Source == "" && c.Unmatched == c.Total() {
		return []string{total + ", and no CODEOWNERS file that names anybody"}
	}
	parts := []string{fmt.Sprintf("%d by name", c.Specific)}
	for _, p := range []struct {
		n    int
		text string
	}{
		{c.CatchAll, "by catch-all"},
		{c.Unmatched, "by nobody"},
		{c.Unowned, "by nobody on purpose"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.text))
		}
	}
	return []string{total + ": " + strings.Join(parts, ", ")}
}
