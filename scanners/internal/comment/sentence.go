package comment

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	item      = regexp.MustCompile(`^(?:[-*•]|[0-9]{1,2}[.)])\s|^@?(?i:todo|fixme|hack|xxx|workaround)\b`)
	codeLine  = regexp.MustCompile(`^(?:- )?"?[\w.*\[\]-]+"?\s*(?:=|:=)\s*\S|^(?:- )?[\w-]+:\s+["'$\[{|>]|[{(\[]$|^[})\]]`)
	innerSign = regexp.MustCompile(`\s(?:#|//)\s*`)
	noEnd     = regexp.MustCompile(`(?:^|[\s(])(?i:e\.g|i\.e|etc|vs|cf|approx|incl|no|v?[0-9]+)\.$`)
)

// sentence is a sentence of a comment, over as many lines as it takes.
type sentence struct {
	text  string
	parts []part
}

// part is what one line gives to a sentence.
type part struct{ start, line int }

// line is the number of the line that an offset stands in.
func (s sentence) line(offset int) int {
	at, exact := slices.BinarySearchFunc(s.parts, offset, func(p part, offset int) int { return p.start - offset })
	if !exact {
		at--
	}
	return s.parts[max(0, at)].line
}

// add appends what a line says.
func (s *sentence) add(text string, number int) {
	if s.text != "" {
		s.text += " "
	}
	s.parts = append(s.parts, part{len(s.text), number})
	s.text += text
}

// sentences cuts lines into sentences. One ends at a full stop, before an item
// of a list or a word such as TODO, and at a line without words. Of a line that
// is code only the comment in it counts.
func sentences(lines []line) []sentence {
	var all []sentence
	var open sentence
	flush := func() {
		if open.text != "" {
			all = append(all, open)
		}
		open = sentence{}
	}
	for _, l := range lines {
		isItem := item.MatchString(l.text)
		isCode := !isItem && codeLine.MatchString(l.text)
		if l.text == "" || isItem || isCode || len(open.text) > maxSentence {
			flush()
		}
		if isCode {
			if _, end, ok := match(innerSign, l.text); ok && end < len(l.text) {
				open.add(l.text[end:], l.number)
			}
			flush()
			continue
		}
		for rest := l.text; rest != ""; {
			text, more, ended := cutSentence(rest)
			open.add(text, l.number)
			if rest = more; ended {
				flush()
			}
		}
	}
	flush()
	return all
}

// maxSentence is how many bytes of a sentence are read together.
const maxSentence = 2000

// cutSentence cuts text behind its first sentence. The end of a line ends one
// only with a full stop.
func cutSentence(text string) (first, rest string, ended bool) {
	for at := range len(text) {
		if strings.IndexByte(".!?", text[at]) < 0 || noEnd.MatchString(text[max(0, at-12):at+1]) {
			continue
		}
		if at+1 == len(text) {
			return text, "", true
		}
		if text[at+1] != ' ' {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text[at+2:]); !unicode.IsLower(next) {
			return text[:at+1], text[at+2:], true
		}
	}
	return text, "", false
}
