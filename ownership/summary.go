package ownership

import "github.com/debtscan/debtscan/debt"

// Summary is the ownership of a repository in numbers.
type Summary struct {
	Path      string   // of CODEOWNERS; "" when the repository has none
	Problem   string   // why the file is not in force; "" when it is
	Generated bool     // a comment says that a generator writes the file
	Ignored   []string // other CODEOWNERS files, which the host does not read
	Lines     int      // rules in the file

	Files debt.OwnerCounts // files of units
	Units debt.OwnerCounts // units

	Invalid  []debt.OwnershipLine // lines that the host skips; each has its Problem
	Dead     []debt.OwnershipLine // lines in force that match no file
	Shadowed []debt.OwnershipLine // lines whose matches one later line takes over, Shadow

	Grades   []GradeCount // grades that units have, best first
	Innocent int          // units among those of grade unknown that nobody has to own: examples, tests, …
}

// GradeCount says how many units have a grade.
type GradeCount struct {
	Grade debt.Grade
	Units int
}

// Summarise adds up what CODEOWNERS says and what Grade made of it.
func Summarise(declared Result, units []debt.Unit, grades []debt.UnitGrade) Summary {
	s := Summary{Lines: len(declared.Lines), Grades: countGrades(grades)}
	for _, u := range declared.Units {
		s.Units.Add(u.Status)
		s.Files.Specific += u.Files.Specific
		s.Files.CatchAll += u.Files.CatchAll
		s.Files.Unowned += u.Files.Unowned
		s.Files.Unmatched += u.Files.Unmatched
	}
	if f := declared.File; f != nil {
		s.Path, s.Problem, s.Generated, s.Ignored = f.Path, f.Problem, f.Generated, f.Ignored
		s.Files = f.Infra // counts a file of several units once
	}
	for _, line := range declared.Lines {
		switch {
		case !line.Valid:
			s.Invalid = append(s.Invalid, line)
		case line.Matches == 0:
			s.Dead = append(s.Dead, line)
		case line.Shadow > 0:
			s.Shadowed = append(s.Shadowed, line)
		}
	}
	for _, u := range units {
		if innocent(u) != "" {
			s.Innocent++
		}
	}
	return s
}

// countGrades counts units by grade, in the order of GradeOrder.
func countGrades(grades []debt.UnitGrade) []GradeCount {
	units := map[debt.Grade]int{}
	for _, g := range grades {
		units[g.Grade]++
	}
	var counts []GradeCount
	for _, g := range GradeOrder() {
		if units[g] > 0 {
			counts = append(counts, GradeCount{Grade: g, Units: units[g]})
		}
	}
	return counts
}
