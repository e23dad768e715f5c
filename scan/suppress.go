package scan

import (
	"maps"
	"slices"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/suppress"
)

// decisions lists who has accepted what: the comments of all files that were
// read, by place, and then the entries of the configuration. Ran are the rules
// that were evaluated.
func (r resolved) decisions(o Options, ran []debt.Evaluated) []suppress.Decision {
	blocks := map[string][]suppress.Block{}
	for at := range r.facts.Places() {
		if _, ok := r.marked[at.Path]; ok && at.Line > 0 {
			blocks[at.Path] = append(blocks[at.Path], suppress.Block{From: at.Line, To: at.EndLine})
		}
	}
	var all []suppress.Decision
	for _, path := range slices.Sorted(maps.Keys(r.marked)) {
		for _, s := range suppress.Parse(path, r.marked[path], blocks[path]) {
			all = append(all, suppress.Decision{Suppression: s})
		}
	}
	for _, c := range o.Config.Suppress {
		d := suppress.Decision{Suppression: debt.Suppression{
			Path: config.FileName, Line: c.Line, Rules: c.Rules, Unit: c.Unit, Until: c.Until, Reason: c.Reason,
		}}
		if c.Path != nil {
			d.Pattern, d.Match = c.Path.Text, c.Path.Match
		}
		all = append(all, d)
	}
	idle := idleRules(o, ran)
	for i, d := range all {
		all[i].Waits = !slices.ContainsFunc(d.Rules, func(rule string) bool { return !idle[rule] })
	}
	return all
}

// idleRules are the rules that are known and did not run. A rule that nobody
// knows is not among them: whoever accepts its debt has misspelt it.
func idleRules(o Options, ran []debt.Evaluated) map[string]bool {
	idle := map[string]bool{}
	for _, rule := range o.Rules.Rules() {
		idle[rule.ID] = true
	}
	for _, e := range ran {
		delete(idle, e.Rule)
	}
	return idle
}
