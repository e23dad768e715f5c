package comment

import (
	"cmp"
	"regexp"
	"strings"
)

var blockHeader = regexp.MustCompile(`^[|>][+-]?[1-9]?[+-]?(?:\s+#.*|\s*)$`)

// YAML finds the comments of a valid YAML file. A "#" inside a quoted or a block
// scalar is none; where such a scalar is a script, it has comments of its own,
// which Shell finds.
func YAML(text string) []Comment {
	var y yamlLexer
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		at := y.comment(line)
		if at < 0 {
			continue
		}
		y.comments = append(y.comments, Comment{
			Line: number, Column: at + 1, Text: line[at:], Alone: strings.TrimSpace(line[:at]) == "",
		})
	}
	return y.comments
}

// yamlLexer is where in a file the lexer stands.
type yamlLexer struct {
	comments []Comment
	quote    byte // of the scalar that is open, 0 outside of any
	flow     int  // open brackets
	block    bool // inside a block scalar
	parent   int  // column of what the block scalar belongs to
	fresh    bool // a value may begin here
	key      int  // column of the last key or dash of the line
}

// comment is where in the next line a comment begins, -1 when there is none.
func (y *yamlLexer) comment(line string) int {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	if y.block {
		if strings.TrimSpace(line) == "" || indent > y.parent {
			return -1
		}
		y.block = false
	}
	y.fresh, y.key = true, indent
	for at := 0; at < len(line); {
		width := y.step(line, at)
		if width == 0 {
			return at
		}
		at += width
	}
	return -1
}

// step reads what stands at an offset of a line and returns its width; 0 for a
// comment.
func (y *yamlLexer) step(line string, at int) int {
	c := line[at]
	switch {
	case y.quote != 0:
		return y.quoted(line, at)
	case c == '#' && (at == 0 || isBlank(line[at-1])):
		return 0
	case isBlank(c):
		return 1
	case !y.fresh:
		y.plain(line, at)
		return 1
	}
	return y.value(line, at)
}

// quoted reads inside a quoted scalar.
func (y *yamlLexer) quoted(line string, at int) int {
	switch {
	case y.quote == '"' && line[at] == '\\', y.quote == '\'' && strings.HasPrefix(line[at:], "''"):
		return 2
	case line[at] == y.quote:
		y.quote, y.fresh = 0, false
	}
	return 1
}

// plain reads inside or behind a scalar.
func (y *yamlLexer) plain(line string, at int) {
	switch c := line[at]; {
	case c == ':' && (at+1 == len(line) || isBlank(line[at+1]) || y.flow > 0 && strings.IndexByte(",[]{}", line[at+1]) >= 0):
		y.fresh = true
	case y.flow > 0 && (c == ',' || c == '[' || c == '{'):
		y.bracket(c)
		y.fresh = true
	case y.flow > 0 && (c == ']' || c == '}'):
		y.bracket(c)
	}
}

// value reads the first byte of what may be a value.
func (y *yamlLexer) value(line string, at int) int {
	switch c := line[at]; {
	case c == '"' || c == '\'':
		y.quote = c
		y.mark(line, at)
	case c == '[' || c == '{' || c == ']' || c == '}' || c == ',' && y.flow > 0:
		y.bracket(c)
		y.fresh = c != ']' && c != '}'
	case (c == '-' || c == '?' || c == ':') && y.flow == 0 && (at+1 == len(line) || isBlank(line[at+1])):
		y.key = at
	case c == '&' || c == '!' || c == '*':
		return cmp.Or(max(0, strings.IndexByte(line[at:], ' ')), len(line)-at)
	case y.flow == 0 && blockHeader.MatchString(line[at:]):
		y.block, y.parent, y.fresh = true, y.key, false
		if strings.TrimSpace(line) == line[at:] {
			y.parent = max(0, at-1) // by itself below its key
		}
	default:
		y.mark(line, at)
		y.fresh = false
	}
	return 1
}

// mark notes a scalar that may turn out to be a key. What stands behind a key in
// its line is none.
func (y *yamlLexer) mark(line string, at int) {
	if y.flow == 0 && strings.Trim(line[:at], " \t-?") == "" {
		y.key = at
	}
}

func (y *yamlLexer) bracket(c byte) {
	switch c {
	case '[', '{':
		y.flow++
	case ']', '}':
		y.flow = max(0, y.flow-1)
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
