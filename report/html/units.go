package html

import (
	"cmp"
	"strconv"

	"github.com/debtscan/debtscan/debt"
)

const (
	// firstUnits is how many units a table shows at once; the others are one
	// click away.
	firstUnits = 20
	// maxUnits is how many units are written out altogether.
	maxUnits = 500
)

// units is a list of units, in two parts so that a page stays readable.
type units struct {
	First, Rest []unitRow
	Left        int // units that are in neither
}

// unitRow is a unit as the page shows it.
type unitRow struct {
	ID, Owner, Source   string
	Line                string // who owns it, or why nobody does
	Status              string // how it comes by its owner
	Grade, Confidence   string
	Mark                int // of the grade
	Signals             []signal
	Findings, Work      string
	Minutes, Dependents int
	NeededBy, Interest  string
	Touched, Focused    string
	Knowers             string
	Filter              string
	Key                 sortKeys
}

// sortKeys are the plain numbers behind a row's texts, for the script.
type sortKeys struct {
	Grade, Findings int
	Interest        float64
}

// signal is one question about a unit's ownership and its answer.
type signal struct{ ID, Question, Answer, Evidence string }

func newUnits(all []debt.UnitRow, graded map[string]debt.UnitGrade) units {
	var rows []unitRow
	for _, u := range all[:min(len(all), maxUnits)] {
		rows = append(rows, newUnitRow(u, graded[u.ID]))
	}
	first := min(len(rows), firstUnits)
	if len(rows) <= firstUnits+firstUnits/4 {
		first = len(rows) // a handful is not worth a click
	}
	return units{First: rows[:first], Rest: rows[first:], Left: len(all) - len(rows)}
}

func newUnitRow(u debt.UnitRow, g debt.UnitGrade) unitRow {
	row := unitRow{
		ID: visible(u.ID), Owner: ownerText(visibles(u.Owners)), Source: visible(u.OwnerSource),
		Status: ownerStatus(u), Grade: visible(string(cmp.Or(u.OwnerGrade, debt.GradeUnknown))),
		Confidence: visible(string(g.Confidence)), Mark: gradeMeanings()[gradeIndex(u.OwnerGrade)].mark,
		Findings: number(u.Findings), Work: shortWork(u.PrincipalMinutes),
		Minutes: u.PrincipalMinutes, Dependents: u.Dependents, NeededBy: dotted(u.Dependents), Interest: dottedDecimal(u.Interest),
		Touched: day(u.LastTouchedAt), Focused: day(u.LastFocusedAt), Filter: filter("unit", u.ID),
		Key: sortKeys{gradeIndex(u.OwnerGrade), u.Findings, u.Interest},
	}
	row.Line = firstOwner(visibles(u.Owners))
	if isUnowned(u) && row.Status != "" {
		row.Line = nobody + ": " + row.Status
	}
	if u.Knowers != nil {
		row.Knowers = strconv.Itoa(*u.Knowers)
	}
	for _, s := range g.Signals {
		row.Signals = append(row.Signals, signal{visible(s.ID), question(s.ID), answer(s.Answer), prose(s.Evidence)})
	}
	return row
}

// ownerStatus says in words how a unit comes by its declared owner.
func ownerStatus(u debt.UnitRow) string {
	switch u.OwnerStatus {
	case debt.OwnedSpecific:
		return "named by a specific line"
	case debt.OwnedCatchAll:
		return "named by a line that matches everything"
	case debt.Unowned:
		return "left without an owner on purpose"
	case debt.Unmatched:
		return "no line matches"
	}
	return visible(string(u.OwnerStatus))
}

func answer(a debt.Answer) string {
	switch a {
	case debt.AnswerTrue:
		return "yes"
	case debt.AnswerFalse:
		return "no"
	default:
		return "not known"
	}
}

// question is what a signal asks, as debt.Signal numbers them.
func question(id string) string {
	return map[string]string{
		"D1": "no source declares an owner",
		"D2": "only a catch-all owns it",
		"D3": "a declared owner does not exist",
		"D4": "its line of CODEOWNERS has no effect",
		"D5": "sources name different owners",
		"K1": "nobody active knows it",
		"K2": "one active person knows it",
		"A1": "long without a change that was meant for it",
		"A2": "others need it",
		"A3": "only bots touch it",
	}[id]
}
