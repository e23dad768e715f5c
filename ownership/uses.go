package ownership

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Uses is what needs units. The zero Uses means that nothing is known.
type Uses struct {
	Dependents map[string][]string // by unit ID, the units that directly depend on it
	Runs       map[string][]Run    // by unit ID, what applies it, or runs it on a schedule
	// Whole says that these are all: no other repository calls these units, and
	// no other system applies or runs them. Few repositories can promise it;
	// without it nothing is called abandoned. That no module block calls a
	// module does not show it: Terragrunt has no blocks.
	Whole bool
}

// Run says that a pipeline applies a unit, or runs it on a schedule.
type Run struct {
	Pipeline string // unit ID of the pipeline; that of the unit itself when it has a schedule
	How      string // what it does: "applies it", "runs on a schedule"
	At       debt.At
}

// sentence is the evidence of a run.
func (r Run) sentence() string { return r.Pipeline + " " + r.How + " (" + place(r.At) + ")" }

// FindUses reads from facts what is certain: links between units, and pipelines
// with a schedule. It is never whole.
func FindUses(facts debt.Facts) Uses {
	uses := Uses{Dependents: map[string][]string{}, Runs: map[string][]Run{}}
	scheduled := map[string]debt.At{}
	for _, w := range facts.Workflow {
		for _, t := range w.Triggers {
			if t.Event == "schedule" {
				at := w.At
				at.Line = t.Line
				scheduled[w.Unit] = at
				uses.add(w.Unit, Run{w.Unit, "runs on a schedule", at})
			}
		}
	}
	for _, l := range facts.Link {
		if l.Status != debt.LinkResolved || l.From == l.To {
			continue
		}
		uses.Dependents[l.To] = append(uses.Dependents[l.To], l.From)
		if _, ok := scheduled[l.From]; ok {
			uses.add(l.To, Run{l.From, "uses it on a schedule", l.At})
		}
	}
	for unit, users := range uses.Dependents {
		slices.Sort(users)
		uses.Dependents[unit] = slices.Compact(users)
	}
	return uses
}

// add notes a run; one of each pipeline is enough.
func (u Uses) add(unit string, r Run) {
	if !slices.ContainsFunc(u.Runs[unit], func(other Run) bool { return other.Pipeline == r.Pipeline }) {
		u.Runs[unit] = append(u.Runs[unit], r)
	}
}
