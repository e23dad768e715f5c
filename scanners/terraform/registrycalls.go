package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
	"github.com/debtscan/debtscan/scanners/terraform/registry"
)

// maxKnownCalls is how many calls of a directory are seen through. Each makes
// rows that are much larger than itself; people write a few hundred at most.
const maxKnownCalls = 2000

// knownCall is a call of a module that the registry knows.
type knownCall struct {
	module *registry.Module
	sure   bool // the module is certainly what the registry says
}

// knowCalls looks up the modules that are called.
func (m *module) knowCalls(table *registry.Table) {
	m.known = map[string]knownCall{}
	for _, b := range m.blocks {
		if b.kind != "module" || len(b.labels) != 1 {
			continue
		}
		source, sourceKnown := m.text(b, "source")
		version, versionKnown := m.text(b, "version")
		if !sourceKnown || !versionKnown {
			continue
		}
		found, sure, ok := table.Find(registry.Call{Source: source, Version: version})
		if !ok {
			continue
		}
		if len(m.known) == maxKnownCalls {
			m.unread = append(m.unread, debt.Unread{
				Path: b.at.Path, Line: b.at.Line, Partial: true,
				Reason: "this directory has more calls of known modules than are looked into; split it",
			})
			return
		}
		m.known[b.labels[0]] = knownCall{found, sure && !m.isOverridden(b)}
	}
}

// knownResources makes rows of what a module call brings about, as if its
// resources were written where the call is. They stand under the address that
// Terraform gives them.
func (m *module) knownResources(b block) []debt.Resource {
	known, ok := m.known[b.labels[0]]
	if !ok {
		return nil
	}
	var rows []debt.Resource
	for _, r := range known.module.Expand(b.labels[0], arguments(b)) {
		id := m.id("module." + b.labels[0] + "." + r.Address())
		row := debt.Resource{
			ID: id, Unit: m.unit.ID, Mode: "managed", Type: r.Type, Name: r.Name, Address: m.address(id),
			Values: debt.Values{Attrs: map[string]any{}, Unsure: r.Names()}, Exists: debt.ExistsUnknown, At: m.at(b.at),
		}
		inner := blockOf(r, b)
		row.References = slices.DeleteFunc(m.referencesOf(inner), func(ref debt.Reference) bool {
			return ref.To == m.id("module."+b.labels[0]) // the call that it is inside of
		})
		if known.sure {
			row.Exists = both(m.present(b), m.existence(inner))
			row.Values = m.repeated(m.valuesInside(inner, b, r.Unsure))
		}
		if row.Exists == debt.ExistsNo {
			continue // nobody wrote it, and it is not there
		}
		slices.Sort(row.Unsure)
		row.Unsure = slices.Compact(row.Unsure)
		rows = append(rows, row)
	}
	return rows
}

// valuesInside evaluates a block of a module for all instances of its call. How
// often the call is made takes the place of the block's own count, unless that
// is what decides whether the block is there.
func (m *module) valuesInside(inner, call block, unsure []string) debt.Values {
	if m.existence(inner) == debt.ExistsYes {
		inner.attrs = slices.DeleteFunc(slices.Clone(inner.attrs), func(a attribute) bool { return a.name == "count" })
		for _, name := range []string{"count", "for_each"} {
			if a, ok := call.attr(name); ok {
				inner.attrs = append(inner.attrs, a)
			}
		}
	}
	r := &recorder{eval: m.eval, instances: m.instances(call), values: debt.Values{Attrs: map[string]any{}}}
	r.body(inner, "", r.values.Attrs, nil)
	r.values.Unsure = append(r.values.Unsure, unsure...)
	return r.values
}

// arguments are the values that a call gives the module's variables. An argument
// of the JSON syntax is understood as far as it is a literal.
func arguments(b block) map[string]hclsyntax.Expression {
	args := map[string]hclsyntax.Expression{}
	for _, a := range b.attrs {
		args[a.name] = registry.Unknown()
		if native, ok := a.expr.(hclsyntax.Expression); ok {
			args[a.name] = native
		} else if v := eval.Constant(a.expr); v.IsWhollyKnown() {
			args[a.name] = &hclsyntax.LiteralValueExpr{Val: v}
		}
	}
	return args
}

// blockOf is a resource of a module as a block that stands where the call does.
func blockOf(r registry.Resource, call block) block {
	b := bodyBlock(r.Body, call)
	b.kind, b.labels = "resource", []string{r.Type, r.Name}
	return b
}

func bodyBlock(body registry.Body, call block) block {
	b := block{at: call.at}
	for _, a := range body.Attributes {
		b.attrs = append(b.attrs, attribute{name: a.Name, expr: a.Expr, at: call.at})
	}
	for _, inner := range body.Blocks {
		nested := bodyBlock(inner.Body, call)
		nested.kind, nested.labels = inner.Type, inner.Labels
		b.blocks = append(b.blocks, nested)
	}
	return b
}

// rowsOf are the rows that a name mentions: that of its address and, where it
// goes into a module that is known, the row inside.
func (m *module) rowsOf(name hcl.Traversal) []string {
	address := addressOf(name)
	if address == "" {
		return nil
	}
	rows := []string{m.id(address)}
	if name.RootName() != "module" {
		return rows
	}
	step, _ := name[1].(hcl.TraverseAttr)
	if known, ok := m.known[step.Name]; ok {
		if inner := known.module.Inner(name[2:]); inner != "" {
			rows = append(rows, m.id("module."+step.Name+"."+inner))
		}
	}
	return rows
}
