package graph

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// linkPipelines adds a link for every root that a pipeline plans or applies, and
// every image that it builds, as far as it says certainly where they are.
func linkPipelines(facts debt.Facts) debt.Facts {
	p := newPipelines(facts)
	for _, step := range facts.Step {
		p.step(step)
	}
	facts.Link = append(facts.Link, p.links...)
	return facts
}

// pipelines is what is known of the steps of all pipelines.
type pipelines struct {
	units    map[string]debt.Kind      // by ID
	commands map[string][]debt.Command // by step, those that are followed
	calls    map[string][]caller       // by unit of a reusable pipeline
	guards   map[string]string         // conditions of jobs
	moved    map[string]bool           // jobs that work in another checkout than the top of this repository
	actions  map[string][2]string
	seen     map[[3]string]bool // from, to, kind
	links    []debt.Link
}

// caller is what calls a reusable pipeline, and with what.
type caller struct {
	unit   string
	with   map[string]string
	unsure []string
	at     debt.At
}

// site is where a step does its work: in a folder, for a pipeline.
type site struct {
	unit, place string
	at          debt.At // of the call that names the place; the zero At where the step does
}

func newPipelines(facts debt.Facts) *pipelines {
	p := &pipelines{
		units: map[string]debt.Kind{}, commands: map[string][]debt.Command{}, calls: map[string][]caller{},
		guards: map[string]string{}, moved: map[string]bool{}, seen: map[[3]string]bool{}, actions: planActions(),
	}
	for _, u := range facts.Unit {
		p.units[u.ID] = u.Kind
	}
	for _, c := range facts.Command {
		if c.Origin == "step" {
			p.commands[c.Owner] = append(p.commands[c.Owner], c)
		}
	}
	defaults := map[string]map[string]string{}
	for _, w := range facts.Workflow {
		defaults[w.Unit] = w.Defaults
	}
	for _, j := range facts.Job {
		p.guards[j.ID] = j.If
		p.call(j.Uses, caller{j.Unit, j.With, j.Unsure, j.At}, defaults)
	}
	for _, s := range facts.Step {
		p.call(s.Uses, caller{s.Unit, s.With, s.Unsure, s.At}, defaults)
		if name, _, _ := strings.Cut(s.Uses, "@"); name == "actions/checkout" && checksOutElsewhere(s) {
			p.moved[s.Job] = true
		}
	}
	return p
}

// checksOutElsewhere reports whether a checkout is, or may be, of another
// repository, or below the top of the working directory.
func checksOutElsewhere(s debt.Step) bool {
	for _, input := range []string{"repository", "path"} {
		if s.With[input] != "" || slices.Contains(s.Unsure, "with."+input) {
			return true
		}
	}
	return slices.Contains(s.Unsure, "with")
}

// call notes a call of a pipeline of this repository.
func (p *pipelines) call(uses string, c caller, defaults map[string]map[string]string) {
	if !strings.HasPrefix(uses, "./") {
		return
	}
	target := path.Clean(uses)
	for _, file := range []string{target, path.Join(target, "action.yml"), path.Join(target, "action.yaml")} {
		if id := debt.UnitID(debt.Pipeline, file); p.units[id] == debt.Pipeline {
			c.with = c.withDefaults(defaults[id])
			p.calls[id] = append(p.calls[id], c)
		}
	}
}

// withDefaults adds what the pipeline takes for inputs that are not given.
func (c caller) withDefaults(defaults map[string]string) map[string]string {
	with := maps.Clone(c.with)
	if with == nil {
		with = map[string]string{}
	}
	for name, value := range defaults {
		if _, given := with[name]; !given && !slices.Contains(c.unsure, "with."+name) && !slices.Contains(c.unsure, "with") {
			with[name] = value
		}
	}
	return with
}

