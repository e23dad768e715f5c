package terraform

import (
	"path"
	"strconv"

	"github.com/debtscan/debtscan/debt"
)

// readLegacy reads files that HCL cannot parse line by line, as many of Terraform
// 0.11 still are. What they declare becomes facts, by name: of arguments nothing
// is known. The files stay unread, in part or as a whole. Reading by line has
// bounds, which the parser of the old syntax lacks.
func (m *module) readLegacy() {
	for i := range m.unread {
		u := &m.unread[i]
		content := m.broken[u.Path]
		if content == nil || roleOf(path.Base(u.Path)) != fileNative || isOverride(path.Base(u.Path)) {
			continue
		}
		blocks, ok := declarations(content)
		if !ok || len(blocks) == 0 {
			continue
		}
		seen := map[string]int{}
		for _, b := range blocks {
			m.legacy.Append(m.legacyBlock(u.Path, b, seen))
		}
		u.Partial = true
		u.Reason += "; only the names and versions in it are read, no arguments. If it is for Terraform 0.11, upgrade it to the syntax of 0.12"
	}
}

// legacyBlock makes rows of what one block declares.
func (m *module) legacyBlock(file string, b declared, seen map[string]int) debt.Facts {
	at := debt.At{Unit: m.unit.ID, Location: debt.Location{Path: file, Line: b.line, EndLine: b.end}, Read: debt.Fallback}
	var facts debt.Facts
	switch b.kind {
	case "variable":
		facts.Variable = []debt.Variable{{
			ID: m.id("var." + b.labels[0]), Unit: m.unit.ID, Name: b.labels[0], Type: b.texts["type"], Description: b.texts["description"],
			HasDefault: b.has["default"], Used: true, At: at, // nobody knows what mentions it
		}}
	case "output":
		facts.Output = []debt.Output{{
			ID: m.id("output." + b.labels[0]), Unit: m.unit.ID, Name: b.labels[0], Description: b.texts["description"], At: at,
		}}
	case "resource", "data":
		facts.Resource = []debt.Resource{m.legacyResource(b, at)}
	case "module":
		facts = m.legacyCall(b, at)
	case "provider":
		facts.Pin = m.legacyVersion(b, "version", debt.Pin{
			Kind: debt.PinProvider, Name: "hashicorp/" + b.labels[0], SourceType: "block", Key: "provider." + b.labels[0], At: at,
		}, seen)
	case "terraform":
		facts.Pin = m.legacyVersion(b, "required_version", debt.Pin{
			Kind: debt.PinTool, Name: "terraform", SourceType: "required", Key: "required_version", At: at,
		}, seen)
	}
	return facts
}

func (m *module) legacyResource(b declared, at debt.At) debt.Resource {
	mode, address := "managed", b.labels[0]+"."+b.labels[1]
	if b.kind == "data" {
		mode, address = "data", "data."+address
	}
	return debt.Resource{
		ID: m.id(address), Unit: m.unit.ID, Mode: mode, Type: b.labels[0], Name: b.labels[1], Address: address,
		Values: debt.Values{Attrs: map[string]any{}}, Exists: debt.ExistsUnknown, At: at,
	}
}

func (m *module) legacyCall(b declared, at debt.At) debt.Facts {
	address := "module." + b.labels[0]
	source, known := b.texts["source"]
	version, versionKnown := b.texts["version"]
	call := debt.ModuleCall{
		ID: m.id(address), Unit: m.unit.ID, Name: b.labels[0], Address: address, Source: source, Version: version,
		Values: debt.Values{Attrs: map[string]any{}}, Exists: debt.ExistsUnknown, At: at,
	}
	pin := debt.Pin{ID: m.id("pin:" + address), Unit: m.unit.ID, Kind: debt.PinModule, Source: source, Key: address, At: at}
	if !known {
		pin.Unsure = []string{"name", "version"}
		return debt.Facts{Module: []debt.ModuleCall{call}, Pin: []debt.Pin{pin}}
	}
	s := parseSource(source)
	pin.SourceType, pin.Name, pin.Version, pin.RefKind = s.kind, s.name, s.ref, s.refKind
	if s.kind == sourceRegistry {
		pin.Constraint = version
		if b.has["version"] && !versionKnown {
			pin.Unsure = []string{"constraint"}
		}
	}
	facts := debt.Facts{Module: []debt.ModuleCall{call}, Pin: []debt.Pin{pin}}
	if link, ok := m.moduleLink(call); ok {
		facts.Link = append(facts.Link, link)
	}
	return facts
}

// legacyVersion completes a pin by the attribute that has its constraint; there
// is none without it. Blocks of one provider differ by alias, and get a number.
func (m *module) legacyVersion(b declared, name string, pin debt.Pin, seen map[string]int) []debt.Pin {
	constraint, known := b.texts[name]
	if !b.has[name] {
		return nil
	}
	if pin.Constraint = constraint; !known {
		pin.Unsure = []string{"constraint"}
	}
	if seen[pin.Key]++; seen[pin.Key] > 1 {
		pin.Key += "." + strconv.Itoa(seen[pin.Key])
	}
	pin.Unit, pin.ID = m.unit.ID, m.id("pin:"+pin.Key)
	return []debt.Pin{pin}
}
