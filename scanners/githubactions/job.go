package githubactions

import (
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// job reads one job with its runners, images and steps. Usual is what the
// workflow sets for scripts, and env what it sets for all.
func (r *reader) job(pair yamlnode.Pair, usual, env yamlnode.Node, events []string) {
	var u unsure
	n, key := pair.Value, pair.Key.Text()
	row := debt.Job{
		ID:              r.rowID("job:" + key),
		Unit:            r.id,
		Key:             key,
		Name:            u.text("name", n.Get("name")),
		Uses:            u.text("uses", n.Get("uses")),
		RunsOn:          r.runners(&u, key, n),
		Needs:           u.list("needs", n.Get("needs")),
		If:              u.condition(n.Get("if")),
		TimeoutMinutes:  u.number("timeout_minutes", n.Get("timeout-minutes")),
		ContinueOnError: u.flag("continue_on_error", n.Get("continue-on-error")),
		With:            inputs(&u, n.Get("with")),
		Environment:     environment(&u, n.Get("environment")),
		Triggers:        events,
		At:              r.atPair(pair),
	}
	row.ConcurrencyGroup, row.CancelInProgress = u.concurrency(n.Get("concurrency"))
	r.called(key, n.Lookup("uses"))
	r.images(key, n)
	own := defaultsOf(n)
	inside := scope{env: []yamlnode.Node{n.Get("env"), env}, matrix: n.Get("strategy").Get("matrix"), values: map[string][]string{}}
	if strings.HasPrefix(row.Uses, "./") {
		row.Alternatives = r.fields(inputFields(n.Get("with")), inside)
	}
	row.Steps = r.steps(n.Get("steps"), stepOwner{
		id: row.ID, key: key, labels: row.RunsOn,
		shell: either(own.Get("shell"), usual.Get("shell")), directory: either(own.Get("working-directory"), usual.Get("working-directory")),
		scope: inside,
	})
	if steps := n.Get("steps"); isWritten(steps) && !steps.IsSequence() {
		u.note("steps")
	}
	row.Unsure = u
	r.facts.Job = append(r.facts.Job, row)
}

// either is own where that is written.
func either(own, usual yamlnode.Node) yamlnode.Node {
	if isWritten(own) {
		return own
	}
	return usual
}

// environment is a name, or a mapping with one.
func environment(u *unsure, n yamlnode.Node) string {
	if n.IsMapping() {
		return u.text("environment", n.Get("name"))
	}
	return u.text("environment", n)
}

// stepOwner is the job, or the composite action, that steps belong to.
type stepOwner struct {
	id        string        // of its row
	key       string        // its name in keys and IDs
	shell     yamlnode.Node // of its scripts, unless a step has its own
	directory yamlnode.Node // in which they run, likewise
	labels    []string      // of the machines it runs on, as far as they are known
	scope     scope         // of expressions
}

// steps reads a list of steps and counts them. The steps of a group that runs
// in parallel stand in the list where the group stands.
func (r *reader) steps(list yamlnode.Node, owner stepOwner) int {
	if isWritten(list) && !list.IsSequence() {
		r.skipped(list.Line(), "the steps of %q are not a list; they are not read", owner.key)
	}
	count := 0
	for _, step := range flatten(list, nil) {
		if !step.IsMapping() {
			r.skipped(step.Line(), "a step of %q is not a mapping; it is not read", owner.key)
		} else {
			r.step(step, owner, count)
		}
		count++
	}
	return count
}

// flatten appends the steps of list to steps, with "parallel" groups dissolved.
func flatten(list yamlnode.Node, steps []yamlnode.Node) []yamlnode.Node {
	for _, step := range list.Items() {
		group := step.Get("parallel")
		if group.IsSequence() {
			steps = flatten(group, steps)
			continue
		}
		steps = append(steps, step)
	}
	return steps
}

// place is where a step is inside its file, for IDs.
func (o stepOwner) place(index int) string { return o.key + "/" + strconv.Itoa(index) }
