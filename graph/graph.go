// Package graph is the second phase of a scan: it looks at the facts of all
// scanners together and says what no single file shows. Which directory is a
// root and which a module, which code only documents or tests, where a link
// ends, and whose rows may be hidden. Its functions are pure.
package graph

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Graph is what resolving adds to the facts.
type Graph struct {
	// Closed says of a unit that no module, include or unread file can hide
	// rows of it, so that "there is no X" can be true.
	Closed map[string]bool
	// Whole says of a unit that every file of it was read.
	Whole map[string]bool
	// Neighbours lists the units a unit is composed of, or is a part of, sorted.
	Neighbours map[string][]string
	// Dependents counts the units that reach a unit through resolved links.
	Dependents map[string]int
}

// Resolve completes facts in place of their rows (roles of units, contexts of
// all rows, statuses of links) and returns them with the graph between units.
// Scripts that nothing runs are no longer among them.
func Resolve(facts debt.Facts) (debt.Facts, Graph) {
	facts = runScripts(facts)
	facts, found := linkPipelines(nameStates(facts))
	facts = withoutMakefiles(facts)
	facts = linkStates(facts, found.inits)
	facts = linkCharts(linkImages(facts, found.names))
	facts.Link = resolveLinks(withoutStrayFolders(facts))
	facts.Unit = assignRoles(facts)
	facts.Unit = countResources(facts)
	facts.Unit = assignEnvironments(facts)
	facts = assignContexts(facts)
	facts = callContexts(markUnused(facts))
	g := Graph{Whole: whole(facts)}
	g.Closed = closed(facts, g.Whole)
	g.Neighbours, g.Dependents = edges(facts)
	return facts, g
}

// resolveLinks corrects the status of links into the repository: a scanner
// cannot know whether a unit stands at the other end.
func resolveLinks(facts debt.Facts) []debt.Link {
	known := map[string]bool{}
	for _, u := range facts.Unit {
		known[u.ID] = true
	}
	links, checkouts := slices.Clone(facts.Link), checkoutsOf(facts.Step)
	for i, l := range links {
		if l.Status != debt.LinkResolved || known[l.To] {
			continue
		}
		links[i].Status = debt.LinkDangling
		other, because := otherSpelling(l.To), fetched(l, checkouts)
		switch {
		case known[other]:
			links[i].To, links[i].Status = other, debt.LinkResolved
		case because != "":
			links[i].Status, links[i].Evidence = debt.LinkExternal, because
		}
	}
	return links
}

// otherSpelling is the second name an action's file may have; a scanner that
// sees only the folder in "uses: ./folder" cannot know which one it has.
func otherSpelling(unit string) string {
	if _, file := debt.SplitUnitID(unit); path.Base(file) == "action.yml" {
		return strings.TrimSuffix(unit, ".yml") + ".yaml"
	}
	return ""
}

// whole says which units had all their files read.
func whole(facts debt.Facts) map[string]bool {
	result := map[string]bool{}
	for _, u := range facts.Unit {
		result[u.ID] = true
	}
	for _, u := range facts.Unread {
		if u.Unit != "" {
			result[u.Unit] = false
		}
	}
	return result
}

// closed says which units show all their rows: they are whole, and every module
// they call is a whole, closed unit of this repository.
func closed(facts debt.Facts, whole map[string]bool) map[string]bool {
	result := maps.Clone(whole)
	for changed := true; changed; {
		changed = false
		for _, l := range facts.Link {
			open := l.Status != debt.LinkResolved || !result[l.To]
			if result[l.From] && open && l.Composed() && l.Kind != debt.LinkFrom {
				result[l.From], changed = false, true
			}
		}
	}
	return result
}

// edges gives every unit its neighbours and the number of units that reach it.
func edges(facts debt.Facts) (map[string][]string, map[string]int) {
	neighbours, callers := map[string][]string{}, map[string][]string{}
	for _, l := range facts.Link {
		if l.Status != debt.LinkResolved || l.From == l.To {
			continue
		}
		if l.Composed() {
			neighbours[l.From] = append(neighbours[l.From], l.To)
			neighbours[l.To] = append(neighbours[l.To], l.From)
		}
		if l.Needs() {
			callers[l.To] = append(callers[l.To], l.From)
		}
	}
	for unit, list := range neighbours {
		slices.Sort(list)
		neighbours[unit] = slices.Compact(list)
	}
	dependents := map[string]int{}
	for unit := range callers {
		dependents[unit] = reach(unit, callers)
	}
	return neighbours, dependents
}

// reach counts the units from which unit can be reached, itself left out.
func reach(unit string, callers map[string][]string) int {
	seen := map[string]bool{unit: true}
	for queue := []string{unit}; len(queue) > 0; {
		next := queue[0]
		queue = queue[1:]
		for _, caller := range callers[next] {
			if !seen[caller] {
				seen[caller] = true
				queue = append(queue, caller)
			}
		}
	}
	return len(seen) - 1
}
