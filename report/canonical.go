package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// canonical returns r in the one form its contract allows: every list sorted,
// every required list and map there even when empty, no null anywhere. The
// copy shares with r what it does not change.
func canonical(r *debt.Report) debt.Report {
	c := *r
	c.Coverage.Nested = sortedIfAny(r.Coverage.Nested, strings.Compare)
	c.Coverage.Units = present(r.Coverage.Units)
	c.Summary.ByFamily = present(r.Summary.ByFamily)
	c.Summary.BySeverity = present(r.Summary.BySeverity)
	c.Units = sorted(r.Units, func(a, b debt.UnitRow) int { return cmp.Compare(a.ID, b.ID) })
	c.Links = sorted(r.Links, compareLinks)
	c.Evaluated = sorted(r.Evaluated, func(a, b debt.Evaluated) int { return cmp.Compare(a.Rule, b.Rule) })
	c.Failed = sortedIfAny(r.Failed, func(a, b debt.Failed) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Reason, b.Reason))
	})
	c.Unread = sorted(r.Unread, compareUnread)
	c.Findings = openFindings(r.Findings)
	c.Suppressed = acceptedFindings(r.Suppressed)
	c.Suppressions = sortedIfAny(r.Suppressions, func(a, b debt.Suppression) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	c.Dependencies = sortedIfAny(r.Dependencies, compareDependencies)
	c.Grades = gradesWithoutNull(r.Grades)
	return c
}

// present returns m, or an empty map in place of nil.
func present[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return m
}

// sorted returns a sorted copy of list that is never nil.
func sorted[T any](list []T, compare func(a, b T) int) []T {
	c := append([]T{}, list...)
	slices.SortStableFunc(c, compare)
	return c
}

// sortedIfAny is sorted for a list that is absent when it is empty.
func sortedIfAny[T any](list []T, compare func(a, b T) int) []T {
	if len(list) == 0 {
		return nil
	}
	return sorted(list, compare)
}

func gradesWithoutNull(list []debt.UnitGrade) []debt.UnitGrade {
	c := sortedIfAny(list, func(a, b debt.UnitGrade) int { return cmp.Compare(a.Unit, b.Unit) })
	for i := range c {
		c[i].Signals = sorted(c[i].Signals, func(a, b debt.Signal) int { return cmp.Compare(a.ID, b.ID) })
	}
	return c
}

func compareDependencies(a, b debt.Dependency) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Name, b.Name),
		cmp.Compare(a.Product, b.Product),
		cmp.Compare(a.Cycle, b.Cycle),
	)
}

func compareLinks(a, b debt.LinkRow) int {
	return cmp.Or(
		cmp.Compare(a.From, b.From),
		cmp.Compare(a.To, b.To),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Status, b.Status),
	)
}

func compareUnread(a, b debt.Unread) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Scanner, b.Scanner),
		cmp.Compare(a.Reason, b.Reason),
	)
}

func openFindings(list []debt.Finding) []debt.Finding {
	c := make([]debt.Finding, 0, len(list))
	for _, f := range list {
		c = append(c, withoutNull(f))
	}
	debt.SortFindings(c)
	return c
}

// acceptedFindings orders accepted findings as debt.SortFindings orders open ones.
func acceptedFindings(list []debt.Suppressed) []debt.Suppressed {
	c := sorted(list, func(a, b debt.Suppressed) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
	for i := range c {
		c[i].Finding = withoutNull(c[i].Finding)
	}
	return c
}

func withoutNull(f debt.Finding) debt.Finding {
	if f.Key == nil {
		f.Key = []string{}
	}
	if f.Evidence != nil {
		f.Evidence = members(f.Evidence)
	}
	return f
}

// members returns m without its null members: absent means unknown.
func members(m map[string]any) map[string]any {
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(_ string, v any) bool { return v == nil })
	for k, v := range c {
		c[k] = value(v)
	}
	return c
}

// value returns a rule's evidence without null. A null element of a list is a
// word that could not be evaluated; it becomes "?", because leaving it out
// would move the words after it.
func value(v any) any {
	switch v := v.(type) {
	case nil:
		return "?"
	case map[string]any:
		return members(v)
	case []any:
		c := make([]any, 0, len(v))
		for _, element := range v {
			c = append(c, value(element))
		}
		return c
	case []string:
		return append([]string{}, v...)
	}
	return v
}
