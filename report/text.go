package report

import (
	"io"

	"github.com/debtscan/debtscan/debt"
)

// The page a first scan is read on: one screen, nothing to scroll.
const (
	pageColumns    = 80
	pageMinColumns = 72 // below, the columns of the page have no room
	pageLines      = 40
)

// gutter is the width of the left column: rule, severity and the headings of
// the notes stand in it, everything that is read stands right of it.
const gutter = 14

// textWriter writes the first page of a scan, or all of it.
type textWriter struct{}

// Write implements Writer.
func (textWriter) Write(w io.Writer, r *debt.Report, o Options) error {
	c, columns := canonical(r), pageWidth(o.Width)
	if o.All {
		return printLines(w, wholeScan(&c, columns), o.Color)
	}
	return printLines(w, firstPage(&c, o.Target, columns), o.Color)
}

// pageWidth is the width to write in. A wider terminal is not used: lines
// beyond 80 columns are hard to read and do not survive being pasted.
func pageWidth(columns int) int {
	if columns == 0 {
		return pageColumns
	}
	return min(max(columns, pageMinColumns), pageColumns)
}

// detail is how much the sections below the findings may say.
type detail struct {
	families int // lines of the table of families
	unread   int // paragraphs about unread files
	remark   int // lines that a paragraph below the table may take
	spare    int // lines that must then be left, for why and how to be read to their ends
}

// details lists the ways to lay the first page out, roomiest first.
func details() []detail {
	return []detail{
		{families: 12, unread: 4, remark: 2, spare: 5},
		{families: 12, unread: 2, remark: 2},
		{families: 9, unread: 2, remark: 2},
		{families: 9, unread: 2, remark: 1},
		{families: 4, unread: 2, remark: 1},
	}
}

// firstPage answers what a first scan is run for. It is laid out in the
// roomiest way that fits on a page, so a small scan breathes and a huge one
// still ends where the reader looks.
func firstPage(r *debt.Report, target string, columns int) []line {
	top, commands := verdict(r, columns), nextCommands(r, target, columns)
	picked := pickStart(r.Findings)
	var start, table, remarks []line
	spare := 0
	for _, d := range details() {
		table, remarks = families(r, columns, d.families), notes(r, columns, d)
		start = startHere(picked, len(r.Findings), columns, 0)
		spare = pageLines - len(join(top, start, table, remarks, commands))
		if spare >= d.spare {
			break
		}
	}
	start = startHere(picked, len(r.Findings), columns, spare)
	lines := join(top, start, table, remarks, commands)
	for i := range lines {
		lines[i] = lines[i].clip(columns)
	}
	return lines
}

// join puts a blank line between sections and leaves empty sections out.
func join(sections ...[]line) []line {
	var lines []line
	for _, s := range sections {
		if len(s) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, s...)
	}
	return lines
}
