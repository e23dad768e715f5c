package comment

import "strings"

// Comment is one comment as a lexer gives it.
type Comment struct {
	Line   int    // its first, 1-based
	Column int    // of its sign, 1-based in bytes
	Text   string // with its signs; several lines for "/* … */"
	Alone  bool   // nothing stands before it in its line
}

// Run is a range of lines, by index, first and last included.
type Run struct{ From, To int }

// Code finds code of a language in the lines of a block of comments, which come
// without their signs and with their indentation. Runs do not overlap and come
// in order.
type Code func(lines []string) []Run

// block is comments that are read together: one that stands behind code, one of
// several lines, or one-line comments in lines that follow each other.
type block struct {
	lines []line
	alone bool
}

// line is one line of a block.
type line struct {
	number int
	code   string // without the sign, indented as in the file
	text   string // without layout; "" in a line that only separates
}

// blocks groups comments, which come in the order of the file.
func blocks(comments []Comment) []block {
	var all []block
	for _, c := range comments {
		lines, joins := c.lines()
		last := len(all) - 1
		if joins && last >= 0 && all[last].continues(c) {
			all[last].lines = append(all[last].lines, lines...)
			continue
		}
		all = append(all, block{lines: lines, alone: joins})
	}
	return all
}

// continues reports whether a comment stands right below a block that takes
// more.
func (b block) continues(c Comment) bool {
	return b.alone && b.lines[len(b.lines)-1].number == c.Line-1
}

// introduces reports whether a block stands right above another one, with at
// most one line between them.
func (b block) introduces(next block) bool {
	return b.alone && next.alone && next.lines[0].number-b.lines[len(b.lines)-1].number <= 2
}

// lines takes the signs off a comment. Joins says that it is a line by itself,
// which goes on in a comment below.
func (c Comment) lines() (lines []line, joins bool) {
	text := strings.TrimRight(c.Text, "\r\n")
	if rest, ok := strings.CutPrefix(text, "/*"); ok {
		number := c.Line
		for each := range strings.SplitSeq(strings.TrimSuffix(rest, "*/"), "\n") {
			trimmed := strings.TrimLeft(each, " \t")
			if stripped, ok := strings.CutPrefix(trimmed, "*"); ok {
				each = stripped
			}
			lines = append(lines, newLine(number, each))
			number++
		}
		return lines, false
	}
	rest := text
	for _, sign := range []string{"#", "/"} {
		if strings.HasPrefix(text, sign) {
			rest = strings.TrimLeft(text, sign)
			break
		}
	}
	return []line{newLine(c.Line, strings.Repeat(" ", min(max(0, c.Column-1), maxColumn))+rest)}, c.Alone
}

// maxColumn bounds the indentation that is kept.
const maxColumn = 200

func newLine(number int, code string) line {
	code = strings.TrimRight(code, " \t\r")
	text := clean(strings.TrimLeft(code, " \t#/"))
	if !strings.ContainsFunc(text, isWordRune) {
		text = ""
	}
	return line{number: number, code: code, text: text}
}

// codes are the lines as a language reads them, without common indentation.
func (b block) codes() []string {
	shared := maxColumn
	for _, l := range b.lines {
		if l.code != "" {
			shared = min(shared, len(l.code)-len(strings.TrimLeft(l.code, " ")))
		}
	}
	codes := make([]string, len(b.lines))
	for i, l := range b.lines {
		codes[i] = l.code[min(shared, len(l.code)):]
	}
	return codes
}
