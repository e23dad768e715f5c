package dockerfile

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/debtscan/debtscan/debt"
)

// recover reads content instruction by instruction after the parser has
// refused it as a whole for the reason of whole, which is kept only when no
// instruction by itself accounts for it.
func (d *document) recover(content []byte, whole objection) {
	if value, _, _, ok := parser.ParseDirective("escape", content); ok && value == "`" {
		d.escape = '`'
	}
	chunks := split(string(content), d.escape)
	for _, c := range chunks {
		if !d.addChunk(c) {
			break
		}
	}
	if len(d.objections) == 0 && len(chunks) > 0 {
		d.objections = append(d.objections, whole)
	}
}

// addChunk gives one instruction to the parser. It reports whether there is room
// for more.
func (d *document) addChunk(c chunk) bool {
	source, offset := c.source, c.first-1
	if d.escape == '`' {
		source, offset = "# escape=`\n"+source, offset-1
	}
	node, reason := parseOne([]byte(source))
	if node != nil {
		return d.add(node, offset, debt.Fallback)
	}
	if d.full(c.first) {
		return false
	}
	d.objections = append(d.objections, objection{c.first, reason})
	keyword, rest := cutKeyword(c.logical)
	d.append(statement{
		keyword: strings.ToUpper(keyword), text: rest,
		first: c.first, last: c.last, read: debt.Fallback,
	})
	return true
}

// parseOne parses the text of one instruction, or says why it cannot.
func parseOne(source []byte) (node *parser.Node, reason string) {
	if reason := hostile(source); reason != "" {
		return nil, reason
	}
	result, err := parser.Parse(bytes.NewReader(source))
	if err != nil {
		return nil, refused(err)
	}
	if len(result.AST.Children) != 1 {
		return nil, "it is not clear where the instruction ends"
	}
	return result.AST.Children[0], ""
}

// cutKeyword cuts the first word off an instruction.
func cutKeyword(logical string) (keyword, rest string) {
	logical = strings.TrimSpace(logical)
	if at := strings.IndexFunc(logical, unicode.IsSpace); at >= 0 {
		return logical[:at], strings.TrimSpace(logical[at:])
	}
	return logical, ""
}
