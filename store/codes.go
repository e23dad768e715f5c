package store

import (
	"fmt"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// States of a span. An accepted finding is suppressed: somebody has decided to
// live with it.
const (
	stateOpen     = 0
	stateAccepted = 1
)

// continued stands for no cause: a span that goes on in another one.
const continued = 0

// causes lists the causes by code, counted from 1. The order is part of the
// file's format.
func causes() []debt.Cause {
	return []debt.Cause{
		debt.CauseCode, debt.CauseRule, debt.CauseClock, debt.CauseCoverage, debt.CauseReopened,
		debt.CauseFixed, debt.CauseUnitRemoved, debt.CauseExcluded,
	}
}

// causeCodes is one more than the highest code of a cause.
const causeCodes = 9

func causeCode(c debt.Cause) uint8 { return uint8(slices.Index(causes(), c) + 1) }

func causeOf(code uint8) debt.Cause { return causes()[code-1] }

// severityCode is the place of a severity among debt.Severities, worst first.
func severityCode(f debt.Finding) (uint8, error) {
	i := slices.Index(debt.Severities(), f.Severity)
	if i < 0 {
		return 0, fmt.Errorf("finding %s of %s has the unknown severity %q", f.Fingerprint, f.Rule, f.Severity)
	}
	return uint8(i), nil
}

// severityOf is the severity of a code; that of no severity has no name.
func severityOf(code uint8) string {
	if int(code) >= len(debt.Severities()) {
		return ""
	}
	return string(debt.Severities()[code])
}

func stateName(code uint8) string {
	if code == stateAccepted {
		return "suppressed"
	}
	return "open"
}
