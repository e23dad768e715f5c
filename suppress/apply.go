package suppress

import (
	"slices"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// Decision is a suppression and, for one of the configuration, the paths it
// covers.
type Decision struct {
	debt.Suppression
	Match func(path string) bool // nil for a comment, and for every path
	Waits bool                   // none of its rules ran, so that it may cover something all the same
}

// Result is what decisions make of findings.
type Result struct {
	Open     []debt.Finding
	Accepted []debt.Suppressed
	Applied  []debt.Suppression // the decisions with what became of each, in the order given
}

// Apply parts findings into open and accepted ones at a moment. The first
// decision that covers a finding accepts it. A decision holds until the end of
// its last day.
func Apply(findings []debt.Finding, decisions []Decision, now time.Time) Result {
	r := Result{Open: []debt.Finding{}, Accepted: []debt.Suppressed{}}
	for _, d := range decisions {
		d.State, d.Covers = debt.SuppressionUnused, 0
		switch {
		case d.Problem != "":
			d.State = debt.SuppressionInvalid
		case expired(d.Until, now):
			d.State = debt.SuppressionExpired
		case d.Waits:
			d.State = debt.SuppressionWaiting
		}
		r.Applied = append(r.Applied, d.Suppression)
	}
	for _, f := range findings {
		i := slices.IndexFunc(decisions, func(d Decision) bool { return d.covers(f) })
		for i >= 0 && (r.Applied[i].State == debt.SuppressionInvalid || r.Applied[i].State == debt.SuppressionExpired) {
			r.Applied[i].Covers++
			i = after(decisions, i, f)
		}
		if i < 0 {
			r.Open = append(r.Open, f)
			continue
		}
		r.Applied[i].State = debt.SuppressionUsed
		r.Applied[i].Covers++
		f.State = "suppressed"
		r.Accepted = append(r.Accepted, debt.Suppressed{Finding: f, Reason: decisions[i].Reason, Until: decisions[i].Until})
	}
	return r
}

// after is the index of the next decision behind i that covers f, or -1.
func after(decisions []Decision, i int, f debt.Finding) int {
	for j := i + 1; j < len(decisions); j++ {
		if decisions[j].covers(f) {
			return j
		}
	}
	return -1
}

func expired(until string, now time.Time) bool {
	last, err := time.Parse(time.DateOnly, until)
	return err == nil && now.UTC().Truncate(24*time.Hour).After(last)
}

// covers reports whether a decision, were it in force, would accept f.
func (d Decision) covers(f debt.Finding) bool {
	if !slices.Contains(d.Rules, f.Rule) {
		return false
	}
	if d.From > 0 {
		return f.Path == d.Path && f.Line >= d.From && f.Line <= d.To
	}
	return (d.Unit == "" || d.Unit == f.Unit) && (d.Match == nil || d.Match(f.Path))
}
