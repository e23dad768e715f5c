package report

import (
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// RuleMarkdown is a rule's page for docs/rules, made of its annotation and its
// example and of nothing else.
func RuleMarkdown(rule debt.Rule, example string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: %s\n\n", rule.ID, rule.Title)
	fmt.Fprintf(&b, "`%s` · %s\n\n", rule.Name, facts(rule))
	fmt.Fprintf(&b, "%s\n\n", rule.Description)
	fmt.Fprintf(&b, "## Repay it\n\n%s\n\n", rule.Remediation)
	fmt.Fprintf(&b, "## Details\n\n| | |\n|---|---|\n")
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "| %s | %s |\n", name, value)
		}
	}
	family, _ := debt.FamilyByPrefix(rule.Family)
	row("Family", family.Title)
	row("Scope", string(rule.Scope))
	row("Age counts from", strings.ReplaceAll(rule.AgeBasis, "_", " "))
	row("Interest grows with", rule.Interest)
	row("A finding is about", strings.Join(rule.Key, ", "))
	row("Clouds", strings.Join(rule.Clouds, ", "))
	row("Serves", strings.Join(rule.Serves, ", "))
	row("Replaces", strings.Join(rule.Replaces, ", "))
	if example != "" {
		fmt.Fprintf(&b, "\n## Example\n\nA comment `want` marks what is found; everything else stays silent.\n\n```text\n%s\n```\n", strings.TrimRight(example, "\n"))
	}
	if len(rule.References) > 0 {
		b.WriteString("\n## Read more\n\n")
		for _, r := range rule.References {
			fmt.Fprintf(&b, "- <%s>\n", r)
		}
	}
	return b.String()
}

// RulesMarkdown is the index page of docs/rules.
func RulesMarkdown(rules []debt.Rule) string {
	var b strings.Builder
	b.WriteString("# Rules\n\nGenerated from the rules' annotations by `make docs`; edit the rules, not these pages.\n")
	for _, family := range debt.Families() {
		writeFamily(&b, family, rules)
	}
	return b.String()
}

// writeFamily writes a family's heading and table, when it has rules.
func writeFamily(b *strings.Builder, family debt.Family, rules []debt.Rule) {
	heading := fmt.Sprintf("\n## %s\n\n| rule | finds | severity | clouds | default |\n|---|---|---|---|---|\n", family.Title)
	for _, r := range rules {
		if r.Family != family.Prefix {
			continue
		}
		state := "on"
		if !r.Default {
			state = "off"
		}
		fmt.Fprintf(b, "%s| [%s](%s.md) | %s | %s | %s | %s |\n", heading, r.ID, r.ID, r.Title, severityNames(r), cloudNames(r), state)
		heading = ""
	}
}

// cloudNames lists the clouds that a rule covers, when they are only some.
func cloudNames(rule debt.Rule) string {
	if len(rule.Clouds) == 0 {
		return "any"
	}
	return strings.Join(rule.Clouds, ", ")
}

func severityNames(rule debt.Rule) string {
	names := make([]string, 0, len(rule.Severities))
	for _, s := range rule.Severities {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
