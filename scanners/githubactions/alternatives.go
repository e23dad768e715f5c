package githubactions

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// maxAlternatives is how many values of fields with expressions a file may give.
// It bounds what a matrix that every step mentions costs.
const maxAlternatives = 4 << 10

// scope is what expressions of a step may mention that is written in the file.
type scope struct {
	env    []yamlnode.Node     // of the step, the job and the workflow
	matrix yamlnode.Node       // of the job
	values map[string][]string // of what was asked of the matrix before
}

// inside is the scope of a step.
func (s scope) inside(step yamlnode.Node) scope {
	s.env = append([]yamlnode.Node{step.Get("env")}, s.env...)
	return s
}

// alternatives lists the values that a text with expressions takes, one for each
// job of a literal matrix. Inputs stay as written: only callers know them. It is
// empty when an expression says something else.
func (s scope) alternatives(text string) []string {
	values := []string{""}
	var asked string // the part of the matrix that varies
	for rest := text; rest != ""; {
		literal, after, found := strings.Cut(rest, "${{")
		values = extend(values, []string{literal})
		if !found {
			break
		}
		expression, behind, closed := strings.Cut(after, "}}")
		if !closed {
			return nil
		}
		name := strings.TrimSpace(expression)
		more, varies := s.of(name)
		if more == nil || varies && asked != "" && asked != name {
			return nil // two parts of a matrix take their values together
		}
		if varies && asked == name {
			return nil
		}
		if varies {
			asked = name
		}
		values, rest = extend(values, more), behind
	}
	return values
}

// of lists what an expression may be, and whether it differs from job to job.
func (s scope) of(name string) (values []string, varies bool) {
	kind, key, _ := strings.Cut(name, ".")
	switch strings.ToLower(kind) {
	case "inputs":
		if !isNotName(key) {
			return []string{"${{ inputs." + key + " }}"}, false
		}
	case "env":
		return s.variable(key), false
	case "github":
		if key == "workspace" {
			return []string{"."}, false
		}
	case "matrix":
		return s.ofMatrix(name), true
	}
	return nil, false
}

// variable is the value of a variable of the environment that is literal.
func (s scope) variable(key string) []string {
	for _, env := range s.env {
		value := env.Get(key)
		if !isWritten(value) {
			continue
		}
		if text, certain := value.String(); certain {
			return []string{text}
		}
		text, ok := strings.CutPrefix(value.Text(), "${{ github.workspace }}/")
		if !ok || strings.Contains(text, "${{") {
			return nil
		}
		return []string{path.Join(".", text)}
	}
	return nil
}

// ofMatrix lists the values that the matrix gives a reference to it.
func (s scope) ofMatrix(reference string) []string {
	if known, ok := s.values[reference]; ok {
		return known
	}
	var texts []string
	if axis, field, ok := matrixReference("${{" + reference + "}}"); ok {
		nodes, complete := matrixValues(s.matrix, axis, field)
		for _, n := range nodes {
			text, certain := n.String()
			complete = complete && certain
			texts = append(texts, text)
		}
		if !complete {
			texts = nil
		}
	}
	if s.values != nil {
		s.values[reference] = texts
	}
	return texts
}

// extend adds each of some endings to each of some texts.
func extend(texts, endings []string) []string {
	longer := make([]string, 0, len(texts)*len(endings))
	for _, text := range texts {
		for _, ending := range endings {
			longer = append(longer, text+ending)
		}
	}
	return longer
}

// fields lists the alternatives of fields of a step that name places, by the
// names that Step.Unsure has for them.
func (r *reader) fields(fields map[string]yamlnode.Node, s scope) map[string][]string {
	var found map[string][]string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		n := fields[name]
		const longest = 300 // bytes; paths are shorter
		if !n.HasExpression() || len(n.Text()) > longest {
			continue
		}
		values := s.alternatives(n.Text())
		if len(values) == 0 || r.alternatives+len(values) > maxAlternatives {
			continue
		}
		r.alternatives += len(values)
		if found == nil {
			found = map[string][]string{}
		}
		found[name] = values
	}
	return found
}
