package terraform

import (
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terragrunt"
)

// terragrunt makes rows of what Terragrunt does in the directory: the module it
// runs, the directories it waits for, and the place of its state.
func (m *module) terragrunt(fsys fs.FS) debt.Facts {
	var facts debt.Facts
	for _, file := range m.unit.Files {
		if roleOf(path.Base(file)) != fileTerragrunt {
			continue
		}
		c := terragrunt.Read(fsys, file)
		facts.Unread = append(facts.Unread, c.Unread...)
		for _, s := range c.Sources {
			facts.Append(m.terragruntSource(s))
		}
		for _, d := range c.Dependencies {
			facts.Link = append(facts.Link, m.dependency(d))
		}
		if c.State != nil && c.State.Backend != "" && !c.Parent {
			facts.State = append(facts.State, m.remoteState(*c.State))
		}
		if !c.Parent || len(m.blocks) > 0 {
			facts.State = append(facts.State, m.generator(file))
		}
	}
	facts.Link = slices.CompactFunc(facts.Link, func(a, b debt.Link) bool { return reflect.DeepEqual(a, b) })
	return facts
}

// generator is the file itself: it may write a backend that no code shows. One
// that is only there to be included writes nothing by itself.
func (m *module) generator(file string) debt.State {
	return debt.State{
		ID: m.id("file:" + path.Base(file)), Unit: m.unit.ID, Kind: "generator", Name: path.Base(file),
		Durability: debt.DurabilityUnknown, Values: debt.Values{Attrs: map[string]any{}}, At: m.at(debt.Location{Path: file}),
	}
}

// terragruntSource makes a pin and a link of a module's address, as a module
// call has them.
func (m *module) terragruntSource(s terragrunt.Source) debt.Facts {
	key := s.Key + ".source"
	call := debt.ModuleCall{Source: s.Text, Address: key, At: m.at(s.At)}
	pin := debt.Pin{ID: m.id("pin:" + key), Unit: m.unit.ID, Kind: debt.PinModule, Source: s.Text, Key: key, At: call.At}
	if s.Text == "" {
		pin.Unsure = []string{"name", "version"}
		return debt.Facts{Pin: []debt.Pin{pin}}
	}
	if name, version, ok := registrySource(s.Text); ok {
		pin.SourceType, pin.Name, pin.Constraint = sourceRegistry, name, version
	} else {
		parsed := parseSource(s.Text)
		pin.SourceType, pin.Name, pin.Version, pin.RefKind = parsed.kind, parsed.name, parsed.ref, parsed.refKind
	}
	facts := debt.Facts{Pin: []debt.Pin{pin}}
	if link, ok := m.moduleLink(call); ok {
		link.Condition, link.Evidence = s.Condition, s.Condition
		facts.Link = append(facts.Link, link)
	}
	return facts
}

// registrySource takes apart the form that Terragrunt has for modules of a
// registry: "tfr://host/namespace/name/provider?version=1.2.3".
func registrySource(text string) (name, version string, ok bool) {
	rest, ok := strings.CutPrefix(text, "tfr://")
	if !ok {
		return "", "", false
	}
	address, query, _ := strings.Cut(rest, "?")
	if values, err := url.ParseQuery(query); err == nil {
		version = values.Get("version")
	}
	name = strings.TrimPrefix(strings.TrimPrefix(address, "registry.terraform.io/"), "/")
	name, _, _ = strings.Cut(name, "//")
	return name, version, true
}

func (m *module) dependency(d terragrunt.Dependency) debt.Link {
	kind := debt.LinkOrder
	if d.Outputs {
		kind = debt.LinkState
	}
	return debt.Link{
		From: m.unit.ID, To: debt.UnitID(debt.Terraform, d.Dir), Kind: kind, Status: debt.LinkResolved, At: m.at(d.At),
	}
}

// remoteState is a backend that Terragrunt writes. Unlike one that is written
// in code, nobody completes it on the command line; what is not set is unsure
// all the same, since an include may add to it.
func (m *module) remoteState(s terragrunt.State) debt.State {
	durability := debt.Durable
	if s.Backend == "local" {
		durability = debt.Ephemeral
	}
	values := debt.Values{Attrs: map[string]any{}, Unsure: s.Unsure}
	for name, v := range s.Config {
		values.Attrs[name] = plain(v)
	}
	slices.Sort(values.Unsure)
	return debt.State{
		ID: m.id("backend." + s.Backend), Unit: m.unit.ID, Kind: "backend", Name: s.Backend,
		Durability: durability, Values: values, At: m.at(s.At),
	}
}
