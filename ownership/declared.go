package ownership

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// undeclared answers D1: no source names an owner of the unit.
func (j *judge) undeclared(u debt.Unit) answer {
	owner, known := j.owners[u.ID]
	if known && len(owner.Owners) > 0 {
		return no("%s names %s", lineOf(owner), strings.Join(owner.Owners, " "))
	}
	if c, ok := j.claim(u); ok {
		return no("%s names an owner", c.where())
	}
	if why := j.undecided(u); why != "" {
		return unknown("%s", why)
	}
	return yes("%s%s", j.silence(owner), pardon(u))
}

// catchAll answers D2: only a line that matches everything names an owner. In
// a small repository of one team such a line is all that is needed.
func (j *judge) catchAll(u debt.Unit) answer {
	owner, known := j.owners[u.ID]
	c, claimed := j.claim(u)
	switch {
	case known && owner.Status == debt.OwnedSpecific:
		return no("%s is about these files", lineOf(owner))
	case claimed:
		return no("%s names an owner", c.where())
	case known && owner.Status != debt.OwnedCatchAll:
		return no("no line that matches everything gives it an owner")
	case !known || j.undecided(u) != "":
		return unknown("%s", j.undecided(u))
	case j.live <= j.limits.SmallUnits && len(j.in.Roster.teamNames()) <= 1:
		return no("%s matches everything, which is enough for a repository with %s", lineOf(owner), count(j.live, "unit"))
	}
	return yes("%s, which matches everything, is the only line for it%s", lineOf(owner), pardon(u))
}

// claim is a source besides CODEOWNERS that names an owner of the unit.
func (j *judge) claim(u debt.Unit) (Claim, bool) {
	for _, c := range j.claims[u.ID] {
		if c.Owner != "" {
			return c, true
		}
	}
	return Claim{}, false
}

// undecided says why it is not known that nobody is declared, or nothing.
func (j *judge) undecided(u debt.Unit) string {
	owner, known := j.owners[u.ID]
	file := j.in.Declared.File
	switch {
	case !known:
		return "CODEOWNERS was not read"
	case file != nil && file.Problem != "":
		return file.Path + " is not in force: " + file.Problem
	case j.in.Claims == nil:
		return "tags and catalogues were not looked at"
	case len(j.claims[u.ID]) > 0:
		return j.claims[u.ID][0].where() + " may name an owner, but whom is not known"
	case owner.Status == debt.Unowned && owner.Files.Specific+owner.Files.CatchAll > 0:
		return lineOf(owner) + " names nobody for a part of its files, on purpose; others have owners"
	}
	return ""
}

// silence says where an owner was looked for in vain.
func (j *judge) silence(owner debt.UnitOwner) string {
	switch {
	case owner.Status == debt.Unowned:
		return lineOf(owner) + " names nobody, on purpose"
	case j.in.Declared.File == nil:
		return "the repository has no CODEOWNERS file, and no tag or catalogue names an owner"
	}
	return "no line of " + j.in.Declared.File.Path + " is about it, and no tag or catalogue names an owner"
}

// pardon ends the evidence about a unit that nobody has to own.
func pardon(u debt.Unit) string {
	if kind := innocent(u); kind != "" {
		return "; it is " + kind + ", which needs no owner"
	}
	return ""
}

// lineOf writes down the line that decides: "CODEOWNERS:12".
func lineOf(owner debt.UnitOwner) string {
	return place(debt.At{Location: debt.Location{Path: owner.Source, Line: owner.Line}})
}
