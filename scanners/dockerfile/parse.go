package dockerfile

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/command"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/debtscan/debtscan/debt"
)

// maxStatements is the number of instructions that are read of one file. Real
// files have dozens.
const maxStatements = 10_000

// document is a file as it was read.
type document struct {
	statements []statement
	lines      []string // of the file, with their ends
	objections []objection
	count      int // instructions met, those that do not exist too
	cut        int // line of the first instruction that was too many, 0 when all were read
	escape     rune
	syntax     string // the image that the "# syntax=" line names
	syntaxLine int
}

// statement is one instruction.
type statement struct {
	keyword string       // upper case
	node    *parser.Node // nil when the parser gave none
	text    string       // what follows the keyword, when there is no node
	first   int
	last    int
	read    debt.Read
}

// objection is something that could not be read.
type objection struct {
	line   int
	reason string
}

// parse reads a file that is valid UTF-8 without NUL: for any other the parser
// would write to standard error.
func parse(content []byte) document {
	doc := document{escape: parser.DefaultEscapeToken, lines: slices.Collect(strings.Lines(string(content)))}
	if image, _, at, ok := parser.ParseDirective("syntax", content); ok {
		doc.syntax, doc.syntaxLine = image, at[0].Start.Line
	}
	if reason := hostile(content); reason != "" {
		doc.recover(content, objection{1, reason})
		return doc
	}
	result, err := parser.Parse(bytes.NewReader(content))
	if err != nil {
		doc.recover(content, objection{lineOf(err), refused(err)})
		return doc
	}
	doc.escape = result.EscapeToken
	for _, node := range result.AST.Children {
		if !doc.add(node, 0, debt.Parsed) {
			break
		}
	}
	return doc
}

// add appends the instruction of a node; offset is what its lines are off by.
// An instruction that does not exist gives an objection only, one with bad
// arguments both. It reports whether there is room for more.
func (d *document) add(node *parser.Node, offset int, read debt.Read) bool {
	s := statement{
		keyword: strings.ToUpper(node.Value),
		node:    node,
		first:   node.StartLine + offset,
		last:    node.EndLine + offset,
		read:    read,
	}
	if d.full(s.first) {
		return false
	}
	if _, err := instructions.ParseInstruction(node); err != nil {
		d.objections = append(d.objections, objection{s.first, refused(err)})
		s.read = debt.Fallback
	}
	d.append(s)
	return true
}

// full reports whether there is no room for the instruction at line.
func (d *document) full(line int) bool {
	if d.count++; d.count <= maxStatements {
		return false
	}
	d.cut = line
	return true
}

// append adds a statement whose instruction exists.
func (d *document) append(s statement) {
	if _, known := command.Commands[strings.ToLower(s.keyword)]; known {
		d.statements = append(d.statements, s)
	}
}

// refused puts an error of the parser into a sentence of bounded length. The
// parser's guess at what was meant is cut off: among equally good guesses it
// takes any.
func refused(err error) string {
	const most = 160
	message, _, _ := strings.Cut(err.Error(), " (did you mean ")
	text := []rune(strings.Join(strings.Fields(message), " "))
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return "the Dockerfile parser objects: " + string(text)
}

func lineOf(err error) int {
	var located *parser.LocationError
	if errors.As(err, &located) && len(located.Locations) > 0 && len(located.Locations[0]) > 0 {
		return max(1, located.Locations[0][0].Start.Line)
	}
	return 1
}
