package ownership

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// OwnerToFill stands in suggested lines for the owner. GitHub skips a line that
// still has it, so that nobody is asked by mistake.
const OwnerToFill = "@…"

// Suggestion is how to declare an owner of a unit.
type Suggestion struct {
	Unit string
	// Lines are what to add to CODEOWNERS, with OwnerToFill for the owner. They
	// go before lines about folders inside the unit's, because the last match
	// decides.
	Lines []string
	// Knowers is how many active people know the unit: whom to ask.
	Knowers int
	// People are these people, who did most first; empty unless history was
	// asked for people. They have names only when it was asked for names.
	People []debt.UnitPerson
	Reason string // why nobody can be asked; "" when somebody can
}

// Suggest says which lines would declare an owner of a unit, and who could tell
// whose it is.
func Suggest(unit debt.Unit, change debt.Change) Suggestion {
	s := Suggestion{Unit: unit.ID, Lines: suggestedLines(unit)}
	switch {
	case change.Unit == "":
		s.Reason = "its history was not read"
	case !change.Complete:
		s.Reason = "history is cut off, so that who knows it is not known"
	case change.Knowers == 0:
		s.Reason = "nobody who knows it committed in the last 365 days"
	default:
		s.Knowers, s.People = change.Knowers, candidates(change.People)
	}
	return s
}

// candidates are the people who know a unit and are active.
func candidates(people []debt.UnitPerson) []debt.UnitPerson {
	var list []debt.UnitPerson
	for _, p := range people {
		if p.Knows && p.Active {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b debt.UnitPerson) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// suggestedLines are the lines that match the files of a unit and as few others
// as can be: its file, its folder, or what it has in the root of the repository.
func suggestedLines(unit debt.Unit) []string {
	var patterns []string
	switch {
	case unit.Path == "." || unit.Path == "":
		for _, file := range unit.Files {
			patterns = append(patterns, rootPattern(file))
		}
	case slices.Contains(unit.Files, unit.Path): // it is a file, and what belongs to it
		for _, file := range unit.Files {
			patterns = append(patterns, "/"+escapePattern(file))
		}
	default:
		patterns = []string{"/" + escapePattern(unit.Path) + "/"}
	}
	slices.Sort(patterns)
	var lines []string
	for _, p := range slices.Compact(patterns) {
		lines = append(lines, p+" "+OwnerToFill)
	}
	return lines
}

// rootPattern matches a file of a unit that is the root of the repository, and
// its like: all "*.tf" of the root, or the folder that it is in.
func rootPattern(file string) string {
	folder, _, nested := strings.Cut(file, "/")
	extension := path.Ext(file)
	switch {
	case nested:
		return "/" + escapePattern(folder) + "/"
	case extension == "" || extension == file:
		return "/" + escapePattern(file)
	}
	return "/*" + escapePattern(extension)
}

// escapePattern writes a path so that a pattern means just it. What no line can
// hold is any character.
func escapePattern(p string) string {
	return strings.NewReplacer(
		`\`, `\\`, " ", `\ `, "\t", "\\\t", "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`,
		"\n", "?", "\r", "?", "\v", "?", "\f", "?",
	).Replace(p)
}
