package githubactions

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
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
	nested int                 // how many variables stand around
	loose  bool                // what is not known stays as written
}

// inside is the scope of a step.
func (s scope) inside(step yamlnode.Node) scope {
	s.env = append([]yamlnode.Node{step.Get("env")}, s.env...)
	return s
}

// alternatives lists the values that a text with expressions takes, one for each
// job of a literal matrix. What callers know stays as written. It is empty when an
// expression says something else, unless the scope is loose: then that stays as
// written too.
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
		switch {
		case more == nil && !s.loose:
			return nil
		case more == nil:
			values = extend(values, []string{"${{ " + name + " }}"})
		case varies && asked != "" && !s.aligned(values, more):
			return nil // two parts of a matrix take their values together
		case varies && asked != "":
			for i := range values {
				values[i] += more[i]
			}
		default:
			values = extend(values, more)
		}
		if varies && more != nil {
			asked = name
		}
		rest = behind
	}
	return values
}

// aligned reports whether two lists that come from a matrix go together, value by
// value: the matrix is written job by job, and each job has both.
func (s scope) aligned(values, more []string) bool {
	jobs := 0
	for pair := range s.matrix.Pairs() {
		if !strings.EqualFold(pair.Key.Text(), "include") {
			return false
		}
		jobs = len(pair.Value.Items())
	}
	return len(values) == jobs && len(more) == jobs
}

// of lists what an expression may be, and whether it differs from job to job.
func (s scope) of(name string) (values []string, varies bool) {
	kind, key, _ := strings.Cut(name, ".")
	switch strings.ToLower(kind) {
	case "env":
		return s.variable(key)
	case "matrix":
		return s.ofMatrix(name), true
	case "github":
		if key == "workspace" {
			return []string{"."}, false
		}
	}
	if callersKnow(name) {
		return []string{"${{ " + name + " }}"}, false
	}
	return nil, false
}

// callersKnow reports whether an expression mentions only what the callers of a
// reusable workflow or an action know: its inputs, and the name of the workflow
// that runs.
func callersKnow(expression string) bool {
	bare := regexp.MustCompile(`'[^']*'`).ReplaceAllString(expression, "''")
	mentioned := regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_.-]*(?:\s*[(\[])?`).FindAllString(bare, -1)
	for _, name := range mentioned {
		_, isInput := strings.CutPrefix(name, "inputs.")
		if !isInput && name != "github.workflow" && name != "format(" && name != "true" && name != "false" {
			return false
		}
	}
	return len(mentioned) > 0
}

// maxNested is how deep variables of the environment may stand for each other.
const maxNested = 3

// variable is what a variable of the environment may be.
func (s scope) variable(key string) (values []string, varies bool) {
	for i, env := range s.env {
		value := env.Get(key)
		if !isWritten(value) {
			continue
		}
		if text, certain := value.String(); certain {
			return []string{text}, false
		}
		if s.nested++; s.nested > maxNested || len(value.Text()) > longestPlace {
			return nil, false
		}
		s.env = s.env[i:] // a variable of the workflow sees none of a step
		values = s.alternatives(value.Text())
		return values, len(values) > 1
	}
	return nil, false
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
		if !n.HasExpression() || len(n.Text()) > longestPlace {
			continue
		}
		inside := s
		inside.loose = name == "with.tags"
		values := r.take(inside.alternatives(n.Text()))
		if len(values) == 0 {
			continue
		}
		if found == nil {
			found = map[string][]string{}
		}
		found[name] = values
	}
	return found
}

// longestPlace is how many bytes a field may have that names a place.
const longestPlace = 300

// take counts alternatives, and gives none where the file has too many.
func (r *reader) take(values []string) []string {
	if r.alternatives+len(values) > maxAlternatives {
		return nil
	}
	r.alternatives += len(values)
	return values
}

// words puts in place of each word of commands that is not known what it may
// be. A variable of the shell is one of the step's environment.
func (r *reader) words(commands []debt.Command, s scope) {
	variable := regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)\}`)
	for i, c := range commands {
		var found map[string][]string
		for _, word := range slices.Sorted(maps.Keys(c.Alternatives)) {
			text := strings.ReplaceAll(c.Alternatives[word][0], "${GITHUB_WORKSPACE}", ".")
			text = variable.ReplaceAllString(text, "$${{ env.$1 }}")
			if strings.Contains(strings.ReplaceAll(text, "${{", ""), "${") {
				continue // an argument, and a step has none
			}
			inside := s
			inside.loose = namesImages(c)
			values := r.take(inside.alternatives(text))
			if len(values) == 0 {
				continue
			}
			if found == nil {
				found = map[string][]string{}
			}
			found[word] = values
		}
		commands[i].Alternatives = found
	}
}

// namesImages reports whether words of a command may be names of images: these
// say something where their registry or their tag is not known.
func namesImages(c debt.Command) bool {
	return slices.Contains([]string{"docker", "podman", "buildah"}, c.Name)
}
