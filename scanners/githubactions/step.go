package githubactions

import (
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// step reads one step, with what it uses.
func (r *reader) step(n yamlnode.Node, owner stepOwner, index int) {
	var u unsure
	row := debt.Step{
		ID:               r.rowID("step:" + owner.place(index)),
		Unit:             r.id,
		Job:              owner.id,
		Index:            index,
		Key:              stepKey(n, index),
		Name:             u.text("name", n.Get("name")),
		Uses:             u.text("uses", n.Get("uses")),
		Run:              u.script("run", n.Get("run")),
		Shell:            ofScript(&u, "shell", n, "shell", owner.shell),
		WorkingDirectory: ofScript(&u, "working_directory", n, "working-directory", owner.directory),
		If:               u.condition(n.Get("if")),
		With:             inputs(&u, n.Get("with")),
		TimeoutMinutes:   u.number("timeout_minutes", n.Get("timeout-minutes")),
		ContinueOnError:  u.flag("continue_on_error", n.Get("continue-on-error")),
		At:               r.atNode(n),
	}
	script := scriptOf(&u, &row, n)
	row.Unsure = u
	inside := owner.scope.inside(n)
	row.Alternatives = r.fields(places(n, owner), inside)
	if isWritten(script) {
		row.Env = variables(append([]yamlnode.Node{n.Get("env")}, owner.scope.env...))
	}
	row.Script = r.commands(row, script, owner, inside)
	r.facts.Step = append(r.facts.Step, row)
	r.used(owner, index, row.Key, n.Lookup("uses"))
}

// stepKey names a step without its version or its place, as far as it has a
// name of its own.
func stepKey(n yamlnode.Node, index int) string {
	uses, _, _ := strings.Cut(n.Get("uses").Text(), "@")
	for _, name := range []string{n.Get("id").Text(), n.Get("name").Text(), uses} {
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
	}
	return "step " + strconv.Itoa(index+1)
}

// ofScript is a setting of a step's script: the step's own or its owner's.
func ofScript(u *unsure, field string, n yamlnode.Node, key string, usual yamlnode.Node) string {
	if !isWritten(n.Get("run")) {
		return ""
	}
	if own := n.Get(key); isWritten(own) {
		return u.text(field, own)
	}
	return u.text(field, usual)
}

// places are the fields of a step that may name a place in the repository.
func places(n yamlnode.Node, owner stepOwner) map[string]yamlnode.Node {
	with := n.Get("with")
	fields := map[string]yamlnode.Node{}
	if strings.HasPrefix(n.Get("uses").Text(), "./") {
		return inputFields(with) // what an action of this repository does with them only it knows
	}
	for _, input := range []string{"file", "context", "path", "directory", "working-directory", "tags"} {
		if value := with.Get(input); value.Exists() {
			fields["with."+input] = value
		}
	}
	if isWritten(n.Get("run")) {
		fields["working_directory"] = either(n.Get("working-directory"), owner.directory)
	}
	return fields
}

// inputFields are all inputs, by the names that Unsure has for them.
func inputFields(with yamlnode.Node) map[string]yamlnode.Node {
	fields := map[string]yamlnode.Node{}
	for pair := range with.Pairs() {
		fields["with."+pair.Key.Text()] = pair.Value
	}
	return fields
}

// variables are the names of all variables that some mappings set, sorted.
func variables(mappings []yamlnode.Node) []string {
	var names []string
	for _, env := range mappings {
		for pair := range env.Pairs() {
			names = append(names, pair.Key.Text())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// inputs are the certain inputs of an action; an empty one is an empty string.
func inputs(u *unsure, with yamlnode.Node) map[string]string {
	if isWritten(with) && !with.IsMapping() {
		u.note("with")
	}
	var inputs map[string]string
	for pair := range with.Pairs() {
		name := pair.Key.Text()
		value, certain := pair.Value.String()
		if !certain && !pair.Value.IsNull() {
			u.note("with." + name)
			continue
		}
		if inputs == nil {
			inputs = map[string]string{}
		}
		inputs[name] = value
	}
	return inputs
}
