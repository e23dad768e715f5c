package githubactions

import (
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// maxTriggers bounds the events of a workflow, which every job repeats. GitHub
// knows fewer than fifty.
const maxTriggers = 100

// workflow reads a workflow file. Reported says that something of the file is
// among the unread already.
func (r *reader) workflow(root yamlnode.Node, reported bool) {
	switch {
	case !root.Exists() && reported:
		return
	case !isWritten(root):
		r.unread(debt.Unread{Path: r.path, Reason: "it is empty"})
		return
	case !root.IsMapping():
		r.unread(debt.Unread{Path: r.path, Line: root.Line(), Reason: "it is not a workflow: its top level is not a mapping"})
		return
	}
	r.mergeKey(root)
	var u unsure
	row := debt.Workflow{
		ID:     r.workflowID(),
		Unit:   r.id,
		System: system,
		Kind:   "workflow",
		Name:   u.text("name", root.Get("name")),
		At:     r.atNode(root),
	}
	row.Triggers = r.triggers(&u, root.Get("on"))
	row.Defaults = defaults(root.Get("on").Get("workflow_call").Get("inputs"))
	row.ConcurrencyGroup, row.CancelInProgress = u.concurrency(root.Get("concurrency"))
	row.Unsure = u
	r.facts.Workflow = append(r.facts.Workflow, row)
	r.jobs(root, eventsOf(row.Triggers))
}

func (r *reader) jobs(root yamlnode.Node, events []string) {
	jobs := root.Lookup("jobs")
	count := 0
	for pair := range jobs.Value.Pairs() {
		count++
		if !pair.Value.IsMapping() {
			r.skipped(pair.Key.Line(), "the job %q is not a mapping; it is not read", pair.Key.Text())
			continue
		}
		r.job(pair, defaultsOf(root), root.Get("env"), events)
	}
	if count == 0 {
		r.skipped(jobs.Key.Line(), "it has no jobs")
	}
}

// defaultsOf is what a workflow or a job sets for its scripts.
func defaultsOf(n yamlnode.Node) yamlnode.Node { return n.Get("defaults").Get("run") }

// triggers reads the three forms of "on": an event, a list of events, and a
// mapping of events to their filters.
func (r *reader) triggers(u *unsure, on yamlnode.Node) []debt.Trigger {
	var triggers []debt.Trigger
	names := on.Items()
	if on.IsScalar() {
		names = []yamlnode.Node{on}
	}
	for _, name := range names {
		if event := u.text("triggers", name); event != "" {
			triggers = append(triggers, debt.Trigger{Event: event, Line: name.Line()})
		}
	}
	for pair := range on.Pairs() {
		triggers = append(triggers, debt.Trigger{
			Event:     pair.Key.Text(),
			Branches:  u.list("triggers", pair.Value.Get("branches")),
			Paths:     u.list("triggers", pair.Value.Get("paths")),
			PathLines: lines(pair.Value.Get("paths")),
			Cron:      crons(u, pair.Value),
			Line:      pair.Key.Line(),
		})
	}
	if len(triggers) > maxTriggers {
		r.skipped(on.Line(), "it has more than %d triggers; the rest is not read", maxTriggers)
		triggers = triggers[:maxTriggers]
	}
	return triggers
}

// defaults are the certain values of inputs that callers need not give.
func defaults(inputs yamlnode.Node) map[string]string {
	var values map[string]string
	for pair := range inputs.Pairs() {
		usual := pair.Value.Get("default")
		value, certain := usual.String()
		if !certain || !isWritten(usual) {
			continue
		}
		if values == nil {
			values = map[string]string{}
		}
		values[pair.Key.Text()] = value
	}
	return values
}

// lines are those that the items of a list stand on.
func lines(list yamlnode.Node) []int {
	var numbers []int
	for _, item := range list.Items() {
		numbers = append(numbers, item.Line())
	}
	return numbers
}

// crons are the times of a schedule, which is a list of mappings.
func crons(u *unsure, schedule yamlnode.Node) []string {
	var times []string
	for _, item := range schedule.Items() {
		if cron := u.text("triggers", item.Get("cron")); cron != "" {
			times = append(times, cron)
		}
	}
	return times
}

func eventsOf(triggers []debt.Trigger) []string {
	names := map[string]bool{}
	for _, trigger := range triggers {
		names[trigger.Event] = true
	}
	return slices.Sorted(maps.Keys(names))
}
