package terraform

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/statemachine"
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
	machine, ok := statemachine.Parse(m.document(definition.expr))
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
