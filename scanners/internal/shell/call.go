package shell

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxWords is how many words of one command are kept.
const maxWords = 1000

// call notes a simple command, and what runs inside its words.
func (w *walker) call(cmd *syntax.CallExpr, c context) {
	for _, assign := range cmd.Assigns {
		w.nested(assign, c.substituted())
	}
	if len(cmd.Args) == 0 {
		return
	}
	f := w.find(cmd, c)
	w.add(f)
	inner := c.substituted()
	if name := f.name(); name != "" {
		inner.into = []string{name}
	}
	for _, arg := range cmd.Args {
		w.nested(arg, inner)
	}
}

// add notes a command with the commands that its words hold.
func (w *walker) add(f found) {
	if w.room--; w.room < 0 {
		w.stop(f.start, fmt.Sprintf("there are more than %d commands; the rest is not read", maxCommands))
		return
	}
	w.found = append(w.found, f)
	if f.name() == "set" {
		w.set(f.words[1:])
	}
	w.inline(f)
}

// find makes a found of a simple command.
func (w *walker) find(cmd *syntax.CallExpr, c context) found {
	f := found{context: c, start: int(cmd.Args[0].Pos().Offset()), end: int(cmd.End().Offset())}
	via, words, known := unwrap(w.words(cmd.Args))
	f.via = append(slices.Clone(c.via), via...)
	f.words, f.known = words, known
	f.tolerated = c.tolerated || w.lenient
	return f
}

// set follows the switching on and off of "stop at the first failure".
func (w *walker) set(words []word) {
	for i, option := range words {
		after := i > 0 && strings.HasSuffix(words[i-1].value, "o")
		switch {
		case option.value == "--":
			return
		case len(option.value) < 2:
		case after && option.value == "errexit":
			w.lenient = words[i-1].value[0] == '+'
		case option.value[0] == '-' && strings.Contains(option.value, "e"):
			w.lenient = false
		case option.value[0] == '+' && strings.Contains(option.value, "e"):
			w.lenient = true
		}
	}
}

// name is the program's name, empty when it is not known.
func (f found) name() string {
	if !f.known {
		return ""
	}
	return base(f.words[0].value)
}

// argv lists the words, the unknown ones as nil. It is complete when every word
// is there and known.
func (f found) argv() (argv []any, complete bool) {
	complete = f.known && len(f.words) <= maxWords
	for _, word := range f.words[:min(len(f.words), maxWords)] {
		if !word.known {
			argv, complete = append(argv, nil), false
			continue
		}
		argv = append(argv, word.value)
	}
	return argv, complete
}

// flagsKnown reports whether flags lists every option there is.
func (f found) flagsKnown() bool {
	if !f.known || len(f.words) > maxWords {
		return false
	}
	return !slices.ContainsFunc(f.words[1:], func(w word) bool { return !w.plain })
}

// flags lists the options among the words that are known, up to "--".
func (f found) flags() []string {
	var flags []string
	for _, word := range f.words[1:min(len(f.words), maxWords)] {
		switch {
		case word.value == "--":
			return flags
		case len(word.value) > 1 && word.value[0] == '-':
			flag, _, _ := strings.Cut(word.value, "=")
			flags = append(flags, flag)
		}
	}
	return flags
}

// templates are the words of a command that are not known, as they are written,
// by the names that Command.Unsure would have for them. Only programs have any
// whose words name places: those that go somewhere, that work on a folder, and
// scripts. What variables of the environment are only a pipeline knows; a script
// that is kept in a file knows its arguments.
func (f found) templates(origin string) map[string][]string {
	if !f.known || f.inline || origin == "instruction" || !namesPlaces(f.name(), f.words[0].value) && !makes(f.name(), origin) {
		return nil
	}
	var texts map[string][]string
	for i, word := range f.words[1:min(len(f.words), maxTemplates)] {
		arguments, variables := mentions(word.text)
		switch {
		case word.known, word.text == "", arguments && f.function != "": // a function has arguments of its own
			continue
		case variables && origin == "script":
			continue
		}
		if texts == nil {
			texts = map[string][]string{}
		}
		texts["argv."+strconv.Itoa(i+1)] = []string{word.text}
	}
	return texts
}

// maxTemplates is how many words of a command are looked at for places.
const maxTemplates = 40

// namesPlaces reports whether the words of a program may name places.
func namesPlaces(name, program string) bool {
	return slices.Contains([]string{
		"cd", "pushd", "terraform", "tofu", "terragrunt", "docker", "podman", "buildah", "kubectl", "oc", "kustomize", "helm", "source", ".", "sh", "bash", "dash", "ash", "ksh",
	}, name) || strings.Contains(program, "/") || strings.HasSuffix(name, ".sh")
}

// makes reports whether a program makes targets, with variables that name places.
func makes(name, origin string) bool {
	return name == "make" && (origin == "step" || origin == "recipe")
}

// mentions reports whether a template has arguments, as in "${1}", and whether
// it has variables or expressions.
func mentions(text string) (arguments, variables bool) {
	for rest := text; rest != ""; {
		_, after, found := strings.Cut(rest, "${")
		if found && after != "" {
			digit := after[0] >= '0' && after[0] <= '9'
			arguments, variables = arguments || digit, variables || !digit
		}
		rest = after
	}
	return arguments, variables
}
