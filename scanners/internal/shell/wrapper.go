package shell

import (
	"slices"
	"strings"
)

// wrapper is a program that runs another, which it is told by its arguments.
type wrapper struct {
	letters  string   // options of one letter that take the next word
	options  []string // long options that do
	operands int      // words between the options and the program
	assigns  bool     // NAME=value may stand before the program
	queries  string   // options of one letter with which it runs nothing
}

// wrapperOf describes the wrapper of the given name.
func wrapperOf(name string) (wrapper, bool) {
	switch name {
	case "sudo":
		return wrapper{
			letters: "ugpChrtTURD", assigns: true, queries: "lveV",
			options: []string{"--user", "--group", "--prompt", "--chdir", "--host", "--chroot", "--role", "--type", "--close-from"},
		}, true
	case "doas":
		return wrapper{letters: "uC"}, true
	case "env":
		return wrapper{letters: "uC", options: []string{"--unset", "--chdir"}, assigns: true, queries: "S"}, true
	case "time":
		return wrapper{letters: "fo", options: []string{"--format", "--output"}}, true
	case "timeout":
		return wrapper{letters: "sk", options: []string{"--signal", "--kill-after"}, operands: 1}, true
	case "command":
		return wrapper{queries: "vV"}, true
	case "exec":
		return wrapper{letters: "a"}, true
	case "nohup", "setsid", "builtin", "busybox", "tini", "dumb-init", "unbuffer":
		return wrapper{}, true
	case "nice":
		return wrapper{letters: "n", options: []string{"--adjustment"}}, true
	case "ionice":
		return wrapper{letters: "cn", options: []string{"--class", "--classdata"}, queries: "p"}, true
	case "stdbuf":
		return wrapper{letters: "ioe", options: []string{"--input", "--output", "--error"}}, true
	case "gosu", "su-exec":
		return wrapper{operands: 1}, true
	case "xargs":
		return wrapper{
			letters: "IdnPLsaE",
			options: []string{"--delimiter", "--max-args", "--max-procs", "--max-chars", "--arg-file"},
		}, true
	}
	return wrapper{}, false
}

// maxWrappers bounds how many wrappers are taken off one command.
const maxWrappers = 10

// unwrap takes wrappers off a command. What is left is the program that really
// runs with its words; they are not known to be so when known is false, because
// a wrapper's own words are not.
func unwrap(words []word) (via []string, rest []word, known bool) {
	for range maxWrappers {
		name := base(words[0].value)
		w, ok := wrapperOf(name)
		if !words[0].known || !ok {
			break
		}
		at, certain := w.skip(words)
		if at >= len(words) {
			break // it runs nothing, or itself
		}
		via, words = append(via, name), words[at:]
		if !certain {
			return via, words, false
		}
		if name == "xargs" {
			words = append(slices.Clip(words), word{start: words[len(words)-1].start, end: words[len(words)-1].end})
		}
	}
	return via, words, words[0].known
}

// skip finds the program among the words of a wrapper. It is not certain where
// a word before it is not known.
func (w wrapper) skip(words []word) (at int, certain bool) {
	at = 1
	for at < len(words) {
		option := words[at]
		switch {
		case !option.known:
			if w.operands == 0 {
				return at, false
			}
			return at + w.operands, true
		case option.value == "--":
			return at + 1 + w.operands, true
		case len(option.value) > 1 && option.value[0] == '-':
			taken := w.option(option.value)
			if taken == 0 {
				return len(words), true
			}
			at += taken
		case w.assigns && isAssignment(option.value):
			at++
		default:
			return at + w.operands, true
		}
	}
	return at, true
}

// option is how many words an option takes, itself included; 0 when the wrapper
// runs nothing with it.
func (w wrapper) option(option string) int {
	if strings.HasPrefix(option, "--") {
		if slices.Contains(w.options, option) {
			return 2
		}
		return 1
	}
	for i, letter := range option[1:] {
		switch {
		case strings.ContainsRune(w.queries, letter):
			return 0
		case strings.ContainsRune(w.letters, letter) && i == len(option)-2:
			return 2
		case strings.ContainsRune(w.letters, letter):
			return 1
		}
	}
	return 1
}

func isAssignment(text string) bool {
	name, _, ok := strings.Cut(text, "=")
	return ok && isName(name)
}

// isName reports whether text is the name of a variable.
func isName(text string) bool {
	for i, r := range text {
		letter := r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || r < '0' || '9' < r) {
			return false
		}
	}
	return text != ""
}
