package scan

import (
	"context"
	"io/fs"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/identity"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/score"
)

// open is the state of a finding that nobody has accepted.
const open = "open"

// findings joins what rules yielded with what their annotations say, and gives
// every finding its identity, its owners and its price.
func (r resolved) findings(ctx context.Context, o Options, raw []rules.Raw) []debt.Finding {
	owners := map[string][]string{}
	for _, u := range r.owners.Units {
		owners[u.Unit] = u.Owners
	}
	writers, churn := r.writers(ctx, o, raw), r.past.churn()
	findings := make([]debt.Finding, 0, len(raw))
	for _, y := range raw {
		f := finding(o, y)
		f.Owners = owners[f.Unit]
		r.date(y, &f, writers)
		if !o.ripe(y, f) {
			continue
		}
		in := score.Input{
			Severity: f.Severity, Confidence: f.Confidence, Minutes: f.PrincipalMinutes,
			Interest: y.Rule.Interest, Dependents: r.graph.Dependents[f.Unit], AgeDays: ageDays(f, o.Now),
		}
		if share, ok := churn[f.Unit]; ok {
			in.Churn = &share
		}
		f.Factors, f.Interest, f.Rank = score.Score(in)
		findings = append(findings, f)
	}
	findings = identity.Assign(findings)
	addContextHashes(o.Source, findings)
	debt.SortFindings(findings)
	return findings
}

// finding is one yielded row with its rule's annotation.
func finding(o Options, y rules.Raw) debt.Finding {
	severity := y.Severity
	if s := o.Config.Rules[y.Rule.ID].Severity; s != "" {
		severity = s
	}
	return debt.Finding{
		Rule: y.Rule.ID, Name: y.Rule.Name, Family: y.Rule.Family,
		Severity: severity, Confidence: y.Rule.Confidence.Lower(confidenceOf(y.At.Read)),
		Unit: unitOf(y.At), Key: y.Key,
		Path: y.At.Path, Line: y.At.Line, Column: y.At.Column, EndLine: y.At.EndLine, Context: y.At.Context,
		Message: y.Message, Evidence: y.Evidence, Remediation: y.Rule.Remediation,
		PrincipalMinutes: int(y.Rule.Effort.Minutes()), State: open,
	}
}

func unitOf(at debt.At) string {
	if at.Unit == "" {
		return debt.RepositoryUnit().ID
	}
	return at.Unit
}

// confidenceOf says how far a finding can be trusted, given how its row was read.
func confidenceOf(read debt.Read) debt.Confidence {
	switch read {
	case debt.Masked:
		return debt.ConfidenceMedium
	case debt.Fallback:
		return debt.ConfidenceLow
	case debt.Parsed:
	}
	return debt.ConfidenceHigh
}

// addContextHashes hashes the lines every finding is about. Each file is read
// once, and one that cannot be read leaves the hash unknown.
func addContextHashes(fsys fs.FS, findings []debt.Finding) {
	byPath := map[string][]int{}
	for i, f := range findings {
		if f.Path != "" && f.Line > 0 {
			byPath[f.Path] = append(byPath[f.Path], i)
		}
	}
	for path, list := range byPath {
		content, err := fs.ReadFile(fsys, path)
		if err != nil {
			continue
		}
		for _, i := range list {
			f := &findings[i]
			f.ContextHash = identity.ContextHash(content, f.Line, max(f.Line, f.EndLine))
		}
	}
}

// enabled are the rules that run under the configuration.
func enabled(o Options) *rules.Set {
	return o.Rules.Select(func(r debt.Rule) bool { return o.Config.Rules[r.ID].On(r.Default) })
}

// ids lists the rules' IDs.
func ids(list []debt.Rule) []string {
	names := make([]string, 0, len(list))
	for _, r := range list {
		names = append(names, r.ID)
	}
	return slices.Sorted(slices.Values(names))
}
