package report

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// compareWorst orders findings by severity and then by rank: where only some
// have room, a critical one must be among them even when it is dear to repay.
func compareWorst(a, b debt.Finding) int {
	return cmp.Or(
		cmp.Compare(severityIndex(a.Severity), severityIndex(b.Severity)),
		cmp.Compare(b.Rank, a.Rank),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Fingerprint, b.Fingerprint),
	)
}

// worstFirst returns findings in the order of compareWorst.
func worstFirst(findings []debt.Finding) []debt.Finding {
	worst := slices.Clone(findings)
	slices.SortStableFunc(worst, compareWorst)
	return worst
}

// severityIndex is the place of s among the severities, worst first; one that
// is not known comes last.
func severityIndex(s debt.Severity) int {
	all := debt.Severities()
	if i := slices.Index(all, s); i >= 0 {
		return i
	}
	return len(all)
}
