package debt

import (
	"cmp"
	"slices"
)

// Finding is one piece of infrastructure debt.
type Finding struct {
	Rule         string         `json:"rule"`
	Name         string         `json:"name"`
	Family       string         `json:"family"`
	Severity     Severity       `json:"severity"`
	Confidence   Confidence     `json:"confidence"`
	Unit         string         `json:"unit"`
	Key          []string       `json:"key"` // what exactly it is about; never message, line, date or count
	Fingerprint  string         `json:"fingerprint"`
	Path         string         `json:"path,omitempty"`
	Line         int            `json:"line,omitempty"`
	Column       int            `json:"column,omitempty"`
	EndLine      int            `json:"end_line,omitempty"`
	Context      Context        `json:"context,omitempty"`
	Message      string         `json:"message"`
	Evidence     map[string]any `json:"evidence,omitempty"`
	ContextHash  string         `json:"context_hash,omitempty"` // hash of the finding's lines without white space
	Remediation  string         `json:"remediation"`
	Owners       []string       `json:"owners,omitempty"`
	IntroducedAt string         `json:"introduced_at,omitempty"` // RFC 3339; absent means unknown
	// IntroducedCommit is the commit that wrote the finding's lines, when they tell the age.
	IntroducedCommit string `json:"introduced_commit,omitempty"`

	PrincipalMinutes int     `json:"principal_minutes"`
	Interest         float64 `json:"interest"`
	Rank             float64 `json:"rank"`
	Factors          Factors `json:"factors"`
	State            string  `json:"state"`           // "open" or "suppressed"
	Cause            Cause   `json:"cause,omitempty"` // why it opened; absent without a ledger
}

// Factors are what interest is the product of. They are stored so that a
// number can be explained long after the formula has changed.
type Factors struct {
	Version    int     `json:"version"`    // of the formula
	Severity   float64 `json:"severity"`   // 1, 2, 4, 8
	Blast      float64 `json:"blast"`      // 1 to 4, from the unit's transitive dependents
	Churn      float64 `json:"churn"`      // 0.5 to 2; 1 when the rule is not about change, or history is unknown
	Age        float64 `json:"age"`        // 1 to 2; 1 when the age is unknown
	Confidence float64 `json:"confidence"` // 1, 0.7, 0.4
}

// SortFindings orders findings by path, line, rule and fingerprint: the order
// of every list that is not ranked.
func SortFindings(findings []Finding) {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
}

// RankFindings orders findings by what is most worth repaying first.
func RankFindings(findings []Finding) {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(b.Rank, a.Rank),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
}
