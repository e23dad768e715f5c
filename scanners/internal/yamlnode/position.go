package yamlnode

import "github.com/debtscan/debtscan/debt"

// Location is where the pair stands in the file called path: from its key to
// the last line of its value. It is empty for a pair that is missing.
func (p Pair) Location(path string) debt.Location {
	at := p.Key.Location(path)
	if p.Value.Exists() && !p.Value.implied() {
		at.EndLine = max(at.Line, p.Value.endLine())
	}
	return at
}

// Location is where the node stands in the file called path. An alias is where
// it is written, not where its anchor is.
func (n Node) Location(path string) debt.Location {
	if !n.Exists() {
		return debt.Location{Path: path}
	}
	line, column := n.text.position(n.start())
	return debt.Location{Path: path, Line: line, Column: column, EndLine: max(line, n.endLine())}
}

// Line is the line at which the node starts; 0 when it is missing.
func (n Node) Line() int { return n.Location("").Line }

// implied reports whether nothing is written where the node stands. The
// position of such a null is that of whatever follows it.
func (n Node) implied() bool { return n.written.Value == "" && n.IsNull() }

func (n Node) start() int { return n.text.offset(n.written.Line, n.written.Column) }

func (n Node) endLine() int {
	line, _ := n.text.position(max(n.text.end(n.written)-1, 0))
	return line
}
