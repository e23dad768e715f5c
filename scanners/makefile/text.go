package makefile

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// text is a line with its continuations, and where it stands.
type text struct {
	file string
	line int // of its first byte, from 1
	text string
}

// from is the rest of a line from a byte on.
func (t text) from(at int) text {
	return text{t.file, t.line + strings.Count(t.text[:at], "\n"), t.text[at:]}
}

// logical splits a file into lines, each with those that "\" continues it by.
func logical(file, content string) []text {
	content = strings.ReplaceAll(content, "\r\n", "\n")
	var lines []text
	start, first, number := 0, 1, 1
	for at := range len(content) {
		if content[at] != '\n' {
			continue
		}
		number++
		line := content[start:at]
		if slashes := len(line) - len(strings.TrimRight(line, `\`)); slashes%2 == 0 {
			lines = append(lines, text{file, first, line})
			start, first = at+1, number
		}
	}
	return append(lines, text{file, first, content[start:]})
}

// uncommented is a line of make's own, on one line and without its comment.
func uncommented(line string) string {
	line = strings.ReplaceAll(line, "\\\n", " ")
	for at := range len(line) {
		if line[at] == '#' && (at == 0 || line[at-1] != '\\') {
			return line[:at]
		}
	}
	return line
}

// commands reads the lines of a recipe, each by a shell of its own.
func (p *parser) commands(target string, lines []text) [][]debt.Command {
	if p.together && len(lines) > 0 {
		lines = []text{joined(lines)}
	}
	var all [][]debt.Command
	for _, l := range lines {
		unit := p.unit.ID
		given := inShell(stripped(l.text), target)
		result := p.reader.Read(shell.Script{
			Text: given, Dialect: shell.Bash,
			Owner: shell.Owner{Unit: unit, Path: l.file, Origin: "recipe", ID: unit + "/" + target, Read: debt.Parsed},
			Place: placesOf(given, l.line),
		})
		if len(result.Commands) > 0 {
			all = append(all, result.Commands)
		}
	}
	return all
}

// joined is one text of all lines of a recipe.
func joined(lines []text) text {
	var out strings.Builder
	at := lines[0].line
	for _, l := range lines {
		for ; at < l.line; at++ {
			out.WriteByte('\n')
		}
		out.WriteString(stripped(l.text))
		at += strings.Count(l.text, "\n")
	}
	return text{lines[0].file, lines[0].line, out.String()}
}

// placesOf finds the lines of offsets in what a shell is given, which has the
// line ends of the recipe.
func placesOf(given string, first int) func(int) (line, column int) {
	var ends []int
	for at := range len(given) {
		if given[at] == '\n' {
			ends = append(ends, at)
		}
	}
	return func(offset int) (line, column int) {
		before, _ := slices.BinarySearch(ends, offset)
		return first + before, 0
	}
}

// stripped is a recipe line without what make takes off: the tabs of lines that
// continue it, and the signs before it.
func stripped(line string) string {
	line = strings.TrimLeft(line, " \t@+-")
	return strings.ReplaceAll(line, "\n\t", "\n")
}

// inShell puts variables of a shell in place of make's.
func inShell(line, target string) string {
	var out strings.Builder
	for rest := line; rest != ""; {
		before, after, found := strings.Cut(rest, "$")
		out.WriteString(before)
		if !found {
			break
		}
		text, taken := mention(after, target)
		out.WriteString(text)
		rest = after[taken:]
	}
	return out.String()
}

// mention is what stands for a mention of a variable, of which the dollar sign is
// read, and how many bytes it takes.
func mention(after, target string) (text string, taken int) {
	const unknown = "${" + debt.MakeVariable + "}"
	switch {
	case after == "":
		return unknown, 0
	case after[0] == '$':
		return "$", 1
	case after[0] == '@' && plainName(target):
		return target, 1
	case after[0] != '(' && after[0] != '{':
		return unknown, 1
	}
	end := closing(after)
	if end < 0 {
		return unknown, len(after)
	}
	name := after[1:end]
	switch {
	case name == "MAKE":
		return "make", end + 1
	case name == "@" && plainName(target):
		return target, end + 1
	case plainName(name) && !strings.ContainsAny(name, ".-/"):
		return "${" + debt.MakeVariable + name + "}", end + 1
	}
	return unknown, end + 1
}

// closing is where the bracket that a text starts with is closed, -1 for nowhere.
func closing(s string) int {
	open, closed, depth := s[0], byte(')'), 0
	if open == '{' {
		closed = '}'
	}
	for at := range len(s) {
		switch s[at] {
		case open:
			depth++
		case closed:
			if depth--; depth == 0 {
				return at
			}
		}
	}
	return -1
}

// plainName reports whether a name has nothing that a shell would read.
func plainName(name string) bool {
	return name != "" && !slices.ContainsFunc([]byte(name), func(c byte) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("_.-/", rune(c))
	})
}
