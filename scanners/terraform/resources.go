package terraform

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// resources makes rows of the resource and data blocks.
func (m *module) resources() debt.Facts {
	var facts debt.Facts
	for _, b := range m.blocks {
		mode, address := "", ""
		switch {
		case len(b.labels) != 2:
			continue
		case b.kind == "resource":
			mode, address = "managed", b.labels[0]+"."+b.labels[1]
		case b.kind == "data":
			mode, address = "data", "data."+b.labels[0]+"."+b.labels[1]
		default:
			continue
		}
		id := m.id(address)
		row := debt.Resource{
			ID: id, Unit: m.unit.ID, Mode: mode,
			Type: b.labels[0], Name: b.labels[1], Address: m.address(id), Exists: m.present(b), At: m.at(b.at),
		}
		switch {
		case m.call != nil && row.Exists == debt.ExistsNo: // all there is to say of it
			row.Attrs = map[string]any{}
		case m.call != nil && m.isDoubtful(b, row.Exists):
			row.Values, row.References = outline(b), m.referencesOf(b)
		default:
			row.Values = m.repeated(m.overridden(b, m.valuesOf(b, "provider", "depends_on")))
			row.References = m.referencesOf(b)
		}
		facts.Resource = append(facts.Resource, row)
	}
	return facts
}

// overridden makes unsure what an override file sets of the same block.
// Terraform merges such files last; what they change is rarely seen by the
// reader of the block, and never certain here.
func (m *module) overridden(b block, values debt.Values) debt.Values {
	for _, o := range m.overrides {
		if o.kind != b.kind || !slices.Equal(o.labels, b.labels) {
			continue
		}
		for _, a := range o.attrs {
			delete(values.Attrs, a.name)
			delete(values.Maybe, a.name)
			values.Unsure = append(values.Unsure, a.name)
		}
		for _, inner := range o.blocks {
			delete(values.Attrs, inner.kind)
			values.Unsure = append(values.Unsure, inner.kind)
		}
	}
	slices.Sort(values.Unsure)
	values.Unsure = slices.Compact(values.Unsure)
	return values
}

// at is a place in the module's files. What stands in files that were downloaded
// is at the call that leads to them.
func (m *module) at(l debt.Location) debt.At {
	if m.call != nil && m.call.outside != nil {
		l = *m.call.outside
	}
	return debt.At{Unit: m.unit.ID, Location: l, Read: debt.Parsed}
}
