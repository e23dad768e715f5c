package main

import (
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
	"github.com/debtscan/debtscan/scan"
)

// ownedJSON is what `owners --format json` prints.
type ownedJSON struct {
	Owners []ownerJSON `json:"owners"`
	Units  []unitJSON  `json:"units"`
}

type ownerJSON struct {
	Owner    string             `json:"owner"` // empty for what nobody owns
	Units    []string           `json:"units"`
	Files    int                `json:"files"`
	CatchAll int                `json:"catch_all"`
	Grades   map[debt.Grade]int `json:"grades"`
}

type unitJSON struct {
	Unit        string          `json:"unit"`
	Owner       debt.UnitOwner  `json:"owner"`
	Grade       debt.Grade      `json:"grade"`
	Confidence  debt.Confidence `json:"confidence"`
	Signals     []debt.Signal   `json:"signals"`
	History     *debt.Change    `json:"history,omitempty"`
	Dependents  int             `json:"dependents"`
	Suggestions []string        `json:"suggested_lines,omitempty"`
	Context     debt.Context    `json:"context,omitempty"`
}

// repositoryJSON is what `owners repository --format json` prints.
type repositoryJSON struct {
	Path     string               `json:"path,omitempty"`
	Problem  string               `json:"problem,omitempty"`
	Lines    int                  `json:"lines"`
	Files    debt.OwnerCounts     `json:"files"`
	Units    debt.OwnerCounts     `json:"units"`
	Grades   map[debt.Grade]int   `json:"grades"`
	Invalid  []debt.OwnershipLine `json:"invalid,omitempty"`
	Dead     []debt.OwnershipLine `json:"dead,omitempty"`
	Shadowed []debt.OwnershipLine `json:"shadowed,omitempty"`
	History  debt.History         `json:"history"`
}

func ownerRows(rows []ownership.OwnerRow) []ownerJSON {
	list := make([]ownerJSON, 0, len(rows))
	for _, r := range rows {
		list = append(list, ownerJSON{r.Owner, r.Units, r.Files, r.CatchAll, gradeCounts(r.Grades)})
	}
	return list
}

func unitRows(units []scan.OwnedUnit, people bool) []unitJSON {
	list := make([]unitJSON, 0, len(units))
	for _, u := range units {
		row := unitJSON{
			Unit: u.Unit.ID, Owner: u.Owner, Grade: u.Grade.Grade, Confidence: u.Grade.Confidence,
			Signals: u.Grade.Signals, Dependents: u.Dependents, Context: u.Unit.At.Context,
		}
		if needsSomebody(u.Grade.Grade) {
			row.Suggestions = u.Suggestion.Lines
		}
		if c := u.Change; c.Unit != "" {
			if !people {
				c.People = nil
			}
			row.History = &c
		}
		list = append(list, row)
	}
	return list
}

func repositoryJSONOf(owned scan.Owned) repositoryJSON {
	s := owned.Summary
	return repositoryJSON{
		Path: s.Path, Problem: s.Problem, Lines: s.Lines, Files: s.Files, Units: s.Units, Grades: gradeCounts(s.Grades),
		Invalid: s.Invalid, Dead: s.Dead, Shadowed: s.Shadowed, History: owned.History,
	}
}

func gradeCounts(counts []ownership.GradeCount) map[debt.Grade]int {
	grades := map[debt.Grade]int{}
	for _, c := range counts {
		grades[c.Grade] = c.Units
	}
	return grades
}