// step adds the links of one step.
func (p *pipelines) step(s debt.Step) {
	if p.moved[s.Job] {
		return
	}
	p.action(s)
	commands := p.commands[s.ID]
	if !slices.ContainsFunc(commands, isFollowed) {
		return
	}
	for _, at := range p.sites(s, "working_directory", s.WorkingDirectory) {
		w := newWalk([]string{path.Join(".", at.place)}, nil)
		for _, c := range commands {
			p.command(c, w, at)
			w.follow(c)
		}
	}
}

// isFollowed reports whether a command is one that links may come from.
func isFollowed(c debt.Command) bool {
	_, plans := terraformOf(c)
	_, builds := dockerfileOf(c)
	return plans || builds
}

// sites lists where a field of a step says that it works.
func (p *pipelines) sites(s debt.Step, field, certain string) []site {
	if !slices.Contains(s.Unsure, field) {
		return []site{{unit: s.Unit, place: certain}}
	}
	var sites []site
	for _, text := range s.Alternatives[field] {
		if !strings.Contains(text, "${{") {
			sites = append(sites, site{unit: s.Unit, place: text})
			continue
		}
		for _, c := range p.calls[s.Unit] {
			if excluded(s.If, c.with) || excluded(p.guards[s.Job], c.with) {
				continue
			}
			if place, ok := withInputs(text, c.with); ok {
				sites = append(sites, site{c.unit, place, c.at})
			}
		}
	}
	return sites
}

// withInputs fills in what a caller gives for the inputs in a text.
func withInputs(text string, with map[string]string) (filled string, ok bool) {
	var b strings.Builder
	for rest := text; rest != ""; {
		literal, after, found := strings.Cut(rest, "${{ inputs.")
		b.WriteString(literal)
		if !found {
			break
		}
		name, behind, _ := strings.Cut(after, " }}")
		value, given := with[name]
		if !given || value == "" {
			return "", false
		}
		b.WriteString(value)
		rest = behind
	}
	return b.String(), true
}

// command adds the link of a command that runs where w is.
func (p *pipelines) command(c debt.Command, w *walk, from site) {
	folders := w.scope(c).at(c.Function)
	if len(folders) != 1 {
		return
	}
	if call, ok := terraformOf(c); ok {
		for _, folder := range inFolders(folders, call.folder) {
			p.link(from, debt.UnitID(debt.Terraform, folder), call.kind, c.At, c.Name+" "+call.verb+" in "+folder)
		}
	}
	if file, ok := dockerfileOf(c); ok {
		for _, file := range inFolders(folders, file) {
			p.link(from, debt.UnitID(debt.Image, file), debt.LinkBuilds, c.At, c.Name+" build of "+file)
		}
	}
}

// action adds the links of a step that uses an action made for it.
func (p *pipelines) action(s debt.Step) {
	name, _, _ := strings.Cut(s.Uses, "@")
	known, ok := p.actions[strings.ToLower(name)]
	if !ok {
		return
	}
	input, kind := known[0], known[1]
	of, suffix := debt.Terraform, ""
	if kind == debt.LinkBuilds {
		of = debt.Image
		if s.With["file"] == "" && !slices.Contains(s.Unsure, "with.file") {
			input, suffix = "context", "Dockerfile"
		}
	}
	for _, at := range p.sites(s, "with."+input, s.With[input]) {
		place := path.Join(".", at.place, suffix)
		if strings.Contains(at.place, "://") {
			continue
		}
		p.link(at, debt.UnitID(of, place), kind, s.At, name+" of "+place)
	}
}

// link adds a link to a unit that is there, once.
func (p *pipelines) link(from site, to, kind string, at debt.At, evidence string) {
	key := [3]string{from.unit, to, kind}
	if _, there := p.units[to]; !there || p.seen[key] {
		return
	}
	p.seen[key] = true
	if from.at.Path != "" {
		evidence += ", by " + at.Path
		at = from.at
	}
	p.links = append(p.links, debt.Link{From: from.unit, To: to, Kind: kind, Status: debt.LinkResolved, Evidence: evidence, At: at})
}
