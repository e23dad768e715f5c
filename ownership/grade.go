package ownership

import (
	"time"

	"github.com/debtscan/debtscan/debt"
)

// GradeInput is what is known about units. Every part may be missing: what
// hangs on it is then unknown, and the grade is what the rest supports.
type GradeInput struct {
	Now   time.Time   // the scan's clock
	Units []debt.Unit // all units of the repository
	// Declared is what CODEOWNERS says. The zero Result means that it is not
	// known, because the file could not be read; a repository without the file
	// has rows of units all the same.
	Declared Result
	// Claims are what else names owners, as FindClaims lists it. Nil means that
	// nobody looked: then nobody can be said to be undeclared.
	Claims  []Claim
	Changes []debt.Change // from history
	Roster  *Roster       // nil without one
	Uses    Uses          // what needs the units
	Limits  Thresholds    // limits that are zero are the defaults
}

// Thresholds are the limits that turn numbers into answers. Two more stand in
// debt.Change, which counts by them: somebody is active who committed in the
// last 365 days, and those know a unit who made half of its focused commits.
type Thresholds struct {
	Stale  time.Duration // A1: so long has nobody meant the unit; 730 days
	Demand time.Duration // A2: what depends on the unit has changed since then; 180 days
	Young  time.Duration // K1, K2: a younger unit has no past to be judged by; 90 days
	// SmallUnits is the number of live units up to which one catch-all line is
	// all the ownership that a repository needs: 5.
	SmallUnits int
}

// day is a day of ages.
const day = 24 * time.Hour

// DefaultThresholds are limits that separate maintained from forgotten public
// infrastructure repositories.
func DefaultThresholds() Thresholds {
	return Thresholds{Stale: 730 * day, Demand: 180 * day, Young: 90 * day, SmallUnits: 5}
}

// withDefaults fills in the limits that are not set.
func (t Thresholds) withDefaults() Thresholds {
	d := DefaultThresholds()
	if t.Stale > 0 {
		d.Stale = t.Stale
	}
	if t.Demand > 0 {
		d.Demand = t.Demand
	}
	if t.Young > 0 {
		d.Young = t.Young
	}
	if t.SmallUnits > 0 {
		d.SmallUnits = t.SmallUnits
	}
	return d
}

// Grade says of every unit, in the order of in.Units, how it is owned, how sure
// that is and why.
//
// A grade is the best one that what is certain allows: an unknown answer is
// read as if it were the good one, except that a unit is called owned only when
// its owner and somebody who knows it are certain. So a unit that nobody
// declares is undeclared even without history, because more history could only
// make it worse, and knowing less never makes a grade worse.
//
// Examples, tests, vendored code and sandboxes keep their signals and have the
// grade unknown: nobody has to own them.
func Grade(in GradeInput) []debt.UnitGrade {
	j := newJudge(in)
	grades := make([]debt.UnitGrade, 0, len(in.Units))
	for _, u := range in.Units {
		grades = append(grades, j.grade(u))
	}
	return grades
}

// grade judges one unit.
func (j *judge) grade(u debt.Unit) debt.UnitGrade {
	c := j.collect(u)
	grade, confidence := c.verdict()
	return debt.UnitGrade{Unit: u.ID, Grade: grade, Confidence: confidence, Signals: c.list(), At: u.At}
}
