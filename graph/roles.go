package graph

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// assignRoles says what every Terraform directory is for, how sure that is and
// what it rests on. The first evidence that applies decides, the surest first;
// without any the role stays unknown.
func assignRoles(facts debt.Facts) []debt.Unit {
	seen := collectEvidence(facts)
	units := slices.Clone(facts.Unit)
	for i, u := range units {
		if u.Kind != debt.Terraform || u.Role != "" {
			continue
		}
		if role, because := seen.role(u); role != "" {
			units[i].Role, units[i].RoleBecause = role, &because
		}
	}
	return units
}

// evidence is what tells roots from modules, by unit.
type evidence struct {
	called                                       map[string]int // by how many calls
	backend, provider, generated, locked, inputs map[string]bool
	made                                         map[string]string // the pipeline that plans or applies it
}

func collectEvidence(facts debt.Facts) evidence {
	e := evidence{
		called: map[string]int{}, backend: map[string]bool{}, provider: map[string]bool{}, made: map[string]string{},
		generated: map[string]bool{}, locked: map[string]bool{}, inputs: map[string]bool{},
	}
	for _, l := range facts.Link {
		switch {
		case l.Status != debt.LinkResolved:
		case l.Kind == debt.LinkModule:
			e.called[l.To]++
		case l.Kind == debt.LinkDeploys, l.Kind == debt.LinkPlans && e.made[l.To] == "":
			e.made[l.To] = l.From + " " + l.Kind + " it"
		}
	}
	for _, s := range facts.State {
		e.backend[s.Unit] = e.backend[s.Unit] || s.Kind == "backend"
		e.generated[s.Unit] = e.generated[s.Unit] || s.Kind == "generator"
	}
	for _, p := range facts.Provider {
		e.provider[p.Unit] = true
	}
	for _, p := range facts.Pin {
		e.locked[p.Unit] = e.locked[p.Unit] || p.SourceType == "lock"
	}
	for _, v := range facts.Variable {
		e.inputs[v.Unit] = e.inputs[v.Unit] || !v.HasDefault
	}
	return e
}

// role decides, and says why.
func (e evidence) role(u debt.Unit) (debt.Role, debt.Because) {
	root, module := e.ofRoot(u), e.ofModule(u)
	roles := map[debt.Context]debt.Role{debt.Example: debt.RoleExample, debt.Test: debt.RoleTest, debt.Templated: debt.RoleTemplate}
	if role, ok := roles[contextOf(u.Path)]; ok {
		return role, debt.Because{Confidence: debt.ConfidenceMedium, Evidence: append([]string{"its path says so"}, root...)}
	}
	sure := debt.Because{Confidence: debt.ConfidenceHigh}
	switch {
	case e.backend[u.ID], e.generated[u.ID]:
		if sure.Evidence = root; e.called[u.ID] > 0 {
			sure.Confidence, sure.Evidence = debt.ConfidenceMedium, slices.Concat(root, []string{"but: " + module[0]})
		}
		return debt.RoleRoot, sure
	case e.called[u.ID] > 0:
		if sure.Evidence = module; len(root) > 0 {
			sure.Confidence, sure.Evidence = debt.ConfidenceMedium, slices.Concat(module, []string{"but: " + root[0]})
		}
		return debt.RoleModule, sure
	case e.made[u.ID] != "":
		sure.Evidence = root
		return debt.RoleRoot, sure
	case slices.Contains(strings.Split(u.Path, "/"), "modules"):
		return debt.RoleModule, debt.Because{Confidence: debt.ConfidenceMedium, Evidence: module}
	case e.provider[u.ID], e.locked[u.ID]:
		sure.Evidence = root
		if len(root) == 1 {
			sure.Confidence = debt.ConfidenceMedium
		}
		return debt.RoleRoot, sure
	case e.inputs[u.ID]: // nobody can apply it without saying more
		return debt.RoleModule, debt.Because{Confidence: debt.ConfidenceLow, Evidence: module}
	}
	return "", debt.Because{}
}

// ofRoot lists what speaks for a root, the surest first.
func (e evidence) ofRoot(u debt.Unit) []string {
	var list []string
	add := func(holds bool, what string) {
		if holds {
			list = append(list, what)
		}
	}
	add(e.backend[u.ID], "it has a backend")
	add(e.generated[u.ID], "Terragrunt runs it")
	add(e.made[u.ID] != "", e.made[u.ID])
	add(e.locked[u.ID], "it has a lock file")
	add(e.provider[u.ID], "it configures a provider")
	add(slices.ContainsFunc(u.Files, isVariableFile), "it has values for its variables")
	return list
}

// isVariableFile recognises files that Terraform takes values from by itself.
func isVariableFile(file string) bool {
	name := path.Base(file)
	return name == "terraform.tfvars" || strings.HasSuffix(name, ".auto.tfvars")
}

// ofModule lists what speaks for a module, the surest first.
func (e evidence) ofModule(u debt.Unit) []string {
	var list []string
	if n := e.called[u.ID]; n == 1 {
		list = append(list, "a module block calls it")
	} else if n > 1 {
		list = append(list, fmt.Sprintf("%d module blocks call it", n))
	}
	if slices.Contains(strings.Split(u.Path, "/"), "modules") {
		list = append(list, "its path says so")
	}
	if e.inputs[u.ID] {
		list = append(list, "it needs values that nothing gives it")
	}
	return list
}
