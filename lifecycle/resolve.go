package lifecycle

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Where the pins that Resolve adds come from: the source types of its rows.
const (
	fromAttribute = "attribute" // of a Terraform resource
	fromArgument  = "argument"  // of a call of a well-known module
	fromInput     = "input"     // of a step that installs something
)

// Resolve returns facts with the products of every pin, and with pins for the
// versions that resources, module calls and steps name. It depends on nothing
// but the rows of facts, and replaces what it added earlier, so it may be
// called again after a row has changed. Facts are not changed.
func (t Table) Resolve(facts debt.Facts) debt.Facts {
	pins := make([]debt.Pin, 0, len(facts.Pin))
	for _, p := range facts.Pin {
		if slices.Contains([]string{fromAttribute, fromArgument, fromInput}, p.SourceType) {
			continue
		}
		p.Products = t.Products(p)
		pins = append(pins, p)
	}
	told := map[string]bool{} // calls whose arguments say the versions inside
	for _, m := range facts.Module {
		pins = append(pins, t.ModulePins(m)...)
		told[m.ID] = len(t.arguments[moduleName(m.Source)]) > 0
	}
	for _, r := range facts.Resource {
		if !told[callOf(r)] {
			pins = append(pins, t.ResourcePins(r)...)
		}
	}
	jobs := map[string]string{}
	for _, j := range facts.Job {
		jobs[j.ID] = j.Key
	}
	for _, s := range facts.Step {
		pins = append(pins, t.stepPins(s, jobs[s.Job])...)
	}
	facts.Pin = pins
	return facts
}

// callOf is the ID of the module call that a resource stands inside of; empty
// for a resource that its unit writes itself.
func callOf(r debt.Resource) string {
	path := strings.SplitN(r.Address, ".", 3)
	if len(path) < 3 || path[0] != "module" {
		return ""
	}
	return r.Unit + "#module." + path[1]
}

// Products is what a pin means to the tables: nothing, or one or more products
// at a cycle, without duplicates. Images mean what their name and tag say, hosted
// runners their label, and required versions of Terraform the newest cycle that
// they certainly admit.
func (t Table) Products(p debt.Pin) []debt.Product {
	if slices.Contains(p.Unsure, "name") {
		return nil
	}
	switch p.Kind {
	case debt.PinImage:
		return t.image(p)
	case debt.PinRunner:
		return t.exactly("github-runner-images", p.Name)
	case debt.PinTool:
		if !slices.Contains(p.Unsure, "constraint") {
			return t.constraint(p.Name, p.Constraint)
		}
	case debt.PinRuntime, debt.PinEngine:
		return p.Products // what named them knows
	}
	return nil
}

// exactly is the product at the cycle of that very name.
func (t Table) exactly(name, cycle string) []debt.Product {
	if _, ok := t.products[name].index[cycle]; !ok {
		return nil
	}
	return []debt.Product{{Name: name, Cycle: cycle}}
}
