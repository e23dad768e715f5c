package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// script is a step's script in which offsets are places in a file of its own.
func script(text string, dialect shell.Dialect) shell.Script {
	return shell.Script{
		Text: text, Dialect: dialect,
		Masks: []shell.Mask{{Open: "${{", Close: "}}"}},
		Owner: shell.Owner{Unit: "u", Path: "f", Origin: "step", ID: "s", Job: "j", Read: debt.Parsed},
		Place: func(offset int) (line, column int) {
			before := text[:min(offset, len(text))]
			return 1 + strings.Count(before, "\n"), offset - strings.LastIndexByte(before, '\n')
		},
	}
}

func read(t *testing.T, text string) []debt.Command {
	t.Helper()
	result := shell.NewReader().Read(script(text, shell.Bash))
	if result.Problem != nil || result.Status != debt.ScriptRead {
		t.Fatalf("%q: %s %+v", text, result.Status, result.Problem)
	}
	return result.Commands
}

// shown writes commands in short: words, with "?" for one that is not known, and
// what is special about each.
func shown(commands []debt.Command) []string {
	var lines []string
	for _, c := range commands {
		var words []string
		for _, word := range c.Argv {
			if word == nil {
				word = "?"
			}
			words = append(words, fmt.Sprint(word))
		}
		line := strings.Join(words, " ")
		add := func(format string, show bool, args ...any) {
			if show {
				line += fmt.Sprintf(" +"+format, args...)
			}
		}
		add("anonymous", c.Name == "")
		add("via %s", c.Via != nil, strings.Join(c.Via, " "))
		add("pipe %d", c.Pipe > 0, c.Pipe)
		add("into %s", c.Into != nil, strings.Join(c.Into, " "))
		add("function %s", c.Function != "", c.Function)
		add("loop %s", c.Loop != "", c.Loop)
		add("condition %s", c.Condition != "", c.Condition)
		add("negated", c.Negated)
		add("background", c.Background)
		add("subshell", c.Subshell)
		add("tolerated", c.Tolerated)
		lines = append(lines, line)
	}
	return lines
}
