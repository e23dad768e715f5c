package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// appliedBy are the folders that a command deploys to a cluster, as they are
// written. It is not ok where the command only looks, takes something down, or is
// not wholly understood.
func appliedBy(c debt.Command) (folders []string, ok bool) {
	switch c.Name {
	case "kubectl", "oc":
		return appliedByKubectl(c)
	case "kustomize":
		return builtForKubectl(c, 1, "build")
	case "helm":
		return appliedByHelm(c)
	}
	return nil, false
}

// mayApply reports whether a command is one that appliedBy may come to know.
func mayApply(c debt.Command) bool {
	verbs := map[string][]string{
		"kubectl": {"apply", "create", "replace", "kustomize"}, "oc": {"apply", "create", "replace", "kustomize"},
		"kustomize": {"build"}, "helm": {"upgrade", "install"},
	}[c.Name]
	return slices.ContainsFunc(verbs, func(verb string) bool { return slices.Contains(c.Argv, any(verb)) })
}

// appliedByKubectl reads what kubectl makes of folders and files.
// https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/
func appliedByKubectl(c debt.Command) ([]string, bool) {
	w, ok := kubectlWords().read(c.Argv)
	if !ok || len(w.operands) == 0 {
		return nil, false
	}
	switch verb := w.operands[0]; {
	case verb == "kustomize":
		return builtForKubectl(c, 1, verb)
	case !slices.Contains([]string{"apply", "create", "replace"}, verb), len(w.operands) > 1:
		return nil, false
	}
	folders := w.values("-k", "--kustomize")
	for _, file := range w.values("-f", "--filename") {
		if slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(file)) {
			file = path.Dir(file)
		}
		folders = append(folders, file)
	}
	return ofRepository(folders)
}

// builtForKubectl reads a command that builds a kustomization, the verb of which
// stands at a place, and hands it to what applies it.
// https://kubectl.docs.kubernetes.io/references/kustomize/cmd/build/
func builtForKubectl(c debt.Command, at int, verb string) ([]string, bool) {
	applies := slices.Contains(c.Into, "kubectl") || slices.Contains(c.Into, "oc")
	if !applies || word(c.Argv, at) != verb {
		return nil, false
	}
	w, ok := kustomizeWords().read(c.Argv[at:])
	if !ok || len(w.operands) > 1 {
		return nil, false
	}
	if len(w.operands) == 0 {
		return []string{"."}, true
	}
	return ofRepository(w.operands)
}

// appliedByHelm reads the chart that is installed: the word behind the name of
// the release. One without a folder may be in a registry.
// https://helm.sh/docs/helm/helm_upgrade/
func appliedByHelm(c debt.Command) ([]string, bool) {
	w, ok := helmWords().read(c.Argv)
	if !ok || len(w.operands) == 0 || !slices.Contains([]string{"upgrade", "install"}, w.operands[0]) {
		return nil, false
	}
	want := 3 // the verb, the release and the chart
	if w.has("-g", "--generate-name", "--name-template") {
		want--
	}
	if len(w.operands) != want {
		return nil, false
	}
	place := w.operands[want-1]
	if !strings.HasPrefix(place, ".") && !strings.Contains(place, "/") {
		return nil, false
	}
	return ofRepository([]string{place})
}

// ofRepository are the places that may be folders of the repository.
func ofRepository(places []string) ([]string, bool) {
	places = slices.DeleteFunc(slices.Clone(places), func(place string) bool {
		return place == "" || place == "-" || path.IsAbs(place) || strings.Contains(place, ":") || strings.ContainsAny(place, "$~*?<`{")
	})
	return places, len(places) > 0
}

// withSinks are the commands of one script. Those whose output goes to kubectl
// have it in Into only where kubectl applies what it is given.
func withSinks(commands []debt.Command) []debt.Command {
	commands = slices.Clone(commands)
	for i, c := range commands {
		if !slices.Contains([]string{"kubectl", "oc", "kustomize"}, c.Name) || len(c.Into) == 0 || appliesInput(commands[i:]) {
			continue
		}
		commands[i].Into = without(c.Into, func(program string) bool { return program == "kubectl" || program == "oc" })
	}
	return commands
}

// appliesInput reports whether the pipeline that starts with the first of some
// commands ends with one that applies what it is given.
func appliesInput(commands []debt.Command) bool {
	for i, c := range commands[1:] {
		if c.Pipe != commands[i].Pipe+1 || commands[i].Pipe == 0 {
			return false
		}
		if c.Name != "kubectl" && c.Name != "oc" {
			continue
		}
		w, ok := kubectlWords().read(c.Argv)
		verb := ok && len(w.operands) == 1 && slices.Contains([]string{"apply", "create", "replace"}, w.operands[0])
		return verb && slices.Contains(w.values("-f", "--filename"), "-")
	}
	return false
}

// deploys adds a link to every chart and kustomization that a command deploys.
func (p *pipelines) deploys(c debt.Command, targets, folders []string, from site, at debt.At) {
	for _, target := range targets {
		for _, folder := range inFolders(folders, target) {
			p.link(from, debt.UnitID(debt.Kubernetes, folder), debt.LinkDeploys, at, deployment(c)+" of "+folder, passed{})
		}
	}
}

// deployment names what a command does, for people.
func deployment(c debt.Command) string {
	for _, verb := range []string{"apply", "create", "replace", "kustomize", "build", "upgrade", "install"} {
		if slices.Contains(c.Argv[1:], any(verb)) {
			return c.Name + " " + verb
		}
	}
	return c.Name
}
