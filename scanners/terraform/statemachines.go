package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/statemachine"
)

const (
	// hole stands in a definition's text for what is not known. It is a
	// character that no alphabet has.
	hole = "\ue000"
	// maxAliases is how many locals in a row may stand for a definition.
	maxAliases = 5
)

// stateMachines makes rows of the workflows in the Amazon States Language that
// resources define.
func (m *module) stateMachines() debt.Facts {
	var facts debt.Facts
	for _, b := range m.blocks {
		if b.kind != "resource" || len(b.labels) != 2 || b.labels[0] != "aws_sfn_state_machine" {
			continue
		}
		if a, ok := b.attr("definition"); ok {
			facts.Append(m.stateMachine(b, a))
		}
	}
	return facts
}

func (m *module) stateMachine(b block, definition attribute) debt.Facts {
	address := b.labels[0] + "." + b.labels[1]
	resource := m.id(address)
	row := debt.StateMachine{
		ID: resource + "/definition", Unit: m.unit.ID, Resource: resource, Address: address, Kind: m.machineKind(b),
		Values: debt.Values{Attrs: map[string]any{}}, Exists: m.existence(b), At: m.at(definition.at),
	}
	machine, ok := statemachine.Parse(m.document(definition.expr, 0))
	if !ok || m.isReplaced(b, "definition") {
		row.Unsure = []string{"States"}
		return debt.Facts{StateMachine: []debt.StateMachine{row}}
	}
	row.Known = machine.Whole
	row.Values = debt.Values{Attrs: machine.Fields, Unsure: machine.Unsure}
	facts := debt.Facts{StateMachine: []debt.StateMachine{row}}
	for _, s := range machine.States {
		facts.MachineState = append(facts.MachineState, stateOf(row, s))
	}
	return facts
}

func stateOf(machine debt.StateMachine, s statemachine.State) debt.MachineState {
	resource, _ := s.Fields["Resource"].(string)
	kind, _ := s.Fields["Type"].(string)
	pattern, action := statemachine.Integration(resource)
	inside := ""
	if s.In != "" {
		inside = machine.ID + "/" + s.In
	}
	return debt.MachineState{
		ID: machine.ID + "/" + s.Path, Unit: machine.Unit, Machine: machine.ID, Address: machine.Address,
		Name: s.Name, Path: s.Path, Inside: inside, Type: kind, Pattern: pattern, Action: action,
		Values: debt.Values{Attrs: s.Fields, Unsure: s.Unsure}, Exists: machine.Exists, At: machine.At,
	}
}

// machineKind is the machine's kind; standard is the provider's default.
func (m *module) machineKind(b block) string {
	kind, known := m.text(b, "type")
	switch {
	case !known || m.isReplaced(b, "type"):
		return ""
	case kind == "":
		return "STANDARD"
	}
	return kind
}

// isReplaced reports whether an override file gives the block's attribute anew.
func (m *module) isReplaced(b block, name string) bool {
	for _, o := range m.overrides {
		if o.kind == b.kind && strings.Join(o.labels, ".") == strings.Join(b.labels, ".") {
			if _, ok := o.attr(name); ok {
				return true
			}
		}
	}
	return false
}

// document is the JSON that an expression writes, with Unknown in the place of
// what is not known.
func (m *module) document(expr hcl.Expression, aliases int) any {
	switch e := expr.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		if source, rest, ok := m.eval.Source(e.Traversal); ok && len(rest) == 0 && aliases < maxAliases && plainLocal(e.Traversal) {
			return m.document(source, aliases+1)
		}
	case *hclsyntax.FunctionCallExpr:
		if e.Name == "jsonencode" && len(e.Args) == 1 && !e.ExpandFinal {
			return uncertain(m.eval.Value(e.Args[0], nil))
		}
	}
	text, ok := m.eval.Holed(expr, nil, hole)
	if !ok {
		return statemachine.Unknown{}
	}
	document, ok := statemachine.Decode(text, hole)
	if !ok {
		return statemachine.Unknown{}
	}
	return document
}

// plainLocal reports whether a name is a local itself, not a part of one: what
// a part is made of may be inside a call.
func plainLocal(t hcl.Traversal) bool { return len(t) == 2 }

// uncertain turns a value into plain JSON in which Unknown stands for what is
// not known.
func uncertain(v cty.Value) any {
	switch {
	case !v.IsKnown():
		return statemachine.Unknown{}
	case v.IsNull() || v.IsWhollyKnown() && !v.CanIterateElements():
		return plain(v)
	case v.Type().IsObjectType() || v.Type().IsMapType():
		object := map[string]any{}
		for key, member := range v.AsValueMap() {
			object[key] = uncertain(member)
		}
		return object
	case v.CanIterateElements():
		list := make([]any, 0, v.LengthInt())
		for _, element := range v.AsValueSlice() {
			list = append(list, uncertain(element))
		}
		return list
	}
	return statemachine.Unknown{}
}
