package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// linkPipelines adds a link for every root that a pipeline plans or applies, and
// every image that it builds, as far as it says certainly where they are. It also
// returns what else the commands say.
func linkPipelines(facts debt.Facts) (debt.Facts, said) {
	p := newPipelines(facts)
	for _, step := range facts.Step {
		p.step(step)
	}
	facts.Link = append(facts.Link, p.links...)
	p.names.settle()
	return facts, p.said
}

// said is what commands say beside the links that they make.
type said struct {
	names *imageNames // that images are built under
	inits inits
}

// pipelines is what is known of the steps of all pipelines.
type pipelines struct {
	*callers
	units     map[string]debt.Kind      // by ID
	commands  map[string][]debt.Command // by step or script, those that are followed
	guards    map[string]string         // conditions of jobs
	makefiles map[string]makefile       // by path
	moved     map[string]bool           // jobs that work in another checkout than the top of this repository
	actions   map[string][2]string
	said
	left  int               // commands that may still be looked at
	makes int               // runs of make that were followed
	seen  map[[3]string]int // from, to, kind: which link it is
	links []debt.Link
}

// maxLooks bounds how often commands are looked at, in all ways of being called
// and all jobs of matrices. Large estates need a hundredth of it.
const maxLooks = 3_000_000

// look counts a look at a command, and reports whether there may be one more.
func (p *pipelines) look() bool {
	p.left--
	return p.left >= 0
}

// site is where a step does its work: in a folder, for a pipeline.
type site struct {
	frame
	place string
	left  string // the condition that only the run decides
}

func newPipelines(facts debt.Facts) *pipelines {
	p := &pipelines{
		callers: callersOf(facts), units: map[string]debt.Kind{}, commands: map[string][]debt.Command{},
		guards: map[string]string{}, makefiles: makefilesOf(facts), moved: map[string]bool{}, seen: map[[3]string]int{}, actions: planActions(), said: said{newImageNames(), newInits()}, left: maxLooks,
	}
	for _, u := range facts.Unit {
		p.units[u.ID] = u.Kind
	}
	for _, c := range facts.Command {
		if c.Origin == "step" || c.Origin == "script" {
			p.commands[c.Owner] = append(p.commands[c.Owner], c)
		}
	}
	for owner, commands := range p.commands {
		p.commands[owner] = withSinks(commands)
	}
	for _, j := range facts.Job {
		p.guards[j.ID] = j.If
	}
	for _, s := range facts.Step {
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

// step adds the links of one step.
func (p *pipelines) step(s debt.Step) {
	if p.moved[s.Job] {
		return
	}
	p.action(s)
	commands := p.commands[s.ID]
	if !slices.ContainsFunc(commands, p.isFollowed) {
		return
	}
	fields := fieldsOf(s, commands)
	none := make([]bool, len(commands))
	done := slices.Clone(none) // those that need no caller to be known
	for job := range jobsOf(fields) {
		for i, known := range p.run(s, commands, job, site{frame: frame{unit: s.Unit, open: true}}, none) {
			done[i] = done[i] || known
		}
	}
	if !needCallers(fields) || !slices.Contains(done, false) {
		return
	}
	for _, from := range p.ways(s) {
		for job := range jobsOf(fields) {
			p.run(s, commands, job, from, done)
		}
	}
}

// ways are the frames in which a step runs: all calls, and by itself.
func (p *pipelines) ways(s debt.Step) []site {
	var sites []site
	for _, f := range append(slices.Clip(p.of(s.Unit, 0)), p.direct(s.Unit)) {
		offJob, leftJob := f.guard(p.guards[s.Job])
		offStep, leftStep := f.guard(s.If)
		if !offJob && !offStep && !f.takesDown() {
			left := strings.Trim(leftJob+" && "+leftStep, " &")
			if left != "" {
				left = "if " + left
			}
			sites = append(sites, site{frame: f, left: left})
		}
	}
	return sites
}

// fieldsOf are the alternatives of a step and of the words of its commands.
func fieldsOf(s debt.Step, commands []debt.Command) map[string][]string {
	fields := map[string][]string{"": s.Alternatives["working_directory"]}
	for _, c := range commands {
		for word, values := range c.Alternatives {
			fields[c.ID+word] = values
		}
	}
	return fields
}

// needCallers reports whether only callers know one of some fields.
func needCallers(fields map[string][]string) bool {
	for _, values := range fields {
		if slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, "${{") }) {
			return true
		}
	}
	return false
}

