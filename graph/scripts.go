package graph

import (
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// IdleScripts are the scripts that no pipeline, no image and no script which one
// of these runs is seen to run. What only people start is no infrastructure, or
// it cannot be told from what is none.
func IdleScripts(facts debt.Facts) map[string]bool {
	scripts := scriptsOf(facts.Unit)
	idle := idleScripts(scripts, ScriptLinks(facts, scripts))
	maps.Copy(idle, idleMakefiles(facts))
	return idle
}

// runScripts links the scripts to what runs them and drops those that nothing
// runs, with all their rows.
func runScripts(facts debt.Facts) debt.Facts {
	scripts := scriptsOf(facts.Unit)
	links := ScriptLinks(facts, scripts)
	facts.Link = append(slices.Clone(facts.Link), links...)
	if idle := idleScripts(scripts, links); len(idle) > 0 {
		return withoutScripts(facts, idle)
	}
	return facts
}

// scriptsOf is the set of units that are scripts of a shell.
func scriptsOf(units []debt.Unit) map[string]bool {
	scripts := map[string]bool{}
	for _, u := range units {
		if u.Kind == debt.Script && !isMakefile(u.Path) {
			scripts[u.ID] = true
		}
	}
	return scripts
}

// idleScripts are those of the scripts that cannot be reached from any other
// kind of unit.
func idleScripts(scripts map[string]bool, links []debt.Link) map[string]bool {
	runs := map[string][]string{}
	var queue []string
	for _, l := range links {
		runs[l.From] = append(runs[l.From], l.To)
		if !scripts[l.From] {
			queue = append(queue, l.To)
		}
	}
	reached := map[string]bool{}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		if !reached[next] {
			reached[next] = true
			queue = append(queue, runs[next]...)
		}
	}
	idle := map[string]bool{}
	for script := range scripts {
		if !reached[script] {
			idle[script] = true
		}
	}
	return idle
}

// withoutScripts drops scripts from the tables in which scripts have rows.
func withoutScripts(facts debt.Facts, scripts map[string]bool) debt.Facts {
	facts.Unit = without(facts.Unit, func(u debt.Unit) bool { return scripts[u.ID] })
	facts.Command = without(facts.Command, func(c debt.Command) bool { return scripts[c.Unit] })
	facts.Marker = without(facts.Marker, func(m debt.Marker) bool { return scripts[m.Unit] })
	facts.Link = without(facts.Link, func(l debt.Link) bool { return scripts[l.From] })
	facts.Unread = without(facts.Unread, func(u debt.Unread) bool { return scripts[u.Unit] })
	return facts
}

// without returns a copy of rows that lacks some.
func without[T any](rows []T, gone func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(rows), gone)
}
