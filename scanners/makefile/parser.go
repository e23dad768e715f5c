package makefile

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// Bounds of one Makefile.
const (
	maxDepth    = 4     // of files that include each other
	maxIncludes = 20    // files
	maxTargets  = 2_000 // recipes
	maxNeeds    = 200   // of one target
	maxLines    = 5_000 // of all recipes
)

// parser reads a Makefile and what it includes into one set of recipes.
type parser struct {
	fsys     fs.FS
	unit     debt.Unit
	reader   *shell.Reader
	recipes  map[string]*recipe
	order    []string
	values   map[string]string // variables as they are set, by name
	unsure   map[string]bool   // variables that are not known
	open     bool              // something is included that is not seen
	together bool              // all lines of a recipe run in one shell
	foreign  bool              // recipes are for another program than a shell
	included int
	lines    int
}

// recipe is a target with the text of its lines.
type recipe struct {
	needs []string
	lines []text
	fresh bool // a rule names it anew: its next line is the first
}

func newParser(fsys fs.FS, unit debt.Unit) *parser {
	return &parser{
		fsys: fsys, unit: unit, reader: shell.NewReader(), recipes: map[string]*recipe{}, values: map[string]string{}, unsure: map[string]bool{},
	}
}

// file reads one file.
func (p *parser) file(name, content string, depth int) {
	var now []*recipe // those that the next recipe line is for
	conditional, defined := 0, false
	for _, l := range logical(name, content) {
		if !defined && strings.HasPrefix(l.text, "\t") {
			p.noteEval(l.text)
			if conditional == 0 {
				p.addLine(now, l.from(1))
			}
			continue
		}
		line := strings.TrimSpace(uncommented(l.text))
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case defined:
			defined = word != "endef"
		case line == "":
		case word == "define":
			defined = true
			p.unsure[strings.Trim(strings.TrimSpace(rest), " =:?")] = true
		case slices.Contains([]string{"ifeq", "ifneq", "ifdef", "ifndef"}, word), strings.HasPrefix(line, "ifeq("), strings.HasPrefix(line, "ifneq("):
			conditional++
		case word == "endif":
			conditional = max(0, conditional-1)
		case word == "else":
		case word == "include", word == "-include", word == "sinclude":
			p.include(rest, depth, conditional > 0)
		case p.assignment(line, conditional > 0):
		default:
			now = p.rule(line, l, conditional > 0)
		}
	}
}

// addLine gives recipes one more line. The last recipe of a target counts.
func (p *parser) addLine(recipes []*recipe, line text) {
	for _, r := range recipes {
		if p.lines++; p.lines > maxLines {
			return
		}
		if r.fresh {
			r.fresh, r.lines = false, nil
		}
		r.lines = append(r.lines, line)
	}
}

// include reads a file that is included by its plain name. Of another, nobody
// sees what it sets.
func (p *parser) include(names string, depth int, conditional bool) {
	for name := range strings.FieldsSeq(names) {
		file := path.Join(path.Dir(p.unit.Path), name)
		p.included++
		if conditional || strings.ContainsAny(name, "$*?[") || path.IsAbs(name) || !fs.ValidPath(file) || depth == maxDepth || p.included > maxIncludes {
			p.open = true
			continue
		}
		content, unread := input.Read(p.fsys, file)
		if unread != nil {
			p.open = true
			continue
		}
		p.file(file, string(content), depth+1)
	}
}

// rule starts the recipes of the targets of a rule. What is a pattern, or is
// there on a condition, has none.
func (p *parser) rule(line string, l text, conditional bool) []*recipe {
	targets, rest, isRule := strings.Cut(line, ":")
	if !isRule {
		return nil
	}
	needs, inline, hasInline := strings.Cut(strings.TrimPrefix(rest, ":"), ";")
	if variable, _, ok := assigned(needs); ok { // of these targets only
		p.unsure[variable] = true
		return nil
	}
	if conditional || strings.ContainsAny(targets, "%$&") || strings.Contains(needs, ":") {
		return nil
	}
	var started []*recipe
	wanted := strings.Fields(strings.ReplaceAll(needs, "|", " "))
	for target := range strings.FieldsSeq(targets) {
		if r := p.start(target, wanted); r != nil {
			started = append(started, r)
		}
	}
	if at := strings.Index(l.text, ";"); hasInline && strings.TrimSpace(inline) != "" && at >= 0 {
		p.addLine(started, l.from(at+1))
	}
	return started
}

// start is the recipe of a target of one more rule.
func (p *parser) start(target string, needs []string) *recipe {
	switch target {
	case ".ONESHELL":
		p.together = true
	case ".RECIPEPREFIX":
		p.foreign = true
	}
	if strings.HasPrefix(target, ".") && !strings.Contains(target, "/") {
		return nil
	}
	r := p.recipes[target]
	if r == nil {
		if len(p.order) == maxTargets {
			return nil
		}
		r = &recipe{}
		p.recipes[target] = r
		p.order = append(p.order, target)
	}
	r.fresh = true
	for _, need := range needs[:min(len(needs), maxNeeds)] {
		if !strings.ContainsAny(need, "$%*?") && len(r.needs) < maxNeeds && !slices.Contains(r.needs, need) {
			r.needs = append(r.needs, need)
		}
	}
	return r
}

// result is what was read.
func (p *parser) result() debt.Makefile {
	m := debt.Makefile{Unit: p.unit.ID, At: at(p.unit.ID, p.unit.Path)}
	if p.foreign {
		return m
	}
	for _, target := range p.order {
		r := p.recipes[target]
		m.Recipes = append(m.Recipes, debt.Recipe{Target: target, Needs: r.needs, Lines: p.commands(target, r.lines)})
	}
	for name, value := range p.values {
		if !p.open && !p.unsure[name] {
			if m.Variables == nil {
				m.Variables = map[string]string{}
			}
			m.Variables[name] = value
		}
	}
	return m
}
