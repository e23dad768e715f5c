package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/scanners/internal/comment"
)

// mark reads the comments of a file in HCL's native syntax that parses.
func (m *module) mark(file string, content []byte) {
	found, sure := comment.Plain(content)
	if !sure {
		found = comments(content)
	}
	m.generated(file, content)
	m.markers.Read(file, found, deadCode)
}

// comments are those of HCL's own lexer, which knows strings and here-documents.
func comments(content []byte) []comment.Comment {
	tokens, _ := hclsyntax.LexConfig(content, "", hcl.InitialPos)
	var all []comment.Comment
	for _, t := range tokens {
		if t.Type != hclsyntax.TokenComment {
			continue
		}
		start := t.Range.Start
		before := content[bytes.LastIndexByte(content[:start.Byte], '\n')+1 : start.Byte]
		all = append(all, comment.Comment{
			Line: start.Line, Column: len(before) + 1, Text: string(t.Bytes), Alone: len(bytes.TrimSpace(before)) == 0,
		})
	}
	return all
}
