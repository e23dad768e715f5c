package ownership

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// dangling answers D3: who is declared is not there. One owner who is there is
// enough to be asked.
func (j *judge) dangling(u debt.Unit) answer {
	owner, known := j.owners[u.ID]
	switch {
	case !known:
		return unknown("CODEOWNERS was not read")
	case len(owner.Owners) == 0:
		return no("CODEOWNERS names nobody who could be gone")
	case j.in.Roster == nil:
		return unknown("without a roster it is not known whether %s exists", strings.Join(owner.Owners, " "))
	}
	var gone []string
	unsure := ""
	for _, name := range owner.Owners {
		switch a := j.in.Roster.find(name, j.in.Now); {
		case a.yes():
			return no("%s", a.evidence)
		case a.no():
			gone = append(gone, a.evidence)
		default:
			unsure = a.evidence
		}
	}
	if unsure != "" {
		return unknown("%s", unsure)
	}
	return yes("%s, but %s", lineOf(owner)+" names "+strings.Join(owner.Owners, " "), strings.Join(gone, ", and "))
}
