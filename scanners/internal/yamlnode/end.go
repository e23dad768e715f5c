package yamlnode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// end is the offset behind the last byte of node. The library keeps only where
// a node starts, so its end is found again in the text.
func (t *text) end(node *yaml.Node) int {
	start := t.offset(node.Line, node.Column)
	if node.Kind == yaml.MappingNode || node.Kind == yaml.SequenceNode {
		return t.endOfCollection(node, start)
	}
	start = t.skipProperties(start)
	switch {
	case node.Kind == yaml.AliasNode:
		return min(start+len("*")+len(node.Value), len(t.content))
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return t.endOfBlock(node, start)
	case node.Style&yaml.DoubleQuotedStyle != 0:
		return t.endOfQuotes(start, '"')
	case node.Style&yaml.SingleQuotedStyle != 0:
		return t.endOfQuotes(start, '\'')
	}
	return t.endOfPlain(node.Value, start)
}

func (t *text) endOfCollection(node *yaml.Node, start int) int {
	end := start
	if len(node.Content) > 0 {
		end = max(start, t.end(node.Content[len(node.Content)-1]))
	}
	if node.Style&yaml.FlowStyle == 0 {
		return end
	}
	if len(node.Content) == 0 {
		end = min(t.skipProperties(start)+1, len(t.content))
	}
	return t.endOfFlow(end)
}

// endOfFlow finds the bracket that closes a flow collection after its last
// element: only white space, commas, colons and comments can be in between.
func (t *text) endOfFlow(at int) int {
	for at < len(t.content) {
		switch t.content[at] {
		case ']', '}':
			return at + 1
		case '#':
			at = t.endOfLine(at)
		}
		at++
	}
	return len(t.content)
}

// endOfBlock finds the end of a literal or folded scalar, which has the lines
// below its header that are blank or as deep as the first that is not. Blank
// lines at its end are left out.
func (t *text) endOfBlock(node *yaml.Node, start int) int {
	end := t.endOfLine(start)
	if strings.TrimSpace(node.Value) == "" {
		return end
	}
	depth := 0
	for at := end + 1; at < len(t.content); {
		next := t.endOfLine(at)
		line := t.content[at:next]
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) != "" {
			if indent < depth {
				break
			}
			if depth == 0 {
				depth = indent
			}
			end = next
		}
		at = next + 1
	}
	return end
}

func (t *text) endOfQuotes(start int, quote byte) int {
	for at := start + 1; at < len(t.content); at++ {
		switch {
		case quote == '"' && t.content[at] == '\\':
			at++
		case t.content[at] != quote:
		case quote == '\'' && at+1 < len(t.content) && t.content[at+1] == quote:
			at++
		default:
			return at + 1
		}
	}
	return len(t.content)
}

// endOfPlain finds the end of a plain scalar by its words: line breaks inside
// it were folded, so its white space differs from the text's.
func (t *text) endOfPlain(value string, at int) int {
	for word := range strings.FieldsSeq(value) {
		for at < len(t.content) {
			r, width := utf8.DecodeRuneInString(t.content[at:])
			if !unicode.IsSpace(r) {
				break
			}
			at += width
		}
		if !strings.HasPrefix(t.content[at:], word) {
			return at
		}
		at += len(word)
	}
	return at
}

// skipProperties skips the anchor and the tag in front of a value.
func (t *text) skipProperties(at int) int {
	for at < len(t.content) && (t.content[at] == '&' || t.content[at] == '!') {
		rest := strings.TrimLeftFunc(t.content[at:], func(r rune) bool { return !unicode.IsSpace(r) })
		at = len(t.content) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
	}
	return at
}

// endOfLine is the offset of the line feed after at, or of the end.
func (t *text) endOfLine(at int) int {
	if at >= len(t.content) {
		return len(t.content)
	}
	if n := strings.IndexByte(t.content[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(t.content)
}
