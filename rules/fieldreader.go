package rules

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fieldReader reads the fields of one YAML mapping strictly: it notes what is
// missing, malformed, repeated or unknown, with the line. A field's text counts
// as written, so that "on", "1e" and "0.1.0" stay what they are.
type fieldReader struct {
	file     string
	prefix   string // of field names in problems: "custom."
	offset   int    // added to the lines of nodes
	line     int    // of the mapping
	fields   map[string]*yaml.Node
	problems *[]Problem
}

func newFieldReader(file, prefix string, offset int, node *yaml.Node, problems *[]Problem) fieldReader {
	r := fieldReader{file, prefix, offset, node.Line, map[string]*yaml.Node{}, problems}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		if _, ok := r.fields[key.Value]; ok {
			r.problem(key.Line, key.Value, "is written twice; keep one")
		}
		r.fields[key.Value] = node.Content[i+1]
	}
	return r
}

func (r fieldReader) problem(line int, field, text string) {
	*r.problems = append(*r.problems, Problem{r.file, r.offset + line, r.prefix + field + " " + text})
}

// only notes every field that is not among the known ones.
func (r fieldReader) only(known ...string) {
	for name, node := range r.fields {
		if !slices.Contains(known, name) {
			r.problem(node.Line, name, "is not a known field; known are "+strings.Join(known, ", "))
		}
	}
}

// text reads a required field; ok says whether its text is well-formed, and
// want what is expected of it.
func (r fieldReader) text(field, want string, ok func(string) bool) string {
	node := r.fields[field]
	if node == nil {
		r.problem(r.line, field, "is missing; expected "+want)
		return ""
	}
	if node.Kind != yaml.ScalarNode || !ok(node.Value) {
		r.problem(node.Line, field, fmt.Sprintf("is %s; expected %s", shown(node), want))
		return ""
	}
	return strings.TrimSpace(node.Value)
}

// optional reads a field that may be left out.
func (r fieldReader) optional(field, want string, ok func(string) bool) string {
	if r.fields[field] == nil {
		return ""
	}
	return r.text(field, want, ok)
}

// list reads a required list with at least one element, none twice.
func (r fieldReader) list(field, want string, ok func(string) bool) []string {
	node := r.fields[field]
	if node == nil {
		r.problem(r.line, field, "is missing; expected a list of "+want)
		return nil
	}
	if node.Kind != yaml.SequenceNode || len(node.Content) == 0 {
		r.problem(node.Line, field, fmt.Sprintf("is %s; expected a list of %s", shown(node), want))
		return nil
	}
	var values []string
	for _, item := range node.Content {
		if item.Kind != yaml.ScalarNode || !ok(item.Value) || slices.Contains(values, item.Value) {
			r.problem(item.Line, field, fmt.Sprintf("has %s; expected a list of %s, each once", shown(item), want))
			continue
		}
		values = append(values, item.Value)
	}
	return values
}

// optionalList reads a list that may be left out.
func (r fieldReader) optionalList(field, want string, ok func(string) bool) []string {
	if r.fields[field] == nil {
		return nil
	}
	return r.list(field, want, ok)
}

// shown renders a node for a message.
func shown(node *yaml.Node) string {
	switch node.Kind {
	case yaml.ScalarNode:
		return fmt.Sprintf("%q", node.Value)
	case yaml.SequenceNode:
		return fmt.Sprintf("a list of %d", len(node.Content))
	case yaml.MappingNode:
		return "a mapping"
	}
	return "an alias"
}
