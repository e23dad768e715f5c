package graph

import (
	"fmt"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// execs adds a link for every chart and kustomization that a provisioner deploys
// from the machine that Terraform runs on.
func (in *installers) execs(facts debt.Facts) {
	commands := map[string][]debt.Command{}
	for _, c := range facts.Command {
		if c.Origin == "exec" {
			commands[c.Owner] = append(commands[c.Owner], c)
		}
	}
	if len(commands) == 0 {
		return
	}
	for _, r := range facts.Resource {
		if r.Exists == debt.ExistsNo {
			continue
		}
		provisioners, _ := r.Attrs["provisioner"].([]any)
		for i := range provisioners {
			in.exec(r, i, commands)
		}
	}
}

// exec adds the links of one provisioner, for each text that its command may be.
func (in *installers) exec(r debt.Resource, index int, commands map[string][]debt.Command) {
	field := fmt.Sprintf("provisioner.%d.", index)
	start, ok := workingDirectory(r, index, field)
	if !ok {
		return
	}
	conditions := []string{""}
	if alternatives := r.Maybe[field+"command"]; len(alternatives) > 0 {
		conditions = nil
		for _, a := range alternatives {
			conditions = append(conditions, outcome(a))
		}
	}
	for i, condition := range conditions {
		w := newWalk([]string{start}, nil)
		for _, c := range withSinks(commands[debt.ExecOwner(r.ID, index, i)]) {
			targets, _ := appliedBy(c)
			for _, target := range targets {
				for _, place := range inFolders(w.scope(c).at(c.Function), target) {
					in.folder(r, place, condition, r.Address+" runs "+deployment(c)+" of ")
				}
			}
			w.follow(c)
		}
	}
}

// workingDirectory is where a provisioner runs, as seen from the directory that
// Terraform runs in.
func workingDirectory(r debt.Resource, index int, field string) (string, bool) {
	if slices.Contains(r.Unsure, field+"working_dir") {
		return "", false
	}
	provisioners, _ := r.Attrs["provisioner"].([]any)
	fields, _ := provisioners[index].(map[string]any)
	place, isText := fields["working_dir"].(string)
	return path.Join(".", place), isText || fields["working_dir"] == nil
}

// withoutExecs drops the commands of provisioners, which only links are made of:
// rules do not see them.
func withoutExecs(facts debt.Facts) debt.Facts {
	if slices.ContainsFunc(facts.Command, func(c debt.Command) bool { return c.Origin == "exec" }) {
		facts.Command = without(facts.Command, func(c debt.Command) bool { return c.Origin == "exec" })
	}
	return facts
}