// run follows the script of a step in one job of its matrix and one frame, and
// says for which commands it was known where they work.
func (p *pipelines) run(s debt.Step, commands []debt.Command, job int, from site, done []bool) []bool {
	known := make([]bool, len(commands))
	place, ok := s.WorkingDirectory, !slices.Contains(s.Unsure, "working_directory")
	if values := s.Alternatives["working_directory"]; !ok && len(values) > 0 {
		place, ok = from.fill(values[min(job, len(values)-1)])
	}
	var start []string
	if ok {
		start = []string{path.Join(".", place)}
	}
	w := newWalk(start, nil)
	for i, c := range commands {
		if !p.look() {
			return known
		}
		c = withWords(c, job, from.fill)
		if !done[i] {
			known[i] = p.command(c, w, from)
			p.named(s.Job, c, job, from, p.builtBy(c, w))
		}
		w.follow(c)
	}
	return known
}

// sites lists where a field of a step that uses an action says that it works.
func (p *pipelines) sites(s debt.Step, field, certain string) []site {
	if !slices.Contains(s.Unsure, field) {
		return []site{{frame: frame{unit: s.Unit}, place: certain}}
	}
	var sites []site
	for _, text := range s.Alternatives[field] {
		if !strings.Contains(text, "${{") {
			sites = append(sites, site{frame: frame{unit: s.Unit}, place: text})
			continue
		}
		for _, from := range p.ways(s) {
			if place, ok := from.fill(text); ok {
				from.place = place
				sites = append(sites, from)
			}
		}
	}
	return sites
}

// command adds the links of a command that runs where w is, and says whether it
// is known where that is.
func (p *pipelines) command(c debt.Command, w *walk, from site) bool {
	folders := w.scope(c).at(c.Function)
	if len(folders) != 1 {
		return false
	}
	if call, ok := terraformOf(c); ok {
		for _, folder := range inFolders(folders, call.folder) {
			p.link(from, debt.UnitID(debt.Terraform, folder), call.kind, c.At, c.Name+" "+call.verb+" in "+folder, varFilesOf(c, folder))
		}
		return true
	}
	if folder, ok := initOf(c); ok {
		for _, folder := range inFolders(folders, folder) {
			p.inits.add(c, folder)
		}
		return !slices.Contains(c.Argv, nil)
	}
	if file, ok := dockerfileOf(c); ok {
		for _, file := range inFolders(folders, file) {
			p.link(from, debt.UnitID(debt.Image, file), debt.LinkBuilds, c.At, c.Name+" build of "+file, passed{})
		}
		return true
	}
	if targets, ok := appliedBy(c); ok {
		p.deploys(c, targets, folders, from, c.At)
		return true
	}
	return p.make(c, folders[0], from, c.At, 0) || p.script(c, folders[0], from)
}

// builtBy is the image that a command builds, "" for none that is known.
func (p *pipelines) builtBy(c debt.Command, w *walk) string {
	file, ok := dockerfileOf(c)
	folders := w.scope(c).at(c.Function)
	files := inFolders(folders, file)
	if !ok || len(files) != 1 {
		p.names.open = p.names.open || buildWords(c) != nil
		return ""
	}
	unit := debt.UnitID(debt.Image, files[0])
	if _, there := p.units[unit]; !there {
		return "" // a branch that other jobs take
	}
	return unit
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
		p.link(at, debt.UnitID(of, place), kind, s.At, name+" of "+place, varFilesOfAction(s))
		if p.units[debt.UnitID(of, place)] == debt.Image {
			p.tags(s, at, debt.UnitID(of, place))
		}
	}
}

// link adds a link to a unit that is there, once. Files that are passed on several
// ways are those of all.
func (p *pipelines) link(from site, to, kind string, at debt.At, evidence string, with passed) {
	key := [3]string{from.unit, to, kind}
	if _, there := p.units[to]; !there {
		return
	}
	if known, seen := p.seen[key]; seen {
		l := &p.links[known]
		with = with.with(passed{l.VarFiles, l.VarFilesKnown})
		l.VarFiles, l.VarFilesKnown = with.files, with.known
		return
	}
	p.seen[key] = len(p.links)
	if from.at.Path != "" {
		evidence += ", by " + commandAt(at)
		at = from.at
	}
	l := debt.Link{From: from.unit, To: to, Kind: kind, Status: debt.LinkResolved, Evidence: evidence, At: at}
	if kind != debt.LinkBuilds {
		l.VarFiles, l.VarFilesKnown = with.with(passed{known: true}).files, with.known
	}
	p.links = append(p.links, onCondition(l, from.left))
}

// commandAt is where a command stands, for people: a script is short enough to
// be named, a Makefile is not.
func commandAt(at debt.At) string {
	if _, file := debt.SplitUnitID(at.Unit); isMakefile(file) {
		return lineOf(at)
	}
	return at.Path
}
