// Package yamlnode reads YAML as a tree of positioned nodes. Scanners never
// decode YAML into maps: a map loses lines, columns and repeated keys, and
// decoding a large one takes quadratic time.
//
// What cannot be read becomes debt.Unread with its line. Limits on depth, on
// the size after aliases are followed and on the number of documents are
// checked once, while a document is parsed, so that every Node handed out may
// be walked freely: it has no cycles and is of bounded size.
package yamlnode

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/debt"
)

// Limits of what is read. Aliases count as often as they are used.
const (
	MaxDepth     = 200      // levels of nesting
	MaxNodes     = 200_000  // nodes of one document
	MaxText      = 16 << 20 // bytes of one document's scalars
	MaxDocuments = 100      // documents of one file
)

// Parse reads all documents of the file called name. Documents that are empty
// are returned as null nodes; a file without any document gives none. When a
// document is not valid YAML, the documents before it are still returned. The
// scanner and unit of each Unread are left to the caller.
func Parse(name string, content []byte) ([]Node, []debt.Unread) {
	p := newParser(name, content)
	var nodes []Node
	for len(nodes) < MaxDocuments {
		node, ok := p.next()
		if !ok {
			return nodes, p.finish(len(nodes) > 0)
		}
		if node.Exists() {
			nodes = append(nodes, node)
		}
	}
	if line, more := p.more(); more {
		p.report(line, true, fmt.Sprintf("it has more than %d documents; the rest is not read", MaxDocuments))
	}
	return nodes, p.finish(true)
}

// ParseFirst reads the first document of the file called name, for formats
// that have only one; another one after it is reported. The node is missing
// when the file has no document or the document cannot be read.
func ParseFirst(name string, content []byte) (Node, []debt.Unread) {
	p := newParser(name, content)
	node, ok := p.next()
	if !ok || !node.Exists() {
		return Node{}, p.finish(false)
	}
	if line, more := p.more(); more {
		p.report(line, true, "it has more than one YAML document; only the first is read")
	}
	return node, p.finish(true)
}

// parser reads one file document by document.
type parser struct {
	name    string
	text    *text
	decoder *yaml.Decoder
	unread  []debt.Unread
}

func newParser(name string, content []byte) *parser {
	return &parser{
		name:    name,
		text:    newText(string(content)),
		decoder: yaml.NewDecoder(bytes.NewReader(content)),
	}
}

// next reads one document. The node is missing when the document breaks a
// limit; ok is false at the end of the file and at the first error.
func (p *parser) next() (node Node, ok bool) {
	var document yaml.Node
	err := p.decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return Node{}, false
	}
	if err != nil {
		line, reason := explain(err, p.text)
		p.report(line, false, reason)
		return Node{}, false
	}
	if len(document.Content) == 0 {
		return Node{}, true
	}
	check := newChecker(p)
	if !check.walk(document.Content[0], 1) {
		return Node{}, true
	}
	return newNode(p.text, document.Content[0]), true
}

// more reports whether another document follows, and where it starts. What
// follows and is not valid YAML counts as a document.
func (p *parser) more() (line int, ok bool) {
	var document yaml.Node
	err := p.decoder.Decode(&document)
	switch {
	case errors.Is(err, io.EOF):
		return 0, false
	case err != nil:
		line, _ = explain(err, p.text)
	default:
		line, _ = p.text.position(p.text.offset(document.Line, document.Column))
	}
	return line, true
}

func (p *parser) report(line int, partial bool, reason string) {
	p.unread = append(p.unread, debt.Unread{Path: p.name, Line: line, Reason: reason, Partial: partial})
}

// finish returns what was reported. When some documents are there, even an
// error concerns only a part of the file; when none is, it concerns it whole.
func (p *parser) finish(some bool) []debt.Unread {
	for i := range p.unread {
		p.unread[i].Partial = some
	}
	return p.unread
}
