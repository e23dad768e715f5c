package dockerfile

import (
	"regexp"
	"slices"
	"strings"
)

// chunk is the text of one instruction, cut out of a file.
type chunk struct {
	first, last int    // lines
	source      string // its lines as they are, with those of its here-documents
	logical     string // its lines joined, without comments and here-documents
}

// splitter cuts a file into instructions without understanding them.
type splitter struct {
	lines   []string
	escape  string
	lastOf  map[string]int // the last line that reads so, for finding the ends of here-documents
	heredoc *regexp.Regexp
}

// split cuts content into its instructions. An instruction goes on after a line
// that ends in escape, and through its here-documents; blank lines and comments
// in between belong to it and do not end it. One more instruction than are read
// is cut, to show that there are more.
func split(content string, escape rune) []chunk {
	s := splitter{
		lines:   slices.Collect(strings.Lines(content)),
		escape:  string(escape),
		lastOf:  map[string]int{},
		heredoc: regexp.MustCompile(`<<-?[ \t]*["']?([A-Za-z0-9_][A-Za-z0-9_.-]*)["']?`),
	}
	for i, line := range s.lines {
		s.lastOf[strings.TrimSpace(line)] = i
	}
	var chunks []chunk
	for at := 0; at < len(s.lines) && len(chunks) <= maxStatements; {
		if idle(s.lines[at]) {
			at++
			continue
		}
		end, logical := s.logical(at)
		end = s.heredocs(logical, end)
		chunks = append(chunks, chunk{at + 1, end, strings.Join(s.lines[at:end], ""), logical})
		at = end
	}
	return chunks
}

// logical joins the lines of an instruction that starts at line at; end is the
// line behind it.
func (s *splitter) logical(at int) (end int, joined string) {
	var out strings.Builder
	for end = at; end < len(s.lines); end++ {
		line := strings.TrimRight(s.lines[end], "\r\n")
		if end > at && idle(line) {
			continue
		}
		head, more := s.continued(line)
		out.WriteString(head)
		if !more {
			return end + 1, out.String()
		}
	}
	return end, out.String()
}

// continued cuts the escape off a line that goes on. An escape behind an escape
// stands for itself.
func (s *splitter) continued(line string) (head string, more bool) {
	head, more = strings.CutSuffix(strings.TrimRight(line, " \t"), s.escape)
	if !more || strings.HasSuffix(head, s.escape) {
		return line, false
	}
	return head, true
}

// heredocs returns the line behind the here-documents that an instruction
// starts. One that never ends does not swallow the rest of the file.
func (s *splitter) heredocs(logical string, at int) int {
	keyword, rest := cutKeyword(logical)
	if strings.EqualFold(keyword, "ONBUILD") {
		keyword, rest = cutKeyword(rest)
	}
	if !slices.Contains([]string{"RUN", "COPY", "ADD"}, strings.ToUpper(keyword)) {
		return at
	}
	for _, match := range s.heredoc.FindAllStringSubmatch(rest, -1) {
		word := match[1]
		if last, ok := s.lastOf[word]; !ok || last < at {
			return at
		}
		for strings.TrimSpace(s.lines[at]) != word {
			at++
		}
		at++
	}
	return at
}

// idle reports whether a line is blank or a comment.
func idle(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}
