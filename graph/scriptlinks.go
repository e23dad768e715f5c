package graph

import (
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// ScriptLinks lists which of the scripts, given by the IDs of their units, the
// commands of facts run: a link for every command that names one by a path that
// leads to it. A path that leads nowhere makes no link, because what it names
// may be built or fetched before it runs.
func ScriptLinks(facts debt.Facts, scripts map[string]bool) []debt.Link {
	if len(scripts) == 0 {
		return nil
	}
	r := newRunners(facts)
	var links []debt.Link
	var w *walk
	owner := ""
	for _, c := range facts.Command {
		if w == nil || c.Owner != owner {
			w, owner = r.walk(c), c.Owner
		}
		places := w.places(c, called(c))
		w.follow(c)
		to := r.script(c, places, scripts)
		if to != "" && to != c.Unit {
			links = append(links, debt.Link{From: c.Unit, To: to, Kind: debt.LinkRuns, Status: debt.LinkResolved, At: c.At})
		}
	}
	return links
}

// runners is what is known of the rows that own commands.
type runners struct {
	steps  map[string]debt.Step // by ID
	images map[string]*image    // by unit
}

func newRunners(facts debt.Facts) runners {
	r := runners{steps: map[string]debt.Step{}, images: imagesOf(facts.Instruction)}
	for _, s := range facts.Step {
		r.steps[s.ID] = s
	}
	return r
}

// walk starts where the script starts that the command c is the first of.
func (r runners) walk(c debt.Command) *walk {
	switch c.Origin {
	case "instruction":
		if folder, ok := r.images[c.Unit].folder(c.Owner); ok {
			return newWalk([]string{folder}, nil)
		}
	case "step":
		if step := r.steps[c.Owner]; !slices.Contains(step.Unsure, "working_directory") {
			return newWalk([]string{path.Join(".", step.WorkingDirectory)}, nil)
		}
	case "script":
		// Nobody sees from where it is started. That is most often the top of
		// the repository, and where it goes first is most often its own folder.
		_, file := debt.SplitUnitID(c.Unit)
		return newWalk([]string{".", path.Dir(file)}, []string{path.Dir(file), "."})
	}
	return newWalk(nil, nil)
}

// script is the unit that one of some places is, the first that is there.
func (r runners) script(c debt.Command, places []string, scripts map[string]bool) string {
	for _, place := range places {
		files := []string{place}
		if c.Origin == "instruction" {
			files = r.images[c.Unit].sources(c.Stage, place)
		}
		for _, file := range files {
			if id := debt.UnitID(debt.Script, file); scripts[id] {
				return id
			}
		}
	}
	return ""
}
