package ownership

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// flaws finds lines of CODEOWNERS that do not do what they say.
type flaws struct {
	lines  []debt.OwnershipLine
	exact  *reader // of lines that are skipped or overruled
	folded *reader // of lines that match nothing, in lower case
}

// newFlaws collects the lines that could be meant for one unit: those that
// match everything are meant for all, and a skipped line whose pattern is what
// is wrong with it matches nothing. A generated file is ahead of the files it
// is about, so that its dead lines say nothing.
func newFlaws(declared Result) flaws {
	exact, folded := make([]Line, len(declared.Lines)), make([]Line, len(declared.Lines))
	generated := declared.File != nil && declared.File.Generated
	for i, line := range declared.Lines {
		dead := line.Valid && line.Matches == 0
		switch {
		case line.Pattern == "" || patternProblem(line.Pattern) != "" || compile(line.Pattern).catchAll():
		case !line.Valid, line.Shadow > 0:
			exact[i].pattern = compile(line.Pattern)
		case dead && !generated:
			folded[i].pattern = compile(strings.ToLower(line.Pattern))
		}
	}
	skipped, misspelt := newIndex(exact), newIndex(folded)
	return flaws{lines: declared.Lines, exact: skipped.reader(), folded: misspelt.reader()}
}

// misfit answers D4: a line that is meant for the unit is skipped, overruled or
// misspelt. It is meant for it when it is about most of its files. Skipped is
// the worst of these, because GitHub hides it.
func (j *judge) misfit(u debt.Unit) (a answer, skipped bool) {
	owner, known := j.owners[u.ID]
	file := j.in.Declared.File
	switch {
	case !known:
		return unknown("CODEOWNERS was not read"), false
	case file == nil:
		return no("the repository has no CODEOWNERS file"), false
	case file.Problem != "":
		return unknown("%s is not in force: %s", file.Path, file.Problem), false
	case j.flaws.lines == nil:
		return unknown("the lines of %s are not known", file.Path), false
	}
	for _, line := range j.flaws.about(u) {
		switch {
		case !line.Valid && line.At.Line > owner.Line:
			return yes("GitHub skips %s, which is about it: %s", place(line.At), line.Problem), true
		case line.Valid && line.Shadow > 0 && owner.Line > line.At.Line && loses(line.Owners, owner.Owners):
			return yes("%s is about it and is overruled by line %d", place(line.At), line.Shadow), false
		case line.Valid && line.Shadow == 0:
			return yes("%s, %s, differs from its path in upper and lower case and matches nothing", place(line.At), line.Pattern), false
		}
	}
	return no("no line of %s that is about it is skipped, overruled or misspelt", file.Path), false
}

// loses reports whether somebody of old is not among the owners that decide.
func loses(old, current []string) bool {
	return slices.ContainsFunc(old, func(name string) bool { return !slices.Contains(current, name) })
}

// about lists the flawed lines that are about most files of a unit, the last
// first, because it would decide.
func (f flaws) about(u debt.Unit) []debt.OwnershipLine {
	votes := map[int]int{}
	for _, path := range u.Files {
		for _, i := range f.exact.all(path, nil) {
			votes[i]++
		}
		for _, i := range f.folded.all(strings.ToLower(path), nil) {
			votes[i]++
		}
	}
	var found []debt.OwnershipLine
	for i := len(f.lines) - 1; i >= 0 && len(votes) > 0; i-- {
		if 2*votes[i] > len(u.Files) {
			found = append(found, f.lines[i])
		}
	}
	return found
}
