package shell

import (
	"fmt"
	"slices"
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
