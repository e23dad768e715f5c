package terraform

import (
	"reflect"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// Conditions that nobody writes.
const (
	defaultsCondition = "variables keep their defaults"
	otherFile         = "another var-file" // none of those that there are, or more than one
	otherBackend      = "another backend-config"
)

// alternatives records what an unsure path may hold, as far as that is known.
// What it holds with the named files of values comes first, because they say
// more than the conditions that they decide. Other files may be passed than those
// that there are, so that what is left of the conditions stands behind them.
func (r *recorder) alternatives(path string, of eval.Outcome) {
	r.values.Unsure = append(r.values.Unsure, path)
	all, named := everyCase(of), knownCases(of.Named)
	if len(named) > maxNamed {
		named = nil
	}
	switch {
	case len(named) == 0:
	case len(all) == 0:
		named = append(named, debt.Alternative{Condition: otherFile, Branch: true, Unknown: true})
		all = named
	default:
		for _, a := range all {
			if !slices.ContainsFunc(named, func(b debt.Alternative) bool { return a.Absent == b.Absent && reflect.DeepEqual(a.Value, b.Value) }) {
				named = append(named, a)
			}
		}
		all = named
	}
	if len(all) > 0 {
		r.maybe(path, all...)
	}
}

// everyCase shows all cases; none when one of them is not known, or there are
// too many.
func everyCase(of eval.Outcome) []debt.Alternative {
	if len(of.Cases) < 2 && !of.Narrow || len(of.Cases) > maxShown {
		return nil
	}
	all := knownCases(of.Cases)
	if len(all) < len(of.Cases) {
		return nil
	}
	return all
}

// knownCases shows the cases that are wholly known.
func knownCases(cases []eval.Case) []debt.Alternative {
	var all []debt.Alternative
	for _, c := range cases {
		if c.Value.IsWhollyKnown() {
			all = append(all, alternative(c.Condition, c.Branch, c.Value))
		}
	}
	return all
}

func alternative(condition string, branch bool, v cty.Value) debt.Alternative {
	if v.IsNull() {
		return debt.Alternative{Condition: condition, Branch: branch, Absent: true}
	}
	return debt.Alternative{Condition: condition, Branch: branch, Value: plain(v)}
}

func (r *recorder) maybe(path string, alternatives ...debt.Alternative) {
	if r.values.Maybe == nil {
		r.values.Maybe = map[string][]debt.Alternative{}
	}
	r.values.Maybe[path] = alternatives
}
