package graph

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Bounds of what calls may give a reusable pipeline: how deep they are followed
// into each other, and how many ways of being called one pipeline has.
const (
	maxCallDepth = 4
	maxFrames    = 2_000
	maxTries     = 20_000 // calls that are looked at for one pipeline, with all that is around them
)

// frame is one way in which a pipeline is run: by itself, or by a call, with
// what that gives for its inputs.
type frame struct {
	unit     string            // the pipeline that decides what the inputs are
	with     map[string]string // certain inputs
	open     bool              // it is not called, so that inputs that are not in with are not known
	unsure   []string          // inputs that are given and not known: "with.x", or "with" for all
	workflow known             // the name of the workflow that runs
	at       debt.At           // of the call; the zero At where there is none
}

// name is the value of a name in an expression.
func (f frame) name(name string) known {
	if name == "github.workflow" {
		return f.workflow
	}
	input, ok := strings.CutPrefix(name, "inputs.")
	if !ok {
		return known{}
	}
	value, given := f.with[input]
	if !given && (f.open || slices.Contains(f.unsure, "with") || slices.Contains(f.unsure, "with."+input)) {
		return known{}
	}
	return known{value, true}
}

// fill puts values in place of the expressions of a text. It fails where one is
// not known, or is empty: a path would lead elsewhere.
func (f frame) fill(text string) (filled string, ok bool) {
	var b strings.Builder
	for rest := text; rest != ""; {
		literal, after, found := strings.Cut(rest, "${{")
		b.WriteString(literal)
		if !found {
			break
		}
		expression, behind, _ := strings.Cut(after, "}}")
		value := evaluate(expression, f.name)
		if !value.ok || value.text == "" {
			return "", false
		}
		b.WriteString(value.text)
		rest = behind
	}
	return b.String(), true
}

// caller is what calls a reusable pipeline, and with what.
type caller struct {
	unit         string
	with         map[string]string
	unsure       []string
	alternatives map[string][]string
	condition    string
	at           debt.At
}

// callers are the calls of the pipelines of this repository, and their names.
type callers struct {
	calls    map[string][]caller // by unit that is called
	workflow map[string]debt.Workflow
	frames   map[calledAt][]frame // that are known
}

// calledAt is a pipeline, and how many calls are around it.
type calledAt struct {
	unit  string
	depth int
}

func callersOf(facts debt.Facts) *callers {
	c := &callers{calls: map[string][]caller{}, workflow: map[string]debt.Workflow{}, frames: map[calledAt][]frame{}}
	pipelines := map[string]bool{}
	for _, u := range facts.Unit {
		pipelines[u.ID] = u.Kind == debt.Pipeline
	}
	for _, w := range facts.Workflow {
		c.workflow[w.Unit] = w
	}
	for _, j := range facts.Job {
		c.add(j.Uses, caller{j.Unit, j.With, j.Unsure, j.Alternatives, j.If, j.At}, pipelines)
	}
	for _, s := range facts.Step {
		c.add(s.Uses, caller{s.Unit, s.With, s.Unsure, s.Alternatives, s.If, s.At}, pipelines)
	}
	return c
}

// add notes a call of a pipeline of this repository.
func (c *callers) add(uses string, from caller, pipelines map[string]bool) {
	if !strings.HasPrefix(uses, "./") {
		return
	}
	target := path.Clean(uses)
	for _, file := range []string{target, path.Join(target, "action.yml"), path.Join(target, "action.yaml")} {
		if id := debt.UnitID(debt.Pipeline, file); pipelines[id] {
			c.calls[id] = append(c.calls[id], from)
		}
	}
}

// direct is how a workflow runs by itself.
func (c *callers) direct(unit string) frame {
	f := frame{unit: unit, open: true}
	w := c.workflow[unit]
	for _, t := range w.Triggers {
		if t.Event != "workflow_call" && w.Name != "" && !slices.Contains(w.Unsure, "name") {
			f.workflow = known{w.Name, true}
		}
	}
	return f
}

// of lists the ways in which a pipeline is called, of which depth calls around it
// are followed already.
func (c *callers) of(unit string, depth int) []frame {
	at := calledAt{unit, depth}
	frames, done := c.frames[at]
	if !done {
		frames = c.follow(unit, depth)
		c.frames[at] = frames
	}
	return frames
}

func (c *callers) follow(unit string, depth int) []frame {
	var frames []frame
	tries := 0
	for _, call := range c.calls[unit] {
		outer := []frame{c.direct(call.unit)}
		if depth < maxCallDepth && call.passesOn() {
			outer = append(outer, c.of(call.unit, depth+1)...)
		}
		for _, around := range outer {
			if tries++; tries > maxTries {
				return frames
			}
			for _, f := range c.called(unit, call, around) {
				if len(frames) == maxFrames {
					return frames
				}
				frames = append(frames, f)
			}
		}
	}
	return frames
}

// passesOn reports whether a call gives what it is given itself.
func (c caller) passesOn() bool {
	for _, values := range c.alternatives {
		if slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, "${{") }) {
			return true
		}
	}
	return false
}

// called are the frames of one call that is made in another frame: one for each
// job of the caller's matrix.
func (c *callers) called(unit string, call caller, around frame) []frame {
	if v := evaluate(call.condition, around.name); v.ok && !v.truthy() && call.condition != "" {
		return nil
	}
	f := frame{unit: call.unit, unsure: call.unsure, workflow: around.workflow, at: call.at}
	if around.at.Path != "" {
		f.unit, f.at = around.unit, around.at
	}
	var frames []frame
	for job := range jobsOf(call.alternatives) {
		f.with = map[string]string{}
		for name, value := range c.workflow[unit].Defaults {
			if !slices.Contains(call.unsure, "with."+name) && !slices.Contains(call.unsure, "with") {
				f.with[name] = value
			}
		}
		maps.Copy(f.with, call.with)
		for field, values := range call.alternatives {
			if value, ok := around.fill(values[min(job, len(values)-1)]); ok {
				f.with[strings.TrimPrefix(field, "with.")] = value
			}
		}
		frames = append(frames, f)
	}
	return frames
}

// jobsOf is how many jobs alternatives speak of. Fields that have fewer than
// others are the same in each.
func jobsOf(fields map[string][]string) int {
	jobs := 1
	for _, values := range fields {
		jobs = max(jobs, len(values))
	}
	return jobs
}

// guard says whether a condition keeps a frame from what it guards: certainly,
// or when what is left of the condition says so.
func (f frame) guard(condition string) (off bool, left string) {
	if condition == "" {
		return false, ""
	}
	switch value := evaluate(condition, f.name); {
	case value.ok:
		return !value.truthy(), ""
	case strings.Contains(condition, "inputs."):
		return false, condition
	}
	return false, ""
}

// takesDown reports whether a call asks for a root to be taken down, in whatever
// input it hands options on.
func (f frame) takesDown() bool {
	for _, value := range f.with {
		for option := range strings.FieldsSeq(value) {
			if strings.HasPrefix(option, "-") && strings.TrimLeft(option, "-") == "destroy" {
				return true
			}
		}
	}
	return false
}
