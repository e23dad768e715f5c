package shellscript

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// maxCuts is how often the end of a script is cut off before nothing of it is
// read. Each cut takes one more pass of the parser.
const maxCuts = 4

// read reads the commands of a script. Of one that the parser refuses they are
// those before the mistake, which a shell would run as well before it stops.
func read(unit debt.Unit, text string) debt.Facts {
	lines := newLines(text)
	result := lines.read(unit, text)
	problem := result.Problem
	for range maxCuts {
		if len(result.Commands) > 0 || result.Problem == nil {
			break
		}
		text = text[:lines.start(result.Problem.Line)]
		result = lines.read(unit, text)
	}
	facts := debt.Facts{Command: result.Commands}
	if problem != nil {
		problem.Scanner, problem.Partial = name, len(result.Commands) > 0
		if problem.Partial && result.Problem != problem {
			problem.Reason += "; what stands before that is read"
		}
		facts.Unread = []debt.Unread{*problem}
	}
	return facts
}

// lines are the offsets at which the lines of a text start.
type lines []int

func newLines(text string) lines {
	starts := lines{0}
	for at := range len(text) {
		if text[at] == '\n' {
			starts = append(starts, at+1)
		}
	}
	return starts
}

// start is the offset of a line, which counts from 1.
func (l lines) start(line int) int { return l[min(max(line, 1), len(l))-1] }

// position is the line and the column in bytes of an offset, both from 1.
func (l lines) position(offset int) (line, column int) {
	at, exact := slices.BinarySearch(l, offset)
	if !exact {
		at--
	}
	return at + 1, offset - l[at] + 1
}

// read reads a text that starts where the lines start.
func (l lines) read(unit debt.Unit, text string) shell.Result {
	return shell.NewReader().Read(shell.Script{
		Text:    text,
		Dialect: dialect(unit.Path, text),
		Owner: shell.Owner{
			Unit: unit.ID, Path: unit.Path, Origin: "script", ID: unit.ID, Read: debt.Parsed,
		},
		Place: l.position,
	})
}
