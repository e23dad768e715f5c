package graph

import (
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// maxMakeDepth is how deep calls of make, and targets that need each other, are
// followed.
const maxMakeDepth = 8

// maxMakes bounds how often make is run, in all ways of being called: recipes
// may run it many times over, level by level.
const maxMakes = 20_000

// making is one run of make.
type making struct {
	*pipelines
	call   makeCall
	file   makefile
	folder string
	from   site
	at     debt.At // of the command that runs make
	depth  int
	done   map[string]bool // targets: each is made once
}

// makefile is a Makefile with its recipes by target.
type makefile struct {
	debt.Makefile
	recipes map[string]debt.Recipe
}

// makefilesOf are the Makefiles by their paths.
func makefilesOf(facts debt.Facts) map[string]makefile {
	files := map[string]makefile{}
	for _, m := range facts.Makefile {
		_, file := debt.SplitUnitID(m.Unit)
		recipes := map[string]debt.Recipe{}
		for _, r := range m.Recipes {
			r.Lines = slices.Clone(r.Lines)
			for i, line := range r.Lines {
				r.Lines[i] = withSinks(line)
			}
			recipes[r.Target] = r
		}
		files[file] = makefile{m, recipes}
	}
	return files
}

// idleMakefiles are those that are surely not used: no command runs make.
func idleMakefiles(facts debt.Facts) map[string]bool {
	idle := map[string]bool{}
	if slices.ContainsFunc(facts.Command, func(c debt.Command) bool { return c.Name == "make" || c.Name == "gmake" }) {
		return idle
	}
	for _, u := range facts.Unit {
		if u.Kind == debt.Script && isMakefile(u.Path) {
			idle[u.ID] = true
		}
	}
	return idle
}

// withoutMakefiles drops the Makefiles, which are no units of their own: what
// runs them has their links.
func withoutMakefiles(facts debt.Facts) debt.Facts {
	gone := map[string]bool{}
	for _, u := range facts.Unit {
		gone[u.ID] = u.Kind == debt.Script && isMakefile(u.Path)
	}
	if len(facts.Makefile) > 0 || slices.ContainsFunc(facts.Unit, func(u debt.Unit) bool { return gone[u.ID] }) {
		facts = withoutScripts(facts, gone)
		facts.Makefile = nil
	}
	return facts
}

func isMakefile(file string) bool {
	return slices.Contains([]string{"GNUmakefile", "makefile", "Makefile"}, path.Base(file))
}

// make adds the links of what a command that runs make in a folder makes. It says
// whether that is wholly known.
func (p *pipelines) make(c debt.Command, folder string, from site, at debt.At, depth int) bool {
	call, ok := makeOf(c)
	if p.makes++; !ok || depth > maxMakeDepth || p.makes > maxMakes {
		return false
	}
	for _, file := range call.files() {
		m, there := p.makefiles[path.Join(folder, file)]
		if !there {
			continue
		}
		targets := call.targets
		if len(targets) == 0 && len(m.Recipes) > 0 {
			targets = []string{m.Recipes[0].Target}
		}
		run := making{p, call, m, path.Join(folder, call.folder), from, at, depth, map[string]bool{}}
		known := true
		for _, target := range targets {
			known = run.target(target, depth) && known
		}
		return known
	}
	return false
}

// target makes one target, after those that it needs. It says whether there is a
// recipe of which all is known.
func (m making) target(name string, depth int) bool {
	recipe, there := m.file.recipes[name]
	if !there || depth > maxMakeDepth {
		return false
	}
	if m.done[name] {
		return true
	}
	m.done[name] = true
	known := true
	for _, need := range recipe.Needs {
		known = m.target(need, depth+1) && known
	}
	for _, line := range recipe.Lines {
		known = m.line(line) && known
	}
	return known
}

// line follows one line of a recipe, which starts where make works.
func (m making) line(commands []debt.Command) bool {
	fill := func(text string) (string, bool) { return m.call.fill(text, m.file.Variables) }
	w := newWalk([]string{m.folder}, nil)
	known := true
	for _, c := range commands {
		if !m.look() {
			return false
		}
		c = withWords(c, 0, fill)
		folders := w.scope(c).at(c.Function)
		if _, makes := makeOf(c); makes && len(folders) == 1 {
			known = m.make(c, folders[0], m.from, m.at, m.depth+1) && known
		} else {
			known = m.scripted(c, w, m.from, m.at) && known
		}
		w.follow(c)
	}
	return known
}
