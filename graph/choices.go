package graph

import (
	"maps"
	"slices"

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
