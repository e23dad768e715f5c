package dockerfile

import (
	"regexp"
	"slices"
	"strings"
)

// script is the text that an instruction gives to a shell, with the places of
// its parts.
type script struct {
	text     string
	offset   int // of text in what the pieces make up
	pieces   []piece
	line     int  // of the instruction
	document bool // the text is a here-document alone
}

// piece is a part of a text that stands in one line of the file.
type piece struct{ start, line, column int }

// place is the line and the column of an offset.
func (t script) place(offset int) (line, column int) {
	if len(t.pieces) == 0 {
		return t.line, 0
	}
	offset += t.offset
	at, exact := slices.BinarySearchFunc(t.pieces, offset, func(p piece, offset int) int { return p.start - offset })
	if !exact {
		at--
	}
	p := t.pieces[at]
	return p.line, p.column + offset - p.start
}

// script puts the text of a statement in shell form together. The parser says
// what is run and keeps no places inside of it; so the lines are joined here
// again, and what is run is their end. Where that does not hold, the parser is
// right, and all is at the place of the instruction.
func (f *file) script(s statement, command string) script {
	lines := f.doc.lines[min(s.first-1, len(f.doc.lines)):min(s.last, len(f.doc.lines))]
	joined, pieces, next := join(lines, s.first, f.doc.escape)
	joined = strings.TrimRight(joined, " \t\r\n")
	if command == "" || !strings.HasSuffix(joined, command) {
		return script{text: command, line: s.first}
	}
	if next >= len(lines) {
		return script{text: command, offset: len(joined) - len(command), pieces: pieces, line: s.first}
	}
	if regexp.MustCompile(`^\d*<<-?[^<\s]+$`).MatchString(command) {
		body, places := concatenate("", nil, lines[next:len(lines)-1], s.first+next)
		return script{text: body, pieces: places, line: s.first, document: true}
	}
	whole, pieces := concatenate(joined+"\n", pieces, lines[next:], s.first+next)
	offset := len(joined) - len(command)
	return script{text: whole[offset:], offset: offset, pieces: pieces, line: s.first}
}

// join joins the lines of an instruction without escapes, blank lines and
// comments. Next is the index of the line behind them.
func join(lines []string, first int, escape rune) (joined string, pieces []piece, next int) {
	s := splitter{lines: lines, escape: string(escape)}
	var out strings.Builder
	for i, line := range lines {
		line = strings.TrimRight(line, "\r\n")
		if i > 0 && idle(line) {
			continue
		}
		head, more := s.continued(line)
		pieces = append(pieces, piece{out.Len(), first + i, 1})
		out.WriteString(head)
		if !more {
			return out.String(), pieces, i + 1
		}
	}
	return out.String(), pieces, len(lines)
}

// concatenate appends lines as they are.
func concatenate(text string, pieces []piece, lines []string, first int) (string, []piece) {
	var out strings.Builder
	out.WriteString(text)
	for i, line := range lines {
		pieces = append(pieces, piece{out.Len(), first + i, 1})
		out.WriteString(line)
	}
	return out.String(), pieces
}
