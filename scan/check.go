package scan

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/suppress"
)

// Checked is what a change does to the debt of the units it touches.
type Checked struct {
	Changed []debt.PathChange // files that differ
	Units   int               // units they belong to
	New     []debt.Finding    // debt that the change adds, by place
	Paid    []debt.Finding    // debt that the change repays, by place
	Unread  []debt.Unread     // changed files that were not read whole
	Failed  []debt.Failed     // rules that could not be evaluated
	Waiting int               // rules that look at the whole repository or its past, and wait for a scan
}

// Check compares two states of a repository, base and o.Source, by evaluating
// both. Only the units that the change touches are scanned, and those that call
// them as modules, with the units they lead to as context, and only rules that look no further are evaluated, so the
// cost follows the change. Both sides share one moment and one configuration.
func Check(ctx context.Context, base source.Source, o Options) (Checked, error) {
	if err := o.Config.CheckRules(config.FileName, ids(o.Rules.Rules())); err != nil {
		return Checked{}, err
	}
	changed, err := source.Changed(ctx, base, o.Source)
	if err != nil {
		return Checked{}, fmt.Errorf("comparing the two states: %w", err)
	}
	near := enabled(o).Select(func(r debt.Rule) bool { return r.Scope != debt.ScopeRepository && r.MinAge == 0 })
	c := Checked{Changed: changed, Waiting: len(enabled(o).Rules()) - len(near.Rules())}
	if o.Tables, err = o.dated(); err != nil {
		return Checked{}, err
	}
	baseline := o
	baseline.Source = base
	old, now := layOut(baseline), layOut(o)
	touched := now.touched(changed)
	maps.Copy(touched, old.touched(changed))
	judged := maps.Clone(touched)
	maps.Copy(judged, now.affected(o, touched))
	// Both states are scanned at the same time: neither knows of the other.
	start := shared()
	var before, after side
	var beforeErr, afterErr error
	var group sync.WaitGroup
	o.Cache = recallOnly(o.Cache)
	group.Go(func() { before, beforeErr = baseline.side(ctx, near, old, judged, start) })
	group.Go(func() { after, afterErr = o.side(ctx, near, now, judged, start) })
	group.Wait()
	err = errors.Join(beforeErr, afterErr)
	if err != nil {
		return Checked{}, err
	}
	for id := range touched {
		if before.units[id] || after.units[id] {
			c.Units++
		}
	}
	c.New, c.Paid = difference(before.judged, after.judged)
	c.Failed = after.failed
	c.Unread = unreadAmong(after.unread, changed)
	return c, nil
}

// shared starts one engine, when it is first needed: what is compiled for one
// side serves the other.
func shared() starter {
	var once sync.Once
	var engine *rules.Engine
	var err error
	return func(set *rules.Set, o rules.Options) (*rules.Engine, error) {
		once.Do(func() { engine, err = rules.NewEngine(set, o) })
		return engine, err
	}
}

// side is one of the two states, as far as the change touches it.
type side struct {
	units  map[string]bool // that it has
	judged suppress.Result
	unread []debt.Unread
	failed []debt.Failed
}

// side scans those of the touched units that o.Source has. When there are none, the rule
// engine is not even started.
func (o Options) side(ctx context.Context, set *rules.Set, l layout, touched map[string]bool, start starter) (side, error) {
	if len(touched) == 0 {
		return side{}, nil
	}
	r, err := resolveTouched(ctx, o, l, touched)
	if err != nil {
		return side{}, err
	}
	units := map[string]bool{}
	for _, u := range r.facts.Unit {
		if touched[u.ID] {
			units[u.ID] = true
		}
	}
	if len(units) == 0 { // scripts that nothing runs
		return side{unread: r.facts.Unread}, nil
	}
	result, err := evaluate(ctx, o, set, r, start)
	if err != nil {
		return side{}, err
	}
	findings := slices.DeleteFunc(r.findings(ctx, o, result.Findings), func(f debt.Finding) bool { return !touched[f.Unit] })
	return side{
		units:  units,
		judged: suppress.Apply(findings, r.decisions(o, result.Evaluated), o.Now),
		unread: r.facts.Unread, failed: result.Failed,
	}, nil
}

// difference parts the findings of two states into those that only the second
// has open and those that only the first had. A finding that lives on under
// another identity, because its unit was moved, is neither.
func difference(before, after suppress.Result) (added, paid []debt.Finding) {
	known := map[string]bool{}
	for _, f := range before.Open {
		known[f.Fingerprint] = true
	}
	for _, f := range before.Accepted {
		known[f.Fingerprint] = true
	}
	lives := map[string]bool{}
	for _, f := range after.Accepted {
		lives[f.Fingerprint] = true
	}
	for _, f := range after.Open {
		lives[f.Fingerprint] = true
		if !known[f.Fingerprint] {
			added = append(added, f)
		}
	}
	for _, f := range before.Open {
		if !lives[f.Fingerprint] {
			paid = append(paid, f)
		}
	}
	return withoutMoved(added, paid)
}

// withoutMoved drops the pairs of a new and a repaid finding that are about the
// same thing, by rule, key and lines, in another place.
func withoutMoved(added, paid []debt.Finding) (stay, gone []debt.Finding) {
	gone = slices.Clone(paid)
	for _, f := range added {
		i := slices.IndexFunc(gone, func(p debt.Finding) bool {
			return p.Rule == f.Rule && p.ContextHash != "" && p.ContextHash == f.ContextHash && p.Unit != f.Unit
		})
		if i < 0 {
			stay = append(stay, f)
			continue
		}
		gone = slices.Delete(gone, i, i+1)
	}
	return stay, gone
}

// unreadAmong are the unread files that the change touched: what the hook must
// not let pass in silence.
func unreadAmong(unread []debt.Unread, changed []debt.PathChange) []debt.Unread {
	var list []debt.Unread
	for _, u := range unread {
		if slices.ContainsFunc(changed, func(c debt.PathChange) bool { return c.Path == u.Path }) {
			list = append(list, u)
		}
	}
	return list
}
