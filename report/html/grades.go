package html

import (
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// gradeRow is one line of the table of units by grade.
type gradeRow struct {
	Name, Meaning, Units string
	Mark                 int // 0 where nobody is left, 1 where something is missing, 2 fine, 3 not known
	Bar                  int
}

// gradeMeaning says what a grade means to somebody who plans work.
type gradeMeaning struct {
	grade   debt.Grade
	mark    int
	meaning string
}

// gradeMeanings lists the grades, worst first, and what is not known last.
func gradeMeanings() []gradeMeaning {
	return []gradeMeaning{
		{debt.GradeOrphanedNeeded, 0, "nobody owns or knows it, and others that change depend on it"},
		{debt.GradeOrphaned, 0, "neither an owner of its own nor anybody active who knows it"},
		{debt.GradeAbandoned, 0, "orphaned, long untouched and not needed: a candidate for deletion"},
		{debt.GradeKnowledgeOrphaned, 0, "an owner on paper; nobody active knows it"},
		{debt.GradeDangling, 1, "who is declared does not exist; those who know it are active"},
		{debt.GradeUndeclared, 1, "nobody is declared; those who know it are active"},
		{debt.GradeContested, 1, "sources name different owners"},
		{debt.GradeThin, 1, "owned by a catch-all only, or known to one active person"},
		{debt.GradeOwned, 2, "a specific owner, and somebody active who knows it"},
		{debt.GradeUnknown, 3, "too little is known"},
	}
}

// gradeIndex is a grade's place in that list; other words are not known.
func gradeIndex(g debt.Grade) int {
	all := gradeMeanings()
	i := slices.IndexFunc(all, func(m gradeMeaning) bool { return m.grade == g })
	if i < 0 {
		return len(all) - 1
	}
	return i
}

// gradeRows counts units by grade. Grades that no unit has are left out.
func gradeRows(all []debt.UnitRow) []gradeRow {
	meanings := gradeMeanings()
	counts := make([]int, len(meanings))
	most := 0
	for _, u := range all {
		i := gradeIndex(u.OwnerGrade)
		counts[i]++
		most = max(most, counts[i])
	}
	var rows []gradeRow
	for i, m := range meanings {
		if counts[i] > 0 {
			rows = append(rows, gradeRow{
				Name: string(m.grade), Meaning: m.meaning, Mark: m.mark,
				Units: number(counts[i]), Bar: portion(counts[i], most, barWidth),
			})
		}
	}
	return rows
}
