package yamlnode

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// text maps the positions of the YAML library to those of editors. The library
// counts columns in characters and also starts a line after a lone carriage
// return and after Unicode's line separators; debt.Location counts columns in
// bytes, and lines by line feeds.
type text struct {
	content string
	starts  []int // offsets at which lines start, by line feeds
	breaks  []int // indexes of the characters at which the library starts lines
	runes   []int // offset of each character; nil when all are one byte long
}

func newText(content string) *text {
	t := &text{content: content, starts: []int{0}, breaks: []int{0}}
	ascii := isASCII(content)
	index, before := 0, rune(0)
	for at, r := range content {
		if !ascii {
			t.runes = append(t.runes, at)
		}
		index++
		if r == '\n' {
			t.starts = append(t.starts, at+1)
		}
		switch {
		case r == '\n' && before == '\r':
			t.breaks[len(t.breaks)-1] = index
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			t.breaks = append(t.breaks, index)
		}
		before = r
	}
	return t
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// offset is the place of the library's position in the content.
func (t *text) offset(line, column int) int {
	line = min(max(line, 1), len(t.breaks))
	index := t.breaks[line-1] + max(column, 1) - 1
	if t.runes == nil {
		return min(index, len(t.content))
	}
	if index >= len(t.runes) {
		return len(t.content)
	}
	return t.runes[index]
}

// position is the line and column of an offset, both counted from 1.
func (t *text) position(offset int) (line, column int) {
	at, exact := slices.BinarySearch(t.starts, offset)
	if !exact {
		at--
	}
	return at + 1, offset - t.starts[at] + 1
}

// line is the line at which node starts.
func (t *text) line(node *yaml.Node) int {
	line, _ := t.position(t.offset(node.Line, node.Column))
	return line
}

// lines is the number of the last line that has text.
func (t *text) lines() int {
	if last := len(t.starts); last > 1 && t.starts[last-1] == len(t.content) {
		return last - 1
	}
	return len(t.starts)
}

// lineOf is the line on which part occurs first; 1 when it does not.
func (t *text) lineOf(part string) int {
	line, _ := t.position(max(strings.Index(t.content, part), 0))
	return line
}
