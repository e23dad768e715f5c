package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

const (
	startFindings = 5
	// A rule that fires everywhere would fill the list with one lesson. Two of
	// a kind show that it repeats; the rest is in --all.
	startPerRule = 2
)

// pickStart returns the findings most worth repaying first, of varied rules.
// What is left over of a rule fills the places that no other rule wants.
func pickStart(findings []debt.Finding) []debt.Finding {
	ranked := slices.Clone(findings)
	debt.RankFindings(ranked)
	var picked, more []debt.Finding
	of := map[string]int{}
	for _, f := range ranked {
		if of[f.Rule] < startPerRule {
			of[f.Rule]++
			picked = append(picked, f)
		} else {
			more = append(more, f)
		}
	}
	picked = append(picked, more...)
	picked = picked[:min(startFindings, len(picked))]
	debt.RankFindings(picked)
	return picked
}

// startHere shows the picked findings: where, whose, why, how and how long. It
// takes three lines for each and one for the heading, and no more than spare
// lines beside.
func startHere(picked []debt.Finding, of, columns, spare int) []line {
	if len(picked) == 0 {
		return nil
	}
	entries := entriesOf(picked)
	spare = spend(entries, columns-gutter, spare)
	airy := spare >= len(entries)
	lines := []line{{put(strong, "Start here"), put(faint, "  "+startNote(picked, of))}}
	for i, e := range entries {
		if airy {
			lines = append(lines, line{})
		}
		f := picked[i]
		lines = append(lines, append(line{inGutter(faint, f.Rule)}, shortHead(f, columns-gutter)...))
		lines = append(lines, why(f, wrapAtMost(e.why, columns-gutter, e.whyLines))...)
		lines = append(lines, remedy(f, wrapAtMost(e.how, columns-gutter-2, e.howLines))...)
	}
	return lines
}

// entry is what a finding says, and how many lines it is given to say it.
type entry struct {
	why, how           string
	whyLines, howLines int
}

func entriesOf(findings []debt.Finding) []entry {
	entries := make([]entry, 0, len(findings))
	for _, f := range findings {
		entries = append(entries, entry{prose(f.Message), prose(firstSentence(f.Remediation)), 1, 1})
	}
	return entries
}

// spend gives second lines to the texts that need one, reasons before
// remedies and the first findings before the last. It returns what is left.
func spend(entries []entry, columns, spare int) int {
	for i := range entries {
		if e := &entries[i]; spare > 0 && len(wrap(e.why, columns)) > 1 {
			e.whyLines, spare = 2, spare-1
		}
	}
	for i := range entries {
		if e := &entries[i]; spare > 0 && len(wrap(e.how, columns-2)) > 1 {
			e.howLines, spare = 2, spare-1
		}
	}
	return spare
}

func startNote(picked []debt.Finding, of int) string {
	note := "most worth repaying first"
	if len(picked) < of {
		note = fmt.Sprintf("the %d most worth repaying, of %d", len(picked), of)
	}
	if slices.ContainsFunc(picked, func(f debt.Finding) bool { return f.IntroducedAt != "" }) {
		note += ", with the day each began"
	}
	return note
}

// inGutter puts a short text into the left column.
func inGutter(k look, text string) span {
	return put(k, padEnd("  "+cutEnd(visible(text), gutter-3), gutter))
}

// shortHead fits where, whose and how long into one line of n columns.
func shortHead(f debt.Finding, n int) line {
	const forOwner, forWork = 24, 9
	owner := cutEnd(visible(ownerShort(f.Owners)), forOwner)
	room := n - columns(owner) - forWork - 2
	where := cutStart(visible(place(f)), room)
	return line{
		put(strong, where),
		put(plain, strings.Repeat(" ", room-columns(where)+2)),
		put(ownerLook(f.Owners), owner),
		put(faint, padStart(cost(f), forWork)),
	}
}

// place is where a finding stands: path and line, or its unit when it is about
// no file.
func place(f debt.Finding) string {
	switch {
	case f.Path == "":
		return f.Unit
	case f.Line == 0:
		return f.Path
	}
	return f.Path + ":" + strconv.Itoa(f.Line)
}

const nobody = "nobody is named"

// ownerShort names the first owner and counts the others.
func ownerShort(owners []string) string {
	switch len(owners) {
	case 0:
		return nobody
	case 1:
		return owners[0]
	}
	return fmt.Sprintf("%s +%d", cutEnd(visible(owners[0]), 20), len(owners)-1)
}

func ownerLook(owners []string) look {
	if len(owners) == 0 {
		return faint
	}
	return plain
}

// cost is how long a finding takes to repay; nothing when that is unknown.
func cost(f debt.Finding) string {
	if f.PrincipalMinutes <= 0 {
		return ""
	}
	return "~" + shortWork(f.PrincipalMinutes)
}

// why shows a finding's message beside its severity.
func why(f debt.Finding, message []string) []line {
	first := badge(f.Severity)
	left := line{put(plain, "  "), first, put(plain, strings.Repeat(" ", gutter-2-columns(first.text)))}
	lines := []line{left}
	for i, text := range message {
		if i > 0 {
			lines = append(lines, line{put(plain, strings.Repeat(" ", gutter))})
		}
		lines[i] = append(lines[i], put(plain, text))
	}
	return lines
}

// remedy shows what to do, behind an arrow, beside the day since when.
func remedy(f debt.Finding, text []string) []line {
	var lines []line
	for i, t := range text {
		if i == 0 {
			lines = append(lines, line{inGutter(faint, day(f.IntroducedAt)), put(accent, "→ "), put(plain, t)})
			continue
		}
		lines = append(lines, line{put(plain, strings.Repeat(" ", gutter+2)), put(plain, t)})
	}
	return lines
}
