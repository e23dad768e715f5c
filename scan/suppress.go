package scan

import (
	"maps"
	"slices"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/suppress"
)

// decisions lists who has accepted what: the comments of all files that were
// read, by place, and then the entries of the configuration.
func (r resolved) decisions(o Options) []suppress.Decision {
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
	return all
}
