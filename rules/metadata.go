package rules

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/debt"
)

// ruleOf reads what a rule's annotation says. Every field is checked, because
// documentation, reports and the ledger rely on each; the problems name the
// line, the field and what was expected.
func (g grammar) ruleOf(file, source string, custom bool) (debt.Rule, []Problem) {
	var problems []Problem
	a, err := g.readAnnotation(file, source)
	if problem := (Problem{}); errors.As(err, &problem) {
		return debt.Rule{}, append(problems, problem)
	}
	rule := debt.Rule{
		Name:    a.name,
		Package: fmt.Sprintf("data.debt.rules[%q][%q]", a.family, a.name),
		Custom:  custom,
	}
	top := newFieldReader(file, "", a.offset, a.root, &problems)
	readTop(top, &rule)
	if node := top.fields["custom"]; node != nil && node.Kind == yaml.MappingNode {
		g.readCustom(newFieldReader(file, "custom.", a.offset, node, &problems), &rule)
	} else {
		top.problem(top.line, "custom", "is missing; expected a mapping with id, severities, confidence and the other fields of a rule")
	}
	checkPlace(file, a, rule, &problems)
	return rule, sortProblems(problems)
}

// readTop reads the fields that OPA itself defines.
func readTop(r fieldReader, rule *debt.Rule) {
	r.only("title", "description", "schemas", "related_resources", "custom")
	rule.Title = r.text("title", "what is wrong, without a full stop", func(s string) bool {
		return filled(s) && !strings.HasSuffix(strings.TrimSpace(s), ".")
	})
	rule.Description = r.text("description", "why it hurts, in full sentences", func(s string) bool {
		return strings.HasSuffix(strings.TrimSpace(s), ".")
	})
	rule.References = readReferences(r)
	if !bindsSchema(r.fields["schemas"]) {
		r.problem(r.line, "schemas", "does not bind the input, so no field would be checked; expected: - input: "+schemaName)
	}
}

// readReferences reads related_resources: a list of URLs, each alone or as the
// ref of a mapping.
func readReferences(r fieldReader) []string {
	node := r.fields["related_resources"]
	if node == nil {
		return nil
	}
	var urls []string
	for _, item := range node.Content {
		text := item.Value
		if item.Kind == yaml.MappingNode {
			text = newFieldReader(r.file, "related_resources.", r.offset, item, r.problems).text("ref", "an https URL", isURL)
		} else if !isURL(text) {
			r.problem(item.Line, "related_resources", fmt.Sprintf("has %s; expected a list of https URLs", shown(item)))
			continue
		}
		urls = append(urls, text)
	}
	return urls
}

func bindsSchema(node *yaml.Node) bool {
	if node == nil || node.Kind != yaml.SequenceNode || len(node.Content) != 1 {
		return false
	}
	pair := node.Content[0].Content
	return len(pair) == 2 && pair[0].Value == "input" && pair[1].Value == schemaName
}

// readCustom reads the fields that are debtscan's own.
func (g grammar) readCustom(r fieldReader, rule *debt.Rule) {
	r.only("id", "severities", "confidence", "default", "evidence", "scope", "age_basis", "min_age", "interest", "key",
		"serves", "remediation", "effort", "since", "replaces", "clouds")
	rule.ID = r.text("id", "a family's prefix and three digits, as in STA-001", g.id.MatchString)
	rule.Family, _, _ = strings.Cut(rule.ID, "-")
	rule.Severities = severities(r)
	rule.Confidence = debt.Confidence(r.text("confidence", "high, medium or low", func(s string) bool { return debt.Confidence(s).Valid() }))
	// YAML 1.1 reads "on" as true; both are taken as written.
	rule.Default = slices.Contains([]string{"on", "true"}, r.text("default", "on or off", oneOf("on", "off", "true", "false")))
	rule.Evidence = r.optional("evidence", "thin, or no such field", oneOf("thin"))
	rule.Scope = debt.Scope(r.text("scope", "unit, linked or repository",
		oneOf(string(debt.ScopeUnit), string(debt.ScopeLinked), string(debt.ScopeRepository))))
	rule.AgeBasis = r.text("age_basis", "line, unit, data, owner or first_seen", oneOf("line", "unit", "data", "owner", "first_seen"))
	rule.MinAge = g.minAge(r, rule.AgeBasis)
	rule.Interest = r.text("interest", "change, clock or absence", oneOf("change", "clock", "absence"))
	rule.Key = r.list("key", "what a finding's key names, in words", filled)
	rule.Serves = g.serves(r, rule.Custom)
	rule.Remediation = r.text("remediation", "what to do, in full sentences", filled)
	rule.Effort = g.effortOf(r)
	rule.Since = r.text("since", "the version that first has the rule, as in 0.1.0", g.version.MatchString)
	rule.Replaces = r.optionalList("replaces", "rule ids", g.id.MatchString)
	rule.Clouds = r.optionalList("clouds", "aws, azure, google or any", oneOf(append(cloudNames(), anyCloud)...))
}

// severities are listed worst first, whatever order the author chose.
func severities(r fieldReader) []debt.Severity {
	texts := r.list("severities", "critical, high, medium or low", func(s string) bool { return debt.Severity(s).Valid() })
	var list []debt.Severity
	for _, s := range debt.Severities() {
		if slices.Contains(texts, string(s)) {
			list = append(list, s)
		}
	}
	return list
}

// serves names sentences of the founding document; users' rules need not.
func (g grammar) serves(r fieldReader, custom bool) []string {
	read := r.list
	if custom {
		read = r.optionalList
	}
	return read("serves", `sentences of the founding document, as in "3d"`, g.sentence.MatchString)
}

// minAge is the age below which what a rule finds is no debt yet. Only the age
// of lines can be told before a rule is asked.
func (g grammar) minAge(r fieldReader, basis string) time.Duration {
	text := r.optional("min_age", "whole days, as in 180d, with age_basis line", func(s string) bool {
		return g.days.MatchString(s) && basis == "line"
	})
	days, err := strconv.Atoi(strings.TrimSuffix(text, "d"))
	if err != nil {
		return 0
	}
	return time.Duration(days) * 24 * time.Hour
}

func (g grammar) effortOf(r fieldReader) time.Duration {
	text := r.text("effort", "whole minutes or hours, as in 30m or 2h", g.effort.MatchString)
	d, err := time.ParseDuration(text)
	if err != nil {
		return 0
	}
	return d
}

// checkPlace compares the id, the package and the file with each other.
func checkPlace(file string, a annotation, rule debt.Rule, problems *[]Problem) {
	add := func(line int, text string) { *problems = append(*problems, Problem{file, line, text}) }
	for _, f := range debt.Families() {
		if rule.ID != "" && (f.Prefix == rule.Family) != (f.Folder == a.family) {
			add(a.packageLine, fmt.Sprintf("custom.id %s does not fit the package's family %q; expected %s-… in %q and nowhere else",
				rule.ID, a.family, f.Prefix, f.Folder))
			break
		}
	}
	if rule.Custom {
		return
	}
	if want := path.Join(a.family, a.name, fileName(a.name)); file != want {
		add(a.packageLine, "the file is not where its package says; expected "+want)
	}
	if !slices.ContainsFunc(debt.Families(), func(f debt.Family) bool { return f.Folder == a.family }) {
		add(a.packageLine, fmt.Sprintf("there is no family %q", a.family))
	}
}

// fileName is the file that holds the rule called name.
func fileName(name string) string { return strings.ReplaceAll(name, "-", "_") + ".rego" }

func filled(s string) bool { return strings.TrimSpace(s) != "" }

func oneOf(values ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(values, s) }
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
