package comment

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Limits of what is read.
const (
	MaxBytes   = 256 << 10 // of one file's comments
	MaxMarkers = 1000      // of one unit
)

var notice = regexp.MustCompile(`(?i)\blicensed under\b|\bcopyright (?:\(c\)|©|[0-9]{4})|\bspdx-license-identifier\b|\ball rights reserved\b|\bBEGIN_TF_DOCS\b|\bvim?:\s*set? |-\*-.*-\*-`)

// Finder gathers the markers of one unit.
type Finder struct {
	unit    string
	markers []debt.Marker
	unread  []debt.Unread
	bytes   map[string]int // read so far, by path
	seen    map[debt.Marker]bool
	indices map[string]int // markers so far, by path and line
	full    bool

	promise, manual, directive []string // words that each kind has
}

// NewFinder returns a Finder for the files of the unit with the given ID.
func NewFinder(unit string) *Finder {
	return &Finder{
		unit: unit, bytes: map[string]int{}, seen: map[debt.Marker]bool{}, indices: map[string]int{},
		promise: promiseWords(), manual: manualWords(), directive: directiveWords(),
	}
}

// Read reads comments of the file at path, given in their order. Code may be
// nil where code is not looked for. A file may be read in several parts.
func (f *Finder) Read(path string, comments []Comment, code Code) {
	for i, c := range comments {
		if f.bytes[path] += len(c.Text); f.bytes[path] > MaxBytes {
			f.cut(path, c.Line, fmt.Sprintf("it has more than %d KiB of comments; the rest is not read", MaxBytes>>10))
			comments = comments[:i]
			break
		}
	}
	all := blocks(comments)
	for i, b := range all {
		var above []line
		if i > 0 && all[i-1].introduces(b) {
			above = all[i-1].lines
		}
		f.block(path, b, above, code)
	}
}

// Facts are the markers found, and what of the comments was not read. The
// scanner of an Unread is left to the caller.
func (f *Finder) Facts() debt.Facts { return debt.Facts{Marker: f.markers, Unread: f.unread} }

// cut notes, once for a file, that not all of its comments are read.
func (f *Finder) cut(path string, line int, reason string) {
	if f.bytes[path] <= 2*MaxBytes {
		f.unread = append(f.unread, debt.Unread{Path: path, Unit: f.unit, Line: line, Reason: reason, Partial: true})
	}
	f.bytes[path] = 3 * MaxBytes
}

// block finds what one block says, below the lines of one that introduces it.
// Lines that are code or speak to a scanner say nothing else.
func (f *Finder) block(path string, b block, above []line, code Code) {
	for _, r := range dead(b, above, code) {
		first, last := b.lines[r.From], b.lines[r.To]
		f.add(debt.Marker{
			Kind: debt.MarkerDeadCode, Text: excerpt(first.text, 0), Lines: r.To - r.From + 1,
			At: at(path, first.number, last.number),
		})
		for i := r.From; i <= r.To; i++ {
			b.lines[i].text = ""
		}
	}
	whole := strings.Builder{}
	for i := range b.lines {
		if f.suppressions(path, b.lines, i) {
			b.lines[i].text = ""
		}
		whole.WriteString(b.lines[i].text + " ")
	}
	lower := strings.ToLower(whole.String())
	if promise, admits := mentions(lower, f.promise), mentions(lower, f.manual); promise || admits {
		if !notice.MatchString(lower) {
			f.prose(path, sentences(b.lines), admits && !generated.MatchString(lower))
		}
	}
}

// suppressions adds what a line tells scanners, and reports whether it does. A
// reason may also be given beside it.
func (f *Finder) suppressions(path string, lines []line, i int) bool {
	l := lines[i]
	if !mentions(strings.ToLower(l.text), f.directive) {
		return false
	}
	found, given := suppressions(l.text), beside(lines, i)
	for _, s := range found {
		f.add(debt.Marker{
			Kind: debt.MarkerSuppressed, Text: excerpt(l.text, 0), Tool: s.tool, Rule: s.rule,
			Reason: excerpt(cmp.Or(s.reason, given), 0), Until: s.until,
			At: at(path, l.number, l.number),
		})
	}
	return len(found) > 0
}

// prose adds what sentences promise and admit, at most one of each in one.
func (f *Finder) prose(path string, all []sentence, admits bool) {
	for i, s := range all {
		lower := strings.ToLower(s.text)
		if mentions(lower, f.promise) {
			f.promises(path, all[i:])
		}
		if admits && mentions(lower, f.manual) {
			f.admission(path, s)
		}
	}
}

// promises adds what the first of some sentences promises.
func (f *Finder) promises(path string, all []sentence) {
	p, ok := promised(all[0].text)
	if !ok {
		return
	}
	line := all[0].line(p.at)
	date, issue := promiseOf(all)
	f.add(debt.Marker{
		Kind: debt.MarkerPromise, Word: p.word, Text: excerpt(all[0].text, p.at), Until: date, Ticket: issue, At: at(path, line, line),
	})
}

// admission adds what a sentence says was done by hand.
func (f *Finder) admission(path string, s sentence) {
	if h, ok := handmade(s.text); ok {
		line := s.line(h.at)
		f.add(debt.Marker{Kind: debt.MarkerManual, Text: excerpt(s.text, h.at), Ticket: ticket(s.text), At: at(path, line, line)})
	}
}

// promiseOf is the date and the issue of the first sentence. What it does not
// say may be in the one behind it, if that promises nothing itself.
func promiseOf(all []sentence) (date, issue string) {
	date, issue = until(all[0].text), ticket(all[0].text)
	if len(all) == 1 || all[1].parts[0].line > all[0].parts[len(all[0].parts)-1].line+1 {
		return date, issue
	}
	if _, other := promised(all[1].text); other {
		return date, issue
	}
	if date == "" {
		date = until(all[1].text)
	}
	if issue == "" {
		issue = ticket(all[1].text)
	}
	return date, issue
}

// add adds a marker unless it is there already: aliases repeat parts of a file.
func (f *Finder) add(m debt.Marker) {
	if f.seen[m] || f.full {
		return
	}
	f.seen[m] = true
	if f.full = len(f.markers) >= MaxMarkers; f.full {
		reason := fmt.Sprintf("the unit has more than %d comments that say something about debt; the rest is not read", MaxMarkers)
		f.unread = append(f.unread, debt.Unread{Path: m.At.Path, Unit: f.unit, Line: m.At.Line, Reason: reason, Partial: true})
		return
	}
	place := fmt.Sprintf("%s:%d", m.At.Path, m.At.Line)
	m.ID = fmt.Sprintf("%s/marker:%s:%d", f.unit, place, f.indices[place])
	m.Unit, m.At.Unit = f.unit, f.unit
	f.indices[place]++
	f.markers = append(f.markers, m)
}

func at(path string, from, to int) debt.At {
	return debt.At{Location: debt.Location{Path: path, Line: from, EndLine: to}, Read: debt.Parsed}
}
