package graph

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// choice is one value of an attribute, and when it is that.
type choice struct {
	text      string
	condition string // empty where the value is certain
}

// choices are the values that an attribute has, or may have by the outcomes of a
// condition. They are empty where any other value is possible.
func choices(v debt.Values, path string) []choice {
	if value, known := text(v, path); known {
		if value == "" {
			return nil
		}
		return []choice{{text: value}}
	}
	var list []choice
	for _, a := range v.Maybe[path] {
		if value, ok := a.Value.(string); ok && value != "" {
			list = append(list, choice{value, outcome(a)})
		}
	}
	return list
}

// outcome says when an alternative holds.
func outcome(a debt.Alternative) string {
	if a.Branch {
		return "if " + a.Condition
	}
	return "if not " + a.Condition
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// onCondition is a link that is there by one outcome of a condition, "" for always.
func onCondition(l debt.Link, condition string) debt.Link {
	if condition != "" {
		l.Condition = condition
		l.Evidence += ", " + condition
	}
	return l
}

// variant is a row's values by one outcome of a condition.
type variant struct {
	values    debt.Values
	condition string // empty where they are certain
}

// variants are the values of a row, of which some paths matter, by each outcome
// of the condition that these paths wait for, and as they are where one of them
// waits for another, or nobody knows what for.
func variants(v debt.Values, matters func(path string) bool) []variant {
	var waiting []string
	for _, path := range v.Unsure {
		if matters(path) {
			waiting = append(waiting, path)
		}
	}
	if len(waiting) == 0 || len(v.Maybe[waiting[0]]) == 0 {
		return []variant{{values: v}}
	}
	var list []variant
	for _, a := range v.Maybe[waiting[0]] {
		if settled, ok := settle(v, waiting, a); ok {
			list = append(list, variant{settled, outcome(a)})
		}
	}
	if len(list) == 0 {
		return []variant{{values: v}}
	}
	return list
}

// settle makes values certain at some paths by the outcome of an alternative.
func settle(v debt.Values, waiting []string, by debt.Alternative) (debt.Values, bool) {
	settled := debt.Values{Attrs: v.Attrs, Maybe: v.Maybe}
	for _, path := range v.Unsure {
		if !slices.Contains(waiting, path) {
			settled.Unsure = append(settled.Unsure, path)
		}
	}
	for _, path := range waiting {
		at := slices.IndexFunc(v.Maybe[path], func(a debt.Alternative) bool { return a.Condition == by.Condition && a.Branch == by.Branch })
		if at < 0 || v.Maybe[path][at].Unknown {
			return v, false
		}
		if a := v.Maybe[path][at]; !a.Absent {
			settled.Attrs, _ = setAt(settled.Attrs, strings.Split(path, "."), a.Value).(map[string]any)
		}
	}
	return settled, true
}

// setAt is a copy of a tree of objects and lists with another value at a path.
func setAt(tree any, path []string, value any) any {
	if len(path) == 0 {
		return value
	}
	switch tree := tree.(type) {
	case []any:
		if at, err := strconv.Atoi(path[0]); err == nil && at >= 0 && at < len(tree) {
			list := slices.Clone(tree)
			list[at] = setAt(list[at], path[1:], value)
			return list
		}
		return tree
	case map[string]any:
		object := maps.Clone(tree)
		object[path[0]] = setAt(object[path[0]], path[1:], value)
		return object
	}
	return map[string]any{path[0]: setAt(nil, path[1:], value)}
}
