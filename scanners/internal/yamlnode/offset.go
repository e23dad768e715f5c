package yamlnode

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Offsets maps offsets in the value of a scalar to places in its file.
type Offsets struct {
	text  *text
	start int   // of the scalar
	at    []int // for each byte of the value its offset in the file; shorter where the two cannot be matched
}

// Offsets maps the text of a scalar. White space differs between a value and
// how it is written; all else comes in the same order, quotes and escapes
// apart. The text of an alias is all where the alias is.
func (n Node) Offsets() Offsets {
	if !n.IsScalar() {
		return Offsets{}
	}
	o := Offsets{text: n.text, start: n.start()}
	if n.written.Kind == yaml.AliasNode {
		return o
	}
	at := n.text.skipProperties(o.start)
	switch {
	case n.written.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		at = n.text.endOfLine(at)
	case n.written.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		at++
	}
	o.at = match(n.value.Value, n.text.content, at, n.written.Style)
	return o
}

// Position is the line and the column of an offset in the value. The column is
// 0, and the line the last that is known, where the value cannot be matched.
func (o Offsets) Position(offset int) (line, column int) {
	switch {
	case o.text == nil:
		return 0, 0
	case offset >= 0 && offset < len(o.at):
		return o.text.position(o.at[offset])
	case len(o.at) > 0:
		line, _ = o.text.position(o.at[len(o.at)-1])
		return line, 0
	}
	line, _ = o.text.position(o.start)
	return line, 0
}

// match finds every byte of value in source, from the offset at on. White space
// stands where the next other byte stands.
func match(value, source string, at int, style yaml.Style) []int {
	places := make([]int, 0, len(value))
	for i := range len(value) {
		if isSpace(value[i]) {
			places = append(places, at)
			continue
		}
		for at < len(source) {
			skipped := blankAt(source[at:], style)
			if skipped == 0 {
				break
			}
			at += skipped
		}
		for k := len(places) - 1; k >= 0 && isSpace(value[k]); k-- {
			places[k] = at
		}
		width := written(source[at:], value[i], style)
		if width == 0 {
			return places
		}
		places = append(places, at)
		at += width
	}
	return places
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// blankAt is the length of what stands for white space, or for nothing, at the
// start of source.
func blankAt(source string, style yaml.Style) int {
	if isSpace(source[0]) {
		return 1
	}
	if style&yaml.DoubleQuotedStyle == 0 || source[0] != '\\' || len(source) < 2 {
		return 0
	}
	if strings.IndexByte("ntr \t\n\r", source[1]) >= 0 {
		return 2
	}
	return 0
}

// written is how many bytes of source stand for the byte c, 0 when they do not.
func written(source string, c byte, style yaml.Style) int {
	width := 1
	quoted := style&yaml.SingleQuotedStyle != 0 && c == '\''
	escaped := style&yaml.DoubleQuotedStyle != 0 && strings.HasPrefix(source, `\`)
	if quoted || escaped {
		width = 2
	}
	if len(source) < width || source[width-1] != c {
		return 0
	}
	return width
}
