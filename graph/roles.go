package graph

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// assignRoles says what every Terraform directory is for. The first evidence
// that applies decides, the surest first; without any the role stays unknown.
func assignRoles(facts debt.Facts) []debt.Unit {
	seen := collectEvidence(facts)
	units := slices.Clone(facts.Unit)
	for i, u := range units {
		if u.Kind == debt.Terraform && u.Role == "" {
			units[i].Role = seen.role(u)
		}
	}
	return units
}

// evidence is what tells roots from modules, by unit.
type evidence struct {
	called, backend, provider, generated, locked, inputs map[string]bool
}

func collectEvidence(facts debt.Facts) evidence {
	e := evidence{
		called: map[string]bool{}, backend: map[string]bool{}, provider: map[string]bool{},
		generated: map[string]bool{}, locked: map[string]bool{}, inputs: map[string]bool{},
	}
	for _, l := range facts.Link {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved {
			e.called[l.To] = true
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

func (e evidence) role(u debt.Unit) debt.Role {
	switch contextOf(u.Path) {
	case debt.Example:
		return debt.RoleExample
	case debt.Test:
		return debt.RoleTest
	case debt.Templated:
		return debt.RoleTemplate
	case debt.Live, debt.Patch, debt.Vendored, debt.Sandbox, debt.Unused:
	}
	switch {
	case e.backend[u.ID], e.generated[u.ID]:
		return debt.RoleRoot
	case e.called[u.ID]:
		return debt.RoleModule
	case slices.Contains(strings.Split(u.Path, "/"), "modules"):
		return debt.RoleModule
	case e.provider[u.ID], e.locked[u.ID]:
		return debt.RoleRoot
	case e.inputs[u.ID]:
		return debt.RoleModule // nobody can apply it without saying more
	}
	return ""
}
