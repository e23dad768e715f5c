package statemachine

import (
	"maps"
	"slices"
	"strconv"
)

// Machine is what a definition says.
type Machine struct {
	Known
	States []State // by path
	Whole  bool    // no state is hidden by what is not known
}

// State is one state, at whatever depth.
type State struct {
	Name string
	Path string // the names of the states around it and its own, with slashes
	In   string // path of the Map or the Parallel that runs it; empty at the top
	Known
}

// Known is what is certain of a machine's or a state's fields, as plain JSON,
// and the paths of those that are written and not known.
type Known struct {
	Fields map[string]any
	Unsure []string
}

// Parse reads a definition: maps, lists, strings, numbers and booleans as JSON
// has them, and Unknown. It is not ok when the document is no state machine, or
// nothing is known of its states.
func Parse(document any) (machine Machine, ok bool) {
	object, isObject := document.(map[string]any)
	if !isObject {
		return Machine{}, false
	}
	states, hasStates := object["States"].(map[string]any)
	if !hasStates {
		return Machine{}, false
	}
	m := Machine{Known: Pick(object, "Comment", "States"), Whole: true}
	m.walk(states, State{}, 1)
	return m, true
}

// walk adds states that run inside of another, and those inside of them.
func (m *Machine) walk(states map[string]any, around State, depth int) {
	if depth > maxDepth {
		m.Whole = false
		return
	}
	for _, name := range slices.Sorted(maps.Keys(states)) {
		fields, ok := states[name].(map[string]any)
		if !ok || len(m.States) >= maxStates {
			m.Whole = false
			continue
		}
		s := State{Name: name, Path: name, In: around.Path, Known: Pick(fields, skipped()...)}
		if s.In != "" {
			s.Path = s.In + "/" + name
		}
		m.States = append(m.States, s)
		m.inside(fields, s, depth)
	}
}

// skipped are the fields that say what is worked on, not how: they are large,
// and may hold what is nobody's business. Workflows inside have rows of their own.
func skipped() []string {
	return []string{
		"Comment", "Parameters", "Arguments", "Assign", "Output", "Result", "ResultSelector", "ItemSelector", "ItemReader",
		"ResultWriter", "Choices", "Iterator", "ItemProcessor", "Branches", "Cause",
	}
}

// inside walks the workflows that a state runs: those of a Map or of a Parallel.
func (m *Machine) inside(fields map[string]any, s State, depth int) {
	for _, field := range []string{"Iterator", "ItemProcessor"} {
		if inner, ok := fields[field]; ok {
			m.workflow(inner, s, depth)
		}
	}
	branches, ok := fields["Branches"]
	if !ok {
		return
	}
	list, isList := branches.([]any)
	m.Whole = m.Whole && isList
	for _, branch := range list {
		m.workflow(branch, s, depth)
	}
}

func (m *Machine) workflow(inner any, around State, depth int) {
	object, _ := inner.(map[string]any)
	states, ok := object["States"].(map[string]any)
	if !ok {
		m.Whole = false
		return
	}
	m.walk(states, around, depth+1)
}

// Pick splits an object's members, less those skipped, into what is certain and
// what is not known. A null is a field that is not set.
func Pick(object map[string]any, skip ...string) Known {
	k := Known{Fields: map[string]any{}}
	for key, member := range object {
		if slices.Contains(skip, key) || member == nil {
			continue
		}
		if v, ok := k.certain(member, key); ok {
			k.Fields[key] = v
		}
	}
	slices.Sort(k.Unsure)
	return k
}

// certain is a value without what is not known in it. A list that lacks an
// element says nothing.
func (k *Known) certain(v any, path string) (any, bool) {
	switch v := v.(type) {
	case Unknown:
		k.Unsure = append(k.Unsure, path)
		return nil, false
	case map[string]any:
		kept := map[string]any{}
		for key, member := range v {
			if c, ok := k.certain(member, path+"."+key); ok {
				kept[key] = c
			}
		}
		return kept, true
	case []any:
		return k.list(v, path)
	}
	return v, true
}

func (k *Known) list(v []any, path string) (any, bool) {
	if slices.ContainsFunc(v, func(element any) bool { _, unknown := element.(Unknown); return unknown }) {
		k.Unsure = append(k.Unsure, path)
		return nil, false
	}
	kept := make([]any, len(v))
	for i, element := range v {
		kept[i], _ = k.certain(element, path+"."+strconv.Itoa(i))
	}
	return kept, true
}
