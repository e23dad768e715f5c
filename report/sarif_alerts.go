package report

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// alert is what becomes one SARIF result: the findings of one rule in one line.
// Code scanning takes results of one rule in one line for the same, and would
// show only one of them.
type alert struct {
	findings []debt.Finding  // the first stands for all
	accepted debt.Suppressed // when it is accepted
	isOpen   bool
}

// groupAlerts returns the alerts of r in the order of its findings, accepted
// ones last. Accepted debt stays alone: each has a reason of its own.
func groupAlerts(r *debt.Report, o Options) []alert {
	type place struct {
		rule, path, unit string
		line             int
	}
	at := map[place]int{}
	var alerts []alert
	for _, f := range r.Findings {
		p := place{rule: f.Rule, path: f.Path, line: f.Line}
		if f.Path == "" || f.Line == 0 {
			p.unit = f.Unit
		}
		i, ok := at[p]
		if !ok {
			i = len(alerts)
			at[p] = i
			alerts = append(alerts, alert{isOpen: true})
		}
		alerts[i].findings = append(alerts[i].findings, f)
	}
	if o.Accepted {
		for _, s := range r.Suppressed {
			alerts = append(alerts, alert{findings: []debt.Finding{s.Finding}, accepted: s})
		}
	}
	return alerts
}

// worstAlerts returns alerts with those first that must not be left out: open
// ones, by severity and then by rank.
func worstAlerts(alerts []alert) []alert {
	worst := slices.Clone(alerts)
	slices.SortStableFunc(worst, func(a, b alert) int {
		return cmp.Or(a.compareState(b), compareWorst(a.findings[0], b.findings[0]))
	})
	return worst
}

// compareState puts open alerts before accepted ones.
func (a alert) compareState(b alert) int {
	switch {
	case a.isOpen == b.isOpen:
		return 0
	case a.isOpen:
		return -1
	}
	return 1
}

// inOrder returns alerts in the order of the report's lists.
func inOrder(alerts []alert) []alert {
	ordered := slices.Clone(alerts)
	slices.SortStableFunc(ordered, func(a, b alert) int {
		x, y := a.findings[0], b.findings[0]
		return cmp.Or(
			a.compareState(b),
			cmp.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column),
			cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint),
		)
	})
	return ordered
}
