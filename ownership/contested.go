package ownership

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// contested answers D5: sources name different owners of the unit. They do when
// no name is in both and the others are names that CODEOWNERS or the roster use
// for somebody else; a word that neither knows may be the same team in other
// words, and is not known.
func (j *judge) contested(u debt.Unit) answer {
	owner, known := j.owners[u.ID]
	claims := j.claims[u.ID]
	switch {
	case !known:
		return unknown("CODEOWNERS was not read")
	case j.in.Claims == nil:
		return unknown("tags and catalogues were not looked at")
	case len(claims) == 0:
		return no("no tag or catalogue names another owner")
	case len(owner.Owners) == 0:
		return no("CODEOWNERS names nobody who could differ from %s", claims[0].where())
	case owner.Status == debt.OwnedCatchAll:
		return unknown("%s matches everything and does not say whose this unit is", lineOf(owner))
	}
	return j.compare(owner, claims)
}

// compare sets claims against the owners of a specific line.
func (j *judge) compare(owner debt.UnitOwner, claims []Claim) answer {
	var names []string
	for _, name := range owner.Owners {
		names = append(names, sameName(name))
	}
	var stranger *Claim
	for i, c := range claims {
		switch name := sameName(c.Owner); {
		case c.Owner != "" && slices.Contains(names, name):
			return no("%s and %s name the same owner", lineOf(owner), c.where())
		case !j.names[name] && stranger == nil:
			stranger = &claims[i]
		}
	}
	if stranger != nil {
		return unknown("%s names nobody whom CODEOWNERS knows", stranger.where())
	}
	return yes("%s names %s, %s names %s", lineOf(owner), strings.Join(owner.Owners, " "), claims[0].where(), claims[0].Owner)
}
