package rules

import (
	"maps"
	"strings"
)

// wanted is what a set of rules mentions of the input. Converting rows for
// rules takes more time and memory than reading most of them, so what no rule
// mentions is not converted.
type wanted struct {
	all   bool            // some rule mentions what cannot be told from its text
	names map[string]bool // tables, and keys of groups as "resource.aws_sqs_queue"
}

// wants finds what the rules of s mention. A nil set wants everything.
func (s *Set) wants() wanted {
	w := wanted{all: s == nil, names: map[string]bool{}}
	if s == nil {
		return w
	}
	g, lib := newGrammar(), newLibrary(s.lib)
	for _, r := range s.rules {
		w.read(g, lib, r.text)
	}
	for _, d := range lib.used(s.rules) {
		w.read(g, lib, libraryHead+d.text)
	}
	return w
}

// Mentions reports whether a rule of s may look at a table of the input, so that
// what is dear to find out is found out for those who ask. A nil set looks at all.
func (s *Set) Mentions(table string) bool {
	w := s.wants()
	return w.all || w.names[table]
}

// read adds what a text mentions.
func (w *wanted) read(g grammar, lib library, text string) {
	text = g.comment.ReplaceAllString(text, "")
	variable := map[string]bool{}
	for _, m := range g.mention.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
		table, key := part(1)+part(2), part(3)+part(4)
		switch role := roleOf(table); {
		case role == roleUnknown:
			w.all = true
		case role == roleGroup && key != "":
			w.names[table+"."+key] = true
		case role == roleGroup && strings.HasPrefix(text[m[1]:], "["):
			variable[table] = true
		default:
			w.names[table] = true
		}
	}
	if len(variable) > 0 {
		w.readVariables(lib, text, variable)
	}
}

// readVariables adds the keys that variables stand for, and whole tables where
// that cannot be told.
func (w *wanted) readVariables(lib library, text string, tables map[string]bool) {
	keys, ok := variableKeys(text, lib.defined)
	if !ok {
		maps.Copy(w.names, tables)
		return
	}
	for table, names := range keys {
		for _, name := range names {
			w.names[table+"."+name] = true
		}
	}
}

// prune empties what nobody wants.
func (d document) prune(w wanted) document {
	if w.all {
		return d
	}
	d.Resource, d.Data = pruneGroups(d.Resource, w, "resource"), pruneGroups(d.Data, w, "data")
	d.State, d.Pin = pruneGroups(d.State, w, "state"), pruneGroups(d.Pin, w, "pin")
	d.Instruction, d.Command = pruneGroups(d.Instruction, w, "instruction"), pruneGroups(d.Command, w, "command")
	d.Variable, d.Output, d.Local = pruneRows(d.Variable, w, "variable"), pruneRows(d.Output, w, "output"), pruneRows(d.Local, w, "local")
	d.Migration, d.Test, d.Copy = pruneRows(d.Migration, w, "migration"), pruneRows(d.Test, w, "test"), pruneRows(d.Copy, w, "copy")
	d.StateCircle = pruneRows(d.StateCircle, w, "state_circle")
	d.Module, d.Provider = pruneRows(d.Module, w, "module"), pruneRows(d.Provider, w, "provider")
	d.Workflow, d.Job, d.Step = pruneRows(d.Workflow, w, "workflow"), pruneRows(d.Job, w, "job"), pruneRows(d.Step, w, "step")
	d.Marker = pruneGroups(d.Marker, w, "marker")
	d.Change, d.Grade = pruneRows(d.Change, w, "change"), pruneRows(d.Grade, w, "grade")
	d.Dependency = pruneRows(d.Dependency, w, "dependency")
	d.Link, d.Unread = pruneRows(d.Link, w, "link"), pruneRows(d.Unread, w, "unread")
	d.StateMachine, d.MachineState = pruneRows(d.StateMachine, w, "state_machine"), pruneRows(d.MachineState, w, "machine_state")
	d.BootScript, d.WorkspaceUse = pruneRows(d.BootScript, w, "boot_script"), pruneRows(d.WorkspaceUse, w, "workspace_use")
	d.Container, d.RepeatedKey = pruneRows(d.Container, w, "container"), pruneRows(d.RepeatedKey, w, "repeated_key")
	d.PrometheusAlert, d.Alertmanager = pruneRows(d.PrometheusAlert, w, "prometheus_alert"), pruneRows(d.Alertmanager, w, "alertmanager")
	d.Identifier = pruneRows(d.Identifier, w, "identifier")
	d.Units = pruneIndex(d.Units, w, "units")
	d.Closed, d.Whole = pruneIndex(d.Closed, w, "closed"), pruneIndex(d.Whole, w, "whole")
	d.Neighbours = pruneIndex(d.Neighbours, w, "neighbours")
	d.Referrers = pruneIndex(d.Referrers, w, "referrers")
	return d
}

func pruneGroups[T any](groups map[string][]T, w wanted, table string) map[string][]T {
	if w.names[table] {
		return groups
	}
	kept := map[string][]T{}
	for key, rows := range groups {
		if w.names[table+"."+key] {
			kept[key] = rows
		}
	}
	return kept
}

func pruneRows[T any](rows []T, w wanted, table string) []T {
	if w.names[table] {
		return rows
	}
	return nil
}

func pruneIndex[T any](index map[string]T, w wanted, table string) map[string]T {
	if w.names[table] {
		return index
	}
	return nil
}
