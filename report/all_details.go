package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// acceptedDebt lists what somebody has accepted, why and until when. It is
// still debt, so it is still shown.
func acceptedDebt(accepted []debt.Suppressed, width int) []line {
	if len(accepted) == 0 {
		return nil
	}
	lines := []line{{put(strong, "Accepted"), put(faint, "  debt that somebody has decided to keep")}}
	for _, s := range accepted {
		lines = append(lines, line{})
		lines = append(lines, wholeFinding(s.Finding, width)...)
		reason := "accepted: " + prose(s.Reason)
		if s.Until != "" {
			reason = "accepted until " + visible(s.Until) + ": " + prose(s.Reason)
		}
		for _, text := range wrap(reason, width-gutter) {
			lines = append(lines, line{put(plain, strings.Repeat(" ", gutter)), put(faint, text)})
		}
	}
	return lines
}

// scanDetails says what the scan rests on: what it could not read or evaluate,
// and what it did.
func scanDetails(r *debt.Report, width int) []line {
	var unread, failed []string
	for _, u := range r.Unread {
		text := unreadText(u, len(u.Path))
		if u.Partial {
			text += " (the rest was read)"
		}
		unread = append(unread, text)
	}
	for _, f := range r.Failed {
		failed = append(failed, fmt.Sprintf("%s could not be evaluated: %s", visible(f.Rule), prose(f.Reason)))
	}
	known := *r
	known.Failed = nil // listed one by one, with their reasons
	var lines []line
	for _, n := range []note{
		{"Not read", unread},
		{"Not known", slices.Concat(failed, unknowns(&known))},
		{"Accepted", decisions(r)},
		{"Owners", owned(r.Ownership)},
		{"Read", []string{readText(r.Coverage)}},
		{"Evaluated", []string{evaluatedText(r.Evaluated)}},
	} {
		lines = append(lines, n.lines(width, 0)...)
	}
	return lines
}

func readText(c debt.Coverage) string {
	text := fmt.Sprintf("%d of %s", c.FilesRead, count(c.FilesSeen, "file"))
	if c.FilesExcluded > 0 {
		text += fmt.Sprintf(", %d excluded by configuration", c.FilesExcluded)
	}
	if list := unitList(c); list != "" {
		text += ": " + list
	}
	return text
}

// evaluatedText lists each rule with the number of units it was evaluated over.
func evaluatedText(evaluated []debt.Evaluated) string {
	if len(evaluated) == 0 {
		return "no rule"
	}
	var rules []string
	for _, e := range evaluated {
		rules = append(rules, fmt.Sprintf("%s×%d", visible(e.Rule), e.Units))
	}
	return fmt.Sprintf("%s (×units): %s", count(len(evaluated), "rule"), strings.Join(rules, " "))
}
