package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// results turns alerts into results.
func (s sarifWriter) results(r *debt.Report, o Options, alerts []alert, index map[string]int) []sarifResult {
	anchors := newAnchors(r)
	places := make([]debt.Location, 0, len(alerts))
	for _, a := range alerts {
		places = append(places, anchors.place(a.findings[0]))
	}
	spots := findSpots(places, o.Content)
	results := make([]sarifResult, 0, len(alerts))
	for i, a := range alerts {
		f := a.findings[0]
		results = append(results, sarifResult{
			RuleID: f.Rule, RuleIndex: index[f.Rule], Level: sarifLevel(f.Severity),
			Message: s.message(joinMessages(a.findings)),
			Locations: []sarifPlace{{
				PhysicalLocation: sarifPhysical{ArtifactLocation: artifact(places[i].Path), Region: &spots[i].region},
				LogicalLocations: []sarifLogical{{FullyQualifiedName: f.Unit, Kind: "unit"}},
			}},
			PartialFingerprints: spots[i].fingerprints(f),
			Suppressions:        suppressionsOf(r, a),
			Properties:          resultProperties(a.findings),
		})
	}
	return results
}

// joinMessages says what all findings of an alert say; the title that code
// scanning shows is the first sentence.
func joinMessages(findings []debt.Finding) string {
	var messages []string
	for _, f := range findings {
		if message := prose(f.Message); !slices.Contains(messages, message) {
			messages = append(messages, message)
		}
		if len(messages) == maxMessages {
			break
		}
	}
	return strings.Join(messages, ". ")
}

// maxMessages is how many messages one alert can say and still be read.
const maxMessages = 20

// message is a text of a result. Brackets would be a link, were they not
// escaped.
func (s sarifWriter) message(text string) sarifText {
	text = cutText(prose(text), s.limits.text)
	return sarifText{Text: cmp.Or(strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(text), "?")}
}

// cutText shortens s to n characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	runes := 0
	for i := range s {
		if runes == n-1 {
			return s[:i] + "…"
		}
		runes++
	}
	return s
}

// suppressionsOf says who accepted an alert, and why.
func suppressionsOf(r *debt.Report, a alert) []sarifSuppression {
	if a.isOpen {
		return nil
	}
	kind, reason := "external", a.accepted.Reason
	for _, s := range r.Suppressions {
		if s.State == debt.SuppressionUsed && s.Path == a.accepted.Path && s.From > 0 &&
			s.From <= a.accepted.Line && a.accepted.Line <= s.To && slices.Contains(s.Rules, a.accepted.Rule) {
			kind = "inSource"
		}
	}
	if a.accepted.Until != "" {
		reason += " (until " + a.accepted.Until + ")"
	}
	return []sarifSuppression{{Kind: kind, Status: "accepted", Justification: prose(reason)}}
}

// resultProperties is what SARIF has no members for. A result's own rank, from
// 0 to 100, is not set: interest has no such end.
func resultProperties(findings []debt.Finding) map[string]any {
	f := findings[0]
	p := map[string]any{
		"severity": string(f.Severity), "confidence": string(f.Confidence), "unit": f.Unit, "remediation": prose(f.Remediation),
		"principalMinutes": f.PrincipalMinutes, "interest": f.Interest, "rank": f.Rank,
	}
	if len(f.Owners) > 0 {
		p["owners"] = f.Owners
	}
	for name, value := range map[string]string{
		"introducedAt": f.IntroducedAt, "introducedCommit": f.IntroducedCommit, "cause": string(f.Cause), "context": string(f.Context),
	} {
		if value != "" {
			p[name] = value
		}
	}
	if len(findings) > 1 {
		var fingerprints []string
		for _, f := range findings {
			fingerprints = append(fingerprints, f.Fingerprint)
		}
		p["findings"] = fingerprints
	}
	return p
}
