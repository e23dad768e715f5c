package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// rules returns the rules that results name and those that ran without any, as
// far as they are annotated, and the place of each. A rule of a result is there
// even when the limit is reached.
func (s sarifWriter) rules(r *debt.Report, o Options, alerts []alert) ([]sarifRule, map[string]int) {
	annotated := map[string]debt.Rule{}
	for _, rule := range o.Rules {
		annotated[rule.ID] = rule
	}
	used := map[string]sarifRule{}
	for _, a := range alerts {
		f := a.findings[0]
		if _, ok := used[f.Rule]; ok {
			continue
		}
		if rule, ok := annotated[f.Rule]; ok {
			used[f.Rule] = s.annotatedRule(rule)
		} else {
			used[f.Rule] = s.bareRule(f)
		}
	}
	for _, e := range r.Evaluated {
		rule, ok := annotated[e.Rule]
		if _, there := used[e.Rule]; ok && !there && len(used) < s.limits.rules {
			used[e.Rule] = s.annotatedRule(rule)
		}
	}
	rules, index := make([]sarifRule, 0, len(used)), map[string]int{}
	for i, id := range slices.Sorted(maps.Keys(used)) {
		rules = append(rules, used[id])
		index[id] = i
	}
	return rules, index
}

// annotatedRule describes a rule by its annotation.
func (s sarifWriter) annotatedRule(rule debt.Rule) sarifRule {
	worst := debt.Medium
	if len(rule.Severities) > 0 {
		worst = rule.Severities[0]
	}
	return sarifRule{
		ID: rule.ID, Name: rule.Name,
		ShortDescription:     sarifText{Text: cutText(cmp.Or(prose(rule.Title), rule.ID), s.limits.short)},
		FullDescription:      sarifText{Text: cutText(cmp.Or(prose(rule.Description), prose(rule.Title), rule.ID), s.limits.short)},
		Help:                 s.help(rule),
		HelpURI:              helpURI(rule),
		DefaultConfiguration: sarifConfiguration{sarifLevel(worst)},
		Properties:           ruleProperties(rule.Family, rule.Confidence, worst, cloudTags(rule)...),
	}
}

// help is what code scanning shows below an alert. An annotation is written in
// Markdown by the rule's author.
func (s sarifWriter) help(rule debt.Rule) sarifText {
	var text, markdown strings.Builder
	fmt.Fprintf(&text, "%s\n\nRepay it: %s\n", rule.Description, rule.Remediation)
	fmt.Fprintf(&markdown, "%s\n\n## Repay it\n\n%s\n", rule.Description, rule.Remediation)
	if len(rule.References) > 0 {
		markdown.WriteString("\n## Read more\n\n")
	}
	for _, address := range rule.References {
		fmt.Fprintf(&text, "%s\n", address)
		fmt.Fprintf(&markdown, "- <%s>\n", address)
	}
	return sarifText{Text: cutText(text.String(), s.limits.text), Markdown: cutText(markdown.String(), s.limits.text)}
}

// helpURI is the page of one of our rules, or the first that a user's rule
// refers to.
func helpURI(rule debt.Rule) string {
	if !rule.Custom {
		return projectURI + "/blob/main/docs/rules/" + percentEncode(rule.ID) + ".md"
	}
	if len(rule.References) > 0 && strings.HasPrefix(rule.References[0], "https://") {
		return rule.References[0]
	}
	return ""
}

// bareRule describes a rule by one of its findings, for want of its annotation.
func (s sarifWriter) bareRule(f debt.Finding) sarifRule {
	name := cmp.Or(prose(strings.ReplaceAll(f.Name, "-", " ")), prose(f.Rule), "?")
	title := sarifText{Text: cutText(name, s.limits.short)}
	remedy := cutText(cmp.Or(prose(f.Remediation), name), s.limits.text)
	return sarifRule{
		ID: f.Rule, Name: f.Name, ShortDescription: title, FullDescription: title,
		Help:                 sarifText{Text: remedy, Markdown: mdText(remedy)},
		DefaultConfiguration: sarifConfiguration{sarifLevel(f.Severity)},
		Properties:           ruleProperties(f.Family, f.Confidence, f.Severity),
	}
}

// ruleProperties are what code scanning filters and sorts by. There is no tag
// "security" and no security-severity: debt is not a vulnerability. More are
// further tags, such as the clouds that a rule covers.
func ruleProperties(prefix string, confidence debt.Confidence, worst debt.Severity, more ...string) map[string]any {
	tags := []string{"debt"}
	if family, ok := debt.FamilyByPrefix(prefix); ok {
		tags = append(tags, family.Folder)
	}
	p := map[string]any{"tags": append(tags, more...), "problem.severity": problemSeverity(worst)}
	if confidence.Valid() {
		p["precision"] = string(confidence)
	}
	return p
}

// cloudTags are the clouds that a rule covers, when they are only some.
func cloudTags(rule debt.Rule) []string {
	return slices.DeleteFunc(slices.Clone(rule.Clouds), func(cloud string) bool { return cloud == "any" })
}

// sarifLevel is the level of a severity.
func sarifLevel(s debt.Severity) string {
	switch s {
	case debt.Critical, debt.High:
		return "error"
	case debt.Low:
		return "note"
	case debt.Medium:
	}
	return "warning"
}

// problemSeverity is the same in code scanning's words.
func problemSeverity(s debt.Severity) string {
	if level := sarifLevel(s); level != "note" {
		return level
	}
	return "recommendation"
}
