package ownership

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// verdictCase is all answers about one unit.
type verdictCase struct {
	d1, d2, d3, d4, d5 answer
	k1, k2             answer
	a1, a2, a3         answer

	innocent bool // nobody has to own it
	skipped  bool // D4: the line meant for it is skipped by the host
	complete bool // its whole history was read
	listed   bool // there is a CODEOWNERS file, so that its silence means something
	claimed  bool // another source names an owner and agrees, or is set against CODEOWNERS
	enrolled bool // its owners were looked up in a roster
	traced   bool // history says clearly whether somebody active knows it
}

// collect asks all questions about a unit.
func (j *judge) collect(u debt.Unit) verdictCase {
	owner, declared := j.owners[u.ID]
	change := j.changes[u.ID]
	c := verdictCase{innocent: innocent(u) != "", complete: change.Complete}
	c.d1, c.d2 = j.undeclared(u), j.catchAll(u)
	c.d3 = j.dangling(u)
	c.d4, c.skipped = j.misfit(u)
	c.d5 = j.contested(u)
	c.k1, c.k2 = j.forgotten(u), j.single(u)
	c.a1, c.a2, c.a3 = j.stale(u), j.demanded(u), j.automated(u)
	c.listed = declared && (j.in.Declared.File != nil || owner.Source != "")
	c.claimed = c.d5.known() && len(j.claims[u.ID]) > 0 || len(owner.Owners) == 0 && c.d1.no()
	c.enrolled = c.d3.known() && j.in.Roster != nil && len(owner.Owners) > 0
	c.traced = c.k1.no() || c.k1.yes() && change.Focused365 == 0
	return c
}

// list are the signals in order of ID.
func (c verdictCase) list() []debt.Signal {
	ids := []string{"A1", "A2", "A3", "D1", "D2", "D3", "D4", "D5", "K1", "K2"}
	answers := []answer{c.a1, c.a2, c.a3, c.d1, c.d2, c.d3, c.d4, c.d5, c.k1, c.k2}
	signals := make([]debt.Signal, 0, len(ids))
	for i, a := range answers {
		signals = append(signals, debt.Signal{ID: ids[i], Answer: a.value, Evidence: a.evidence})
	}
	return signals
}

// verdict is the grade and how sure it is. An orphan is called one only on the
// word of two sources; with less, the unit has the grade of its declarations.
func (c verdictCase) verdict() (debt.Grade, debt.Confidence) {
	if c.innocent {
		return debt.GradeUnknown, debt.ConfidenceLow
	}
	if grade, ok := c.orphan(); ok {
		if sure := c.confidence(grade); sure != debt.ConfidenceLow {
			return grade, sure
		}
	}
	grade := c.declaration()
	return grade, c.confidence(grade)
}

// orphan is the grade of a unit that has neither an owner of its own nor
// somebody active who knows it.
func (c verdictCase) orphan() (debt.Grade, bool) {
	switch {
	case !c.k1.yes() || !c.d1.yes() && !c.d2.yes() && !c.d3.yes():
		return "", false
	case c.a2.yes():
		return debt.GradeOrphanedNeeded, true
	case c.a1.yes() && c.a2.no():
		return debt.GradeAbandoned, true
	}
	return debt.GradeOrphaned, true
}

// declaration is the grade of every other unit.
func (c verdictCase) declaration() debt.Grade {
	switch {
	case c.k1.yes() && c.d1.no() && !c.d2.yes() && !c.d3.yes():
		return debt.GradeKnowledgeOrphaned
	case c.d3.yes() || c.skipped:
		return debt.GradeDangling
	case c.d1.yes():
		return debt.GradeUndeclared
	case c.d5.yes():
		return debt.GradeContested
	case c.d2.yes() || c.k2.yes():
		return debt.GradeThin
	case c.d1.no() && c.d2.no() && c.k1.no():
		return debt.GradeOwned
	}
	return debt.GradeUnknown
}

// confidence counts the independent sources that carry a grade: CODEOWNERS,
// other declarations, the roster, history and, for orphans, what uses the unit.
// A file that is not there does not speak: a single team needs none. Nor does
// history when those who know a unit are gone and others have begun to change it.
func (c verdictCase) confidence(grade debt.Grade) debt.Confidence {
	if grade == debt.GradeUnknown {
		return debt.ConfidenceLow
	}
	orphan := Worse(grade, debt.GradeKnowledgeOrphaned)
	sources := 0
	for _, speaks := range []bool{c.listed, c.claimed, c.enrolled, c.traced, orphan && c.a2.known()} {
		if speaks {
			sources++
		}
	}
	switch {
	case sources >= 3 && c.complete:
		return debt.ConfidenceHigh
	case sources >= 2:
		return debt.ConfidenceMedium
	}
	return debt.ConfidenceLow
}

// GradeOrder lists the grades from good to bad, the order of every summary. A
// unit that is abandoned hurts less than one that is needed. Unknown comes
// first: it is no debt.
func GradeOrder() []debt.Grade {
	return []debt.Grade{
		debt.GradeUnknown, debt.GradeOwned, debt.GradeThin, debt.GradeContested, debt.GradeUndeclared,
		debt.GradeDangling, debt.GradeKnowledgeOrphaned, debt.GradeOrphaned, debt.GradeAbandoned, debt.GradeOrphanedNeeded,
	}
}

// Worse reports whether grade a is more debt than grade b. Unknown and owned
// are none, so neither is worse than the other.
func Worse(a, b debt.Grade) bool { return cmp.Compare(badness(a), badness(b)) > 0 }

// badness is a grade's place in GradeOrder; unknown and owned share theirs.
func badness(g debt.Grade) int { return max(1, slices.Index(GradeOrder(), g)) }
