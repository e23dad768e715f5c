package html

import (
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

const (
	// maxRows is how many findings are written out as rows. Hundreds of
	// thousands of elements are what makes a browser slow, not bytes.
	maxRows = 200
	// chunkRows is how many findings a block of data holds.
	chunkRows = 10_000
)

// findings is the section of all findings, and the data its script filters.
type findings struct {
	Total      int
	Families   []pair // prefix and title of those that occur
	Severities []debt.Severity
	Rows       []row // the most worth repaying
	Left       int   // findings that are not among Rows
	Blank      row   // what the script fills in for any other finding
	Accepted   []row
	More       int // accepted findings that are not among Accepted
	Chunks     []chunk
}

func newFindings(r *debt.Report, ranked []debt.Finding, rules []debt.Rule) findings {
	all := rows(ranked, r.Suppressed, rules)
	f := findings{Total: len(r.Findings), Families: familyChoices(all), Severities: debt.Severities(), Chunks: chunks(all)}
	open, accepted := all[:len(r.Findings)], all[len(r.Findings):]
	f.Rows = open[:min(len(open), maxRows)]
	f.Left = len(open) - len(f.Rows)
	f.Accepted = accepted[:min(len(accepted), maxRows)]
	f.More = len(accepted) - len(f.Accepted)
	return f
}

// rows prepares all findings: the open ones by rank, then the accepted ones.
func rows(ranked []debt.Finding, suppressed []debt.Suppressed, rules []debt.Rule) []row {
	known := map[string]*debt.Rule{}
	for i := range rules {
		known[rules[i].ID] = &rules[i]
	}
	all := make([]row, 0, len(ranked)+len(suppressed))
	for _, f := range ranked {
		all = append(all, newRow(f, known[f.Rule]))
	}
	for _, s := range suppressed {
		a := newRow(s.Finding, known[s.Rule])
		a.Accepted = accepted(s)
		all = append(all, a)
	}
	return all
}

func accepted(s debt.Suppressed) string {
	reason := prose(s.Reason)
	if reason == "" {
		reason = "no reason is given"
	}
	if s.Until != "" {
		return "until " + visible(s.Until) + ": " + reason
	}
	return reason
}

// familyChoices lists the families that occur, in the order of every summary.
func familyChoices(all []row) []pair {
	met := map[string]bool{}
	for _, r := range all {
		met[r.Family] = true
	}
	var list []pair
	for _, prefix := range slices.SortedFunc(maps.Keys(met), byFamily) {
		list = append(list, pair{prefix, familyTitle(prefix)})
	}
	return list
}
