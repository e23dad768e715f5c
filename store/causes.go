package store

import "github.com/debtscan/debtscan/debt"

// judge decides what opens, what closes and why, by comparing what the run
// before saw with what this one sees.
type judge struct {
	in    *input
	mem   *memory
	moved moved
}

// opening is why a finding opens that was not open before. formerly is why its
// fingerprint was last closed, or continued when it never was.
func (j judge) opening(f *seen, formerly uint8) debt.Cause {
	switch {
	case !j.mem.whole && !j.knows(f.unit):
		return debt.CauseCoverage // nobody has ever looked there
	case j.ruleMoved(f.rule):
		return debt.CauseRule
	case j.wasHidden(f), formerly == causeCode(debt.CauseExcluded):
		return debt.CauseCoverage
	case j.onlyTimeMoved(f.unit):
		return debt.CauseClock
	case formerly != continued:
		return debt.CauseReopened
	default:
		return debt.CauseCode
	}
}

// closing is why a finding closes that the report has no more; not ok when the
// run did not look and the finding stays.
func (j judge) closing(s *live) (cause debt.Cause, ok bool) {
	scope := j.in.scope
	_, evaluated := scope.evaluated[s.rule]
	switch {
	case !scope.sees(s.unit):
		return "", false
	case scope.leavesOut(s.unit, s.path):
		return debt.CauseExcluded, true
	case scope.blind.hides(s.unit, s.path), scope.failed[s.rule], scope.history[s.rule] && !scope.whole:
		return "", false
	case !evaluated && !j.ruleGone(s.rule):
		return "", false
	case !scope.has(s.unit):
		return debt.CauseUnitRemoved, true
	case !evaluated, j.ruleMoved(s.rule):
		return debt.CauseRule, true
	case j.onlyTimeMoved(s.unit):
		return debt.CauseClock, true
	default:
		return debt.CauseFixed, true
	}
}

// ruleMoved reports whether a rule is new or other than when it was last evaluated.
func (j judge) ruleMoved(rule string) bool {
	digest, evaluated := j.in.scope.evaluated[rule]
	return evaluated && j.mem.rules[rule].digest != digest
}

// ruleGone reports whether a rule that was not evaluated is switched off or
// removed: then the set of rules is another one than when it last was. A scan
// of some units may leave rules out that are still there.
func (j judge) ruleGone(rule string) bool {
	return !j.in.scope.partial() && !j.in.scope.failed[rule] && j.mem.rules[rule].rules != j.in.report.Rules.Digest
}

// wasHidden reports whether the run before could not have seen a finding.
func (j judge) wasHidden(f *seen) bool {
	return j.mem.rules[f.rule].failed ||
		j.mem.blind.hides(f.unit, f.path) ||
		(j.in.scope.history[f.rule] && j.mem.last.history != fullHistory)
}

// knows reports whether a unit was there when it was last looked for.
func (j judge) knows(unit string) bool {
	_, ok := j.mem.looks[unit]
	return ok
}

// onlyTimeMoved reports whether the clock or the dated tables moved, and
// nothing that a unit's findings rest on did.
func (j judge) onlyTimeMoved(unit string) bool {
	last := j.mem.last
	return (j.in.asOf != last.asOf || j.in.data != last.data) && !j.moved.about(unit)
}
