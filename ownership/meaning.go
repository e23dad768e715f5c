package ownership

import "github.com/debtscan/debtscan/debt"

// SignalMeaning says in a few words what a signal asks; "" for what is none.
func SignalMeaning(id string) string {
	switch id {
	case "D1":
		return "nobody is declared"
	case "D2":
		return "a catch-all alone declares"
	case "D3":
		return "who is declared does not exist"
	case "D4":
		return "a line meant for it does nothing"
	case "D5":
		return "sources name different owners"
	case "K1":
		return "nobody active knows it"
	case "K2":
		return "one active person knows it"
	case "A1":
		return "nobody meant it for long"
	case "A2":
		return "something needs it"
	case "A3":
		return "only automation touches it"
	}
	return ""
}

// GradeMeaning says in a few words what a grade means; "" for what is none.
func GradeMeaning(g debt.Grade) string {
	switch g {
	case debt.GradeOwned:
		return "an owner for it, and somebody active who knows it"
	case debt.GradeThin:
		return "a catch-all owner only, or one active person who knows it"
	case debt.GradeContested:
		return "sources name different owners"
	case debt.GradeUndeclared:
		return "nobody is declared to own it"
	case debt.GradeDangling:
		return "the line meant for it does nothing, or names nobody who exists"
	case debt.GradeKnowledgeOrphaned:
		return "an owner on paper, and nobody active who knows it"
	case debt.GradeOrphaned:
		return "neither an owner of its own nor anybody active who knows it"
	case debt.GradeOrphanedNeeded:
		return "orphaned, and something needs it"
	case debt.GradeAbandoned:
		return "orphaned, long untouched and not needed: perhaps to be deleted"
	case debt.GradeUnknown:
		return "too little is known, or nobody has to own it"
	}
	return ""
}
