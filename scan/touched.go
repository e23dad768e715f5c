package scan

import (
	"context"
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
	"github.com/debtscan/debtscan/lifecycle"
	"github.com/debtscan/debtscan/ownership"
)

// maxContext bounds the units that links lead to from a change.
const maxContext = 500

// layout is what one state has: its files, and a job for every unit.
type layout struct {
	collected
	jobs []work
}

func layOut(o Options) layout {
	c := list(o)
	return layout{c, plan(o, c.paths)}
}

// resolveTouched resolves the touched units, and those they lead to as context.
func resolveTouched(ctx context.Context, o Options, l layout, touched map[string]bool) (resolved, error) {
	r := resolved{collected: l.collected}
	chosen, err := withContext(ctx, o, l.jobs, touched)
	if err != nil {
		return resolved{}, err
	}
	if r.collected, err = r.merge(o, chosen); err != nil {
		return resolved{}, err
	}
	r.facts, r.graph = graph.Resolve(r.facts)
	r.openHidden(o)
	file, unread := Codeowners(o.Source)
	if unread != nil {
		r.facts.Unread = append(r.facts.Unread, *unread)
	}
	r.owners = ownership.Resolve(file, nil, r.facts.Unit)
	if r.tables, err = o.dated(); err != nil {
		return resolved{}, err
	}
	r.retired = retired(o.Source)
	r.life = lifecycle.New(r.tables.Lifecycles)
	r.facts = r.life.Resolve(r.facts)
	return r, nil
}

// touched are the units of the state of which a file differs.
func (l layout) touched(changed []debt.PathChange) map[string]bool {
	differs := make(map[string]bool, len(changed))
	for _, c := range changed {
		differs[c.Path] = true
	}
	touched := map[string]bool{}
	for _, w := range l.jobs {
		for _, file := range w.unit.Files {
			if differs[file] {
				touched[w.unit.ID] = true
			}
		}
	}
	return touched
}

// withContext scans the touched units, then the units their links lead to, and
// so on. Of a touched script everything that may run it is context too: without
// that it would be one that nothing runs.
func withContext(ctx context.Context, o Options, jobs []work, touched map[string]bool) ([]work, error) {
	byID, scripts := make(map[string]work, len(jobs)), map[string]bool{}
	for _, w := range jobs {
		byID[w.unit.ID] = w
		if w.unit.Kind == debt.Script {
			scripts[w.unit.ID] = true
		}
	}
	var done []work
	seen := maps.Clone(touched)
	maps.Copy(seen, runners(jobs, touched))
	most := len(seen) + maxContext
	for next := maps.Clone(seen); len(next) > 0; {
		var round []work
		for _, w := range jobs {
			if next[w.unit.ID] {
				round = append(round, w)
			}
		}
		scanAll(ctx, o, round)
		next = map[string]bool{}
		for _, w := range round {
			if w.err != nil {
				return nil, w.err
			}
			for _, l := range slices.Concat(w.facts.Link, graph.ScriptLinks(w.facts, scripts)) {
				if _, ok := byID[l.To]; ok && !seen[l.To] && len(seen) < most {
					seen[l.To], next[l.To] = true, true
				}
			}
		}
		done = append(done, round...)
	}
	return done, nil
}

// runners are the units that may run a touched script, when there is one.
func runners(jobs []work, touched map[string]bool) map[string]bool {
	found := map[string]bool{}
	if !slices.ContainsFunc(jobs, func(w work) bool { return w.unit.Kind == debt.Script && touched[w.unit.ID] }) {
		return found
	}
	for _, w := range jobs {
		if slices.Contains([]debt.Kind{debt.Pipeline, debt.Image, debt.Script}, w.unit.Kind) {
			found[w.unit.ID] = true
		}
	}
	return found
}
