package dockerfile

import (
	"regexp"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// unknown stands in an expanded word for what only a build knows. It is a
// character for private use: no image reference has it.
const unknown = "\ue000"

// Limits of expansion; an image reference is under 500 bytes long. The budget
// is for one file, since defaults can double each other line after line.
const (
	maxWord   = 1 << 10
	maxBudget = 1 << 20
)

// variables are the ARGs before the first FROM, with their defaults.
type variables struct {
	escape rune
	values map[string]string
	plain  *regexp.Regexp // a variable without a modifier
	budget int
}

// newVariables knows the variables that a build sets by itself, and that their
// values are not known here.
func newVariables(escape rune) *variables {
	v := &variables{
		escape: escape,
		values: map[string]string{},
		plain:  regexp.MustCompile(`\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})`),
		budget: maxBudget,
	}
	for _, side := range []string{"TARGET", "BUILD"} {
		for _, part := range []string{"PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT"} {
			v.values[side+part] = unknown
		}
	}
	v.values["TARGETSTAGE"] = unknown
	return v
}

// declare takes the word of an ARG: a name, or a name and its default, in which
// earlier variables count.
func (v *variables) declare(word string) {
	if name, value, ok := strings.Cut(word, "="); ok {
		v.values[name] = v.expand(value)
	}
}

// expand replaces the variables of a word as a plain build does. A variable
// without a default is unknown, unless a modifier says what to take in its
// place; so is a word that a build would refuse.
func (v *variables) expand(word string) string {
	if len(word) > maxWord || v.budget <= 0 {
		return unknown
	}
	word = v.plain.ReplaceAllStringFunc(word, func(variable string) string {
		if _, set := v.values[strings.Trim(variable, "${}")]; set {
			return variable
		}
		return unknown
	})
	lex := shell.NewLex(v.escape)
	out, _, err := lex.ProcessWord(word, v)
	v.budget -= len(out)
	if err != nil || len(out) > maxWord {
		return unknown
	}
	return out
}

// Get and Keys let BuildKit's lexer read v.

// Get returns the value of a variable and whether it has one.
func (v *variables) Get(name string) (string, bool) {
	value, set := v.values[name]
	return value, set
}

// Keys lists nothing: the lexer asks by name only.
func (v *variables) Keys() []string { return nil }
