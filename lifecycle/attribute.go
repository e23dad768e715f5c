package lifecycle

import (
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// attribute is a place where a row names the version of something that a cloud
// runs. The path has no indexes: every block of a type is looked into.
type attribute struct {
	path string // "runtime", "site_config.application_stack.node_version"
	kind string // of the pin
	read reading
}

// reading says what a value means; values are all that is known of the row.
type reading func(t Table, value string, values debt.Values) []debt.Product

// ResourcePins are the pins of the versions that a Terraform resource names:
// kind "runtime" or "engine", keyed by the attribute's address. Only what is
// certain counts.
func (t Table) ResourcePins(r debt.Resource) []debt.Pin {
	if r.Exists == debt.ExistsNo || r.Mode == "data" {
		return nil
	}
	row := debt.Pin{ID: r.ID, Unit: r.Unit, Key: r.Address, SourceType: fromAttribute, At: r.At}
	return t.pins(row, t.attributes[r.Type], r.Values)
}

// ModulePins are the pins of the versions that a call of a well-known module
// names, as ResourcePins.
func (t Table) ModulePins(m debt.ModuleCall) []debt.Pin {
	if m.Exists == debt.ExistsNo {
		return nil
	}
	row := debt.Pin{ID: m.ID, Unit: m.Unit, Key: m.Address, SourceType: fromArgument, At: m.At}
	return t.pins(row, t.arguments[moduleName(m.Source)], m.Values)
}

// pins reads the attributes of a row. The row is a pin with all that its pins
// have in common.
func (t Table) pins(row debt.Pin, attributes []attribute, values debt.Values) []debt.Pin {
	var pins []debt.Pin
	for _, a := range attributes {
		for _, found := range lookup(values, a.path) {
			products := a.read(t, found.text, values)
			if len(products) == 0 {
				continue
			}
			pin := row
			pin.ID, pin.Key, pin.Kind = row.ID+"/pin:"+found.path, row.Key+"."+found.path, a.kind
			pin.Source, pin.Version, pin.Products = found.text, found.text, products
			pin.Name = products[0].Name
			if a.kind == debt.PinRuntime {
				pin.Name = runtimeName(found.text, products[0])
			}
			pins = append(pins, pin)
		}
	}
	return pins
}

// runtimeName is a runtime as clouds call it: "python3.7". Where only the
// version is written, the product stands before it.
func runtimeName(value string, p debt.Product) string {
	if isDigit(value[0]) || value[0] == '~' {
		return p.Name + value
	}
	return value
}

// value is a text with the path, indexes included, where it stands.
type value struct{ path, text string }

// lookup finds the certain values at a path: texts, and whole numbers, which
// Terraform turns into the same text.
func lookup(values debt.Values, path string) []value {
	var found []value
	for _, v := range walk(values.Attrs, "", strings.Split(path, ".")) {
		if !slices.Contains(values.Unsure, v.path) && v.text != "" {
			found = append(found, v)
		}
	}
	return found
}

func walk(tree any, at string, path []string) []value {
	switch node := tree.(type) {
	case []any:
		var found []value
		for i, element := range node {
			found = append(found, walk(element, at+"."+strconv.Itoa(i), path)...)
		}
		return found
	case map[string]any:
		if len(path) == 0 {
			return nil
		}
		return walk(node[path[0]], strings.TrimPrefix(at+"."+path[0], "."), path[1:])
	case string:
		if len(path) == 0 {
			return []value{{at, strings.TrimSpace(node)}}
		}
	case float64:
		if whole := int64(node); len(path) == 0 && float64(whole) == node {
			return []value{{at, strconv.FormatInt(whole, 10)}}
		}
	case int:
		if len(path) == 0 {
			return []value{{at, strconv.Itoa(node)}}
		}
	}
	return nil
}

// mentions reports whether a name is written at the top of values, known or not.
func mentions(values debt.Values, name string) bool {
	if _, ok := values.Attrs[name]; ok {
		return true
	}
	return slices.ContainsFunc(values.Unsure, func(path string) bool {
		return path == name || strings.HasPrefix(path, name+".")
	})
}

// text is a certain text at the top of values.
func text(values debt.Values, name string) string {
	s, _ := values.Attrs[name].(string)
	return s
}
