package terraform

import (
	"strconv"

	"github.com/hashicorp/hcl/v2"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// migrations makes rows of the moved, removed and import blocks.
func (m *module) migrations() debt.Facts {
	var facts debt.Facts
	seen := map[string]int{}
	for _, b := range m.blocks {
		if b.kind != debt.MigrationMoved && b.kind != debt.MigrationRemoved && b.kind != debt.MigrationImport {
			continue
		}
		row := debt.Migration{
			Unit: m.unit.ID, Kind: b.kind, From: addressText(b, "from"), To: addressText(b, "to"),
			Values: m.valuesOf(b, "from", "to"), At: m.at(b.at),
		}
		row.References = m.named(b)
		row.ID = m.id(b.kind + ":" + row.From + ":" + row.To)
		if seen[row.ID]++; seen[row.ID] > 1 {
			row.ID += "#" + strconv.Itoa(seen[row.ID])
		}
		facts.Migration = append(facts.Migration, row)
	}
	return facts
}

// addressText is the address that an attribute names, as it is written; empty
// when it is not there or computed, as with each.key.
func addressText(b block, name string) string {
	a, ok := b.attr(name)
	if !ok {
		return ""
	}
	traversal, diags := hcl.AbsTraversalForExpr(a.expr)
	if diags.HasErrors() {
		return ""
	}
	return eval.TraversalText(traversal)
}

// named are the rows of this directory that from and to name.
func (m *module) named(b block) []debt.Reference {
	var refs []debt.Reference
	for _, name := range []string{"from", "to"} {
		a, ok := b.attr(name)
		if !ok {
			continue
		}
		for _, t := range a.expr.Variables() {
			if address := addressOf(t); address != "" {
				refs = append(refs, debt.Reference{Attribute: name, To: m.id(address)})
				break // the first names the thing, others its index
			}
		}
	}
	return refs
}
