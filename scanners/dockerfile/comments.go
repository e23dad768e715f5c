package dockerfile

import (
	"regexp"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/command"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/comment"
)

var directive = regexp.MustCompile(`^#\s*[A-Za-z][A-Za-z0-9]*\s*=`)

// markers reads the lines that begin with "#". Those inside a RUN that goes on
// are comments of the file. What a shell would take for a comment, behind a
// command and in a here-document, is not looked at.
func (f *file) markers() debt.Facts {
	finder := comment.NewFinder(f.unit.ID)
	finder.Read(f.unit.Path, f.comments(), deadCode)
	facts := finder.Facts()
	for i := range facts.Unread {
		facts.Unread[i].Scanner = name
	}
	return facts
}

func (f *file) comments() []comment.Comment {
	documents := f.documents()
	var all []comment.Comment
	for i := f.directives(); i < len(f.doc.lines); i++ {
		line := f.doc.lines[i]
		text := strings.TrimLeft(line, " \t")
		if strings.HasPrefix(text, "#") && !documents[i] {
			all = append(all, comment.Comment{Line: i + 1, Column: len(line) - len(text) + 1, Text: text, Alone: true})
		}
	}
	return all
}

// directives is how many lines at the top are for the parser: "# syntax=…".
func (f *file) directives() int {
	for i, line := range f.doc.lines {
		if !directive.MatchString(line) {
			return i
		}
	}
	return len(f.doc.lines)
}

// documents are the lines, by index, that belong to here-documents.
func (f *file) documents() map[int]bool {
	inside := map[int]bool{}
	for _, s := range f.doc.statements {
		first, last := min(s.first-1, len(f.doc.lines)), min(s.last, len(f.doc.lines))
		if last-first < 2 || !strings.Contains(strings.Join(f.doc.lines[first:last], ""), "<<") {
			continue
		}
		_, _, next := join(f.doc.lines[first:last], s.first, f.doc.escape)
		for i := first + next; i < last; i++ {
			inside[i] = true
		}
	}
	return inside
}

// deadCode finds instructions in lines that were comments: each begins with its
// keyword in upper case, and the parser takes it.
func deadCode(lines []string) []comment.Run {
	var runs []comment.Run
	for at := 0; at < len(lines); {
		end := at
		for behind := deadInstruction(lines, end); behind > end; behind = deadInstruction(lines, end) {
			end = behind
		}
		if end == at {
			at++
			continue
		}
		runs = append(runs, comment.Run{From: at, To: end - 1})
		at = end
	}
	return runs
}

// Limits of one instruction that is looked for.
const (
	maxDeadLines = 60
	maxDeadBytes = 8 << 10
)

// deadInstruction is the line behind the instruction in the line at; at when
// there is none.
func deadInstruction(lines []string, at int) int {
	if at >= len(lines) {
		return at
	}
	keyword, rest := cutKeyword(lines[at])
	if _, known := command.Commands[strings.ToLower(keyword)]; !known || keyword != strings.ToUpper(keyword) || rest == "" {
		return at
	}
	end := at
	for end < min(len(lines), at+maxDeadLines)-1 && strings.HasSuffix(strings.TrimRight(lines[end], " \t"), `\`) {
		end++
	}
	text := strings.Join(lines[at:end+1], "\n") + "\n"
	if len(text) > maxDeadBytes {
		return at
	}
	doc := parse([]byte(text))
	if len(doc.objections) > 0 || len(doc.statements) != 1 {
		return at
	}
	return end + 1
}
