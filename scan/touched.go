package scan

import (
	"context"
	"maps"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
	"github.com/debtscan/debtscan/ownership"
)

// maxContext bounds the units that are scanned as context of a change.
const maxContext = 500

// resolveTouched resolves the touched units, and those they lead to as context.
func resolveTouched(ctx context.Context, o Options, touched map[string]bool) (resolved, error) {
	r := resolved{collected: list(o)}
	chosen, err := withContext(ctx, o, plan(o, r.paths), touched)
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
	r.tables, err = o.dated()
	return r, err
}

// touchedUnits are the units of one state of which a file differs.
func touchedUnits(o Options, changed []debt.PathChange) map[string]bool {
	differs := make(map[string]bool, len(changed))
	for _, c := range changed {
		differs[c.Path] = true
	}
	touched := map[string]bool{}
	for _, w := range plan(o, list(o).paths) {
		for _, file := range w.unit.Files {
			if differs[file] {
				touched[w.unit.ID] = true
			}
		}
	}
	return touched
}

// withContext scans the touched units, then the units their links lead to, and
// so on.
func withContext(ctx context.Context, o Options, jobs []work, touched map[string]bool) ([]work, error) {
	byID := make(map[string]work, len(jobs))
	for _, w := range jobs {
		byID[w.unit.ID] = w
	}
	var done []work
	seen := maps.Clone(touched)
	for next := maps.Clone(touched); len(next) > 0; {
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
			for _, l := range w.facts.Link {
				if _, ok := byID[l.To]; ok && !seen[l.To] && len(seen) < maxContext {
					seen[l.To], next[l.To] = true, true
				}
			}
		}
		done = append(done, round...)
	}
	return done, nil
}
