package terraform

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// moduleCalls makes rows, pins and links of the module blocks.
func (m *module) moduleCalls() debt.Facts {
	var facts debt.Facts
	for _, b := range m.blocks {
		if b.kind != "module" || len(b.labels) != 1 {
			continue
		}
		address := "module." + b.labels[0]
		call := debt.ModuleCall{
			ID: m.id(address), Unit: m.unit.ID, Name: b.labels[0], Address: address,
			Values: m.overridden(b, m.valuesOf(b, "source", "version", "providers", "depends_on")),
			Exists: m.existence(b), References: m.referencesOf(b), At: m.at(b.at),
		}
		call.Source, _ = m.text(b, "source")
		call.Version, _ = m.text(b, "version")
		facts.Module = append(facts.Module, call)
		facts.Resource = append(facts.Resource, m.knownResources(b)...)
		facts.Pin = append(facts.Pin, m.modulePin(b, call))
		if link, ok := m.moduleLink(call); ok {
			facts.Link = append(facts.Link, link)
		}
	}
	return facts
}

// text is the certain value of a string attribute; known is false when the
// attribute is written and its value is not certain.
func (m *module) text(b block, name string) (value string, known bool) {
	a, ok := m.effective(b, name)
	if !ok {
		return "", true
	}
	v := m.eval.Value(a.expr, nil)
	if !v.IsWhollyKnown() || v.IsNull() {
		return "", v.IsWhollyKnown()
	}
	s, ok := plain(v).(string)
	return s, ok
}

func (m *module) modulePin(b block, call debt.ModuleCall) debt.Pin {
	pin := debt.Pin{
		ID: m.id("pin:" + call.Address), Unit: m.unit.ID, Kind: debt.PinModule,
		Source: call.Source, Key: call.Address, At: m.at(b.at),
	}
	if a, ok := b.attr("source"); ok {
		pin.At = m.at(a.at)
	}
	if _, known := m.text(b, "source"); !known {
		pin.Unsure = append(pin.Unsure, "name", "version")
		return pin
	}
	s := parseSource(call.Source)
	pin.SourceType, pin.Name, pin.Version, pin.RefKind = s.kind, s.name, s.ref, s.refKind
	if s.kind == sourceRegistry {
		pin.Constraint = call.Version
		if _, known := m.text(b, "version"); !known {
			pin.Unsure = append(pin.Unsure, "constraint")
		}
	}
	return pin
}

// moduleLink is the edge to a local module. Whether a unit stands at its end is
// for the graph to say.
func (m *module) moduleLink(call debt.ModuleCall) (debt.Link, bool) {
	link := debt.Link{From: m.unit.ID, Kind: debt.LinkModule, At: call.At}
	switch s := parseSource(call.Source); {
	case call.Source == "":
		return link, false
	case s.kind == sourceLocal:
		target := path.Join(m.unit.Path, call.Source)
		link.To, link.Status = debt.UnitID(debt.Terraform, target), debt.LinkResolved
		if target == ".." || strings.HasPrefix(target, "../") {
			link.Status = debt.LinkExternal // above what is scanned
		}
	default:
		link.To, link.Status = call.Source, debt.LinkExternal
	}
	return link, true
}
