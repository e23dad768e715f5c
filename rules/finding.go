package rules

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

// Raw is a finding as a rule gives it, before it has owners, an age, a price
// and a fingerprint.
type Raw struct {
	Rule     debt.Rule
	At       debt.At
	Key      []string // what exactly it is about; at least one
	Message  string
	Evidence map[string]any // JSON-shaped; nil when the rule gives none
	Severity debt.Severity  // one of the rule's
	Since    string         // RFC 3339: when it began, by the date of a table; "" when the rule does not say
}

// readFindings reads a rule's set of findings, in a fixed order. One malformed
// finding makes the whole rule fail, because the rule is at fault and what else
// it says is not to be trusted.
func readFindings(value ast.Value, rule debt.Rule) ([]Raw, error) {
	set, ok := value.(ast.Set)
	if !ok {
		return nil, errors.New("it has no set called findings; write: findings contains {…} if {…}")
	}
	findings := make([]Raw, 0, set.Len())
	err := set.Iter(func(term *ast.Term) error {
		raw, err := readFinding(term.Value, rule)
		if err != nil {
			return fmt.Errorf("a finding is malformed: %w", err)
		}
		findings = append(findings, raw)
		return nil
	})
	if err != nil {
		return nil, err
	}
	sortRaw(findings)
	return findings, nil
}

func readFinding(value ast.Value, rule debt.Rule) (Raw, error) {
	object, ok := value.(ast.Object)
	if !ok {
		return Raw{}, fmt.Errorf("it is %s, not an object", ast.ValueName(value))
	}
	if err := onlyFields(object, "at", "key", "message", "evidence", "severity", "since"); err != nil {
		return Raw{}, err
	}
	raw := Raw{Rule: rule}
	var err error
	if raw.At, err = readAt(object); err != nil {
		return Raw{}, err
	}
	if raw.Key, err = readKey(object); err != nil {
		return Raw{}, err
	}
	if raw.Message, err = textOf(object, "message"); err != nil || raw.Message == "" {
		return Raw{}, errors.Join(errors.New("it has no message"), err)
	}
	if raw.Evidence, err = readEvidence(object); err != nil {
		return Raw{}, err
	}
	if raw.Since, err = readSince(object, rule); err != nil {
		return Raw{}, err
	}
	raw.Severity, err = readSeverity(object, rule)
	return raw, err
}

// readAt reads the place, which rules hand back as they got it from a row.
func readAt(finding ast.Object) (debt.At, error) {
	object, ok := valueOf(finding, "at").(ast.Object)
	if !ok {
		return debt.At{}, errors.New("it has no at; hand back the at of a row")
	}
	var at debt.At
	var read, context string
	texts := map[string]*string{"unit": &at.Unit, "path": &at.Path, "read": &read, "context": &context}
	numbers := map[string]*int{"line": &at.Line, "column": &at.Column, "end_line": &at.EndLine}
	err := object.Iter(func(key, value *ast.Term) error {
		name, _ := key.Value.(ast.String)
		if target := texts[string(name)]; target != nil {
			text, ok := value.Value.(ast.String)
			*target = string(text)
			return unless(ok, "its at.%s is not a string", string(name))
		}
		if target := numbers[string(name)]; target != nil {
			number, ok := value.Value.(ast.Number)
			n, isInt := number.Int()
			*target = n
			return unless(ok && isInt && n >= 0, "its at.%s is not a line or column", string(name))
		}
		return fmt.Errorf("its at has an unknown field %s; hand back the at of a row", key)
	})
	at.Read, at.Context = debt.Read(read), debt.Context(context)
	if err == nil && at.Unit == "" && at.Path == "" {
		err = errors.New("its at has neither unit nor path; hand back the at of a row")
	}
	return at, err
}

func readKey(finding ast.Object) ([]string, error) {
	array, ok := valueOf(finding, "key").(*ast.Array)
	if !ok || array.Len() == 0 {
		return nil, errors.New("it has no key; give a list of strings that says what exactly it is about")
	}
	key := make([]string, array.Len())
	for i := range key {
		text, ok := array.Elem(i).Value.(ast.String)
		if !ok || text == "" {
			return nil, fmt.Errorf("element %d of its key is %s; keys are strings that are not empty", i, array.Elem(i))
		}
		key[i] = string(text)
	}
	return key, nil
}

func readEvidence(finding ast.Object) (map[string]any, error) {
	value := valueOf(finding, "evidence")
	if value == nil {
		return nil, nil
	}
	json, err := ast.JSON(value)
	if err != nil {
		return nil, fmt.Errorf("its evidence is not JSON-shaped: %w", err)
	}
	evidence, ok := json.(map[string]any)
	if !ok {
		return nil, errors.New("its evidence is not an object")
	}
	return evidence, nil
}

// readSeverity reads the severity; a rule with one severity need not repeat it.
func readSeverity(finding ast.Object, rule debt.Rule) (debt.Severity, error) {
	if valueOf(finding, "severity") == nil && len(rule.Severities) == 1 {
		return rule.Severities[0], nil
	}
	text, err := textOf(finding, "severity")
	if err != nil {
		return "", err
	}
	severity := debt.Severity(text)
	return severity, unless(slices.Contains(rule.Severities, severity), "its severity %q is not one of the rule's, %v", text, rule.Severities)
}

// readSince reads the day from which debt counts that a date of a table made.
func readSince(finding ast.Object, rule debt.Rule) (string, error) {
	if valueOf(finding, "since") == nil {
		return "", nil
	}
	text, err := textOf(finding, "since")
	if err != nil {
		return "", err
	}
	if rule.AgeBasis != "data" {
		return "", fmt.Errorf("it has a since, but the rule's age_basis is %s; expected data", rule.AgeBasis)
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return "", fmt.Errorf("its since %q is not a date; write it as 2026-11-23", text)
	}
	return day.Format(time.RFC3339), nil
}

// onlyFields notes a field that a finding does not have, such as a misspelt one.
func onlyFields(object ast.Object, names ...string) error {
	return object.Iter(func(key, _ *ast.Term) error {
		name, ok := key.Value.(ast.String)
		return unless(ok && slices.Contains(names, string(name)), "it has an unknown field %s; known are %v", key, names)
	})
}

// valueOf returns a field's value, nil when there is no such field.
func valueOf(object ast.Object, name string) ast.Value {
	if term := object.Get(ast.StringTerm(name)); term != nil {
		return term.Value
	}
	return nil
}

func textOf(object ast.Object, name string) (string, error) {
	text, ok := valueOf(object, name).(ast.String)
	return string(text), unless(ok, "its %s is missing or not a string", name)
}

func unless(ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(format, args...)
}
