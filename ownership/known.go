package ownership

import (
	"fmt"

	"github.com/debtscan/debtscan/debt"
)

// forgotten answers K1: nobody who knows the unit is active. It needs a past
// that was read from its beginning, and in which people meant the unit.
func (j *judge) forgotten(u debt.Unit) answer {
	c := j.changes[u.ID]
	if why := j.unread(c); why != "" {
		return unknown("%s", why)
	}
	if c.Knowers > 0 {
		return no("%s to this repository in the last 365 days", committed(c.Knowers))
	}
	switch why := j.pastless(c); {
	case why != "":
		return unknown("%s", why)
	case c.Authors == 0:
		return unknown("only automation, imports and sweeping commits touched it: it has no people to be active")
	}
	others := ""
	if c.Focused365 > 0 {
		others = fmt.Sprintf(", by others, who made %s for it in these days", count(c.Focused365, "commit"))
	}
	return yes("none of those who know it committed to this repository in the last 365 days; it was last meant on %s%s", j.ago(c.LastFocusedAt), others)
}

// single answers K2: exactly one active person knows the unit. That is normal
// for a module that nothing uses.
func (j *judge) single(u debt.Unit) answer {
	c := j.changes[u.ID]
	if why := j.unread(c); why != "" {
		return unknown("%s", why)
	}
	if c.Knowers != 1 {
		return no("%s to this repository in the last 365 days", committed(c.Knowers))
	}
	if why := j.pastless(c); why != "" {
		return unknown("%s", why)
	}
	if u.Role == debt.RoleModule && len(j.users(u)) == 0 {
		if j.in.Uses.Whole {
			return no("one active person knows it, which is normal for a module that nothing uses")
		}
		return unknown("one active person knows it, and whether anything uses it is not known")
	}
	return yes("only one active person knows it, of %s who ever meant it", people(c.Authors))
}

// committed begins a sentence about people who know a unit.
func committed(n int) string {
	switch n {
	case 0:
		return "nobody who knows it committed"
	case 1:
		return "1 person who knows it committed"
	}
	return people(n) + " who know it committed"
}

// people counts people.
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// unread says why history does not tell who knows a unit, or nothing.
func (j *judge) unread(c debt.Change) string {
	switch {
	case c.Unit == "":
		return "its history was not read"
	case !c.Complete:
		return "history is cut off"
	case c.LastTouchedAt == "":
		return "no commit has touched it"
	}
	return ""
}

// pastless says why a unit has no past to be judged by, or nothing.
func (j *judge) pastless(c debt.Change) string {
	age, ok := j.age(c.CreatedAt)
	switch {
	case c.Imported:
		return "it was imported, and those who knew it before are not in this history"
	case !ok:
		return "when it was added is not known"
	case age < j.limits.Young:
		return "it is young: it was added on " + j.ago(c.CreatedAt)
	}
	return ""
}
