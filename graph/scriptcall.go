package graph

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// call is a file that a command runs.
type call struct {
	path   string // as written, "" for none
	search bool   // it is a bare name, which is looked for in the folders of programs
}

// called is the script that a command runs, by itself, by a shell, or in the
// shell that runs the command.
func called(c debt.Command) call {
	switch {
	case c.Name == "":
		return call{}
	case c.Name == "source", c.Name == ".":
		return call{path: word(c.Argv, 1)}
	case slices.Contains([]string{"sh", "bash", "dash", "ash", "ksh", "mksh"}, c.Name):
		return call{path: operand(c.Argv)}
	}
	program := word(c.Argv, 0)
	return call{path: program, search: !strings.Contains(program, "/")}
}

// word is the word at a place, "" when it is not known or not there.
func word(argv []any, at int) string {
	if at >= len(argv) {
		return ""
	}
	text, _ := argv[at].(string)
	return text
}

// operand is the file that a shell is given to run. It has none where it takes
// commands from its arguments ("-c") or from its input ("-s").
func operand(argv []any) string {
	for at := 1; at < len(argv); at++ {
		option := word(argv, at)
		switch {
		case option == "--":
			return word(argv, at+1)
		case option == "--rcfile", option == "--init-file":
			at++
		case strings.HasPrefix(option, "--"):
		case len(option) > 1 && (option[0] == '-' || option[0] == '+'):
			if strings.ContainsAny(option, "cs") {
				return ""
			}
			if strings.ContainsAny(option[len(option)-1:], "oO") {
				at++ // the name of what it switches
			}
		default:
			return option
		}
	}
	return ""
}
