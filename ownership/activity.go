package ownership

import "github.com/debtscan/debtscan/debt"

// stale answers A1: nobody has meant the unit for long. Alone it is no debt:
// what is finished needs no changes.
func (j *judge) stale(u debt.Unit) answer {
	c := j.changes[u.ID]
	age, ok := j.age(c.LastFocusedAt)
	if ok && age < j.limits.Stale {
		return no("a person last meant it on %s", j.ago(c.LastFocusedAt))
	}
	if why := j.unread(c); why != "" {
		return unknown("%s", why)
	}
	if ok {
		return yes("nobody has meant it since %s", j.ago(c.LastFocusedAt))
	}
	if c.LastFocusedAt != "" || c.Authors > 0 {
		return unknown("when a person last meant it is not known")
	}
	switch age, ok := j.age(c.CreatedAt); {
	case !ok:
		return unknown("when it was added is not known")
	case age < j.limits.Stale:
		return no("it was added on %s", j.ago(c.CreatedAt))
	}
	return yes("nobody has meant it since it was added on %s", j.ago(c.CreatedAt))
}

// demanded answers A2: something needs the unit, because it is run, or because
// what depends on it is being worked on.
func (j *judge) demanded(u debt.Unit) answer {
	if kind := innocent(u); kind != "" {
		return no("it is %s", kind)
	}
	if runs := j.in.Uses.Runs[u.ID]; len(runs) > 0 {
		return yes("%s", runs[0].sentence())
	}
	unsure := ""
	for _, user := range j.users(u) {
		c := j.changes[user]
		age, ok := j.age(c.LastFocusedAt)
		switch why := j.unread(c); {
		case ok && age < j.limits.Demand:
			return yes("%s depends on it and was changed on %s", user, j.ago(c.LastFocusedAt))
		case why != "":
			unsure = user + " depends on it: " + why
		}
	}
	switch {
	case unsure != "":
		return unknown("%s", unsure)
	case !j.in.Uses.Whole:
		return unknown("whether something outside this repository uses it is not known")
	}
	return no("nothing runs it, and no person has changed what depends on it for %s", count(days(j.limits.Demand), "day"))
}

// users are the live units that depend on u. An example that calls a module
// does not need it.
func (j *judge) users(u debt.Unit) []string {
	var live []string
	for _, id := range j.in.Uses.Dependents[u.ID] {
		if user, known := j.units[id]; known && id != u.ID && innocent(user) == "" {
			live = append(live, id)
		}
	}
	return live
}

// automated answers A3: only automation touches the unit. A person who sweeps
// over many units touches it as well, without meaning it.
func (j *judge) automated(u debt.Unit) answer {
	c := j.changes[u.ID]
	people := c.Commits365 - c.Automated365
	switch why := j.unread(c); {
	case c.Focused365 > 0:
		return no("people made %s for it in the last 365 days", count(c.Focused365, "commit"))
	case people > 0:
		return no("people made %s of the last 365 days that touch it", count(people, "sweeping commit"))
	case why != "":
		return unknown("%s", why)
	case c.Commits365 == 0:
		return no("nobody has touched it since %s", j.ago(c.LastTouchedAt))
	}
	return yes("automation made all %s of the last 365 days", count(c.Commits365, "commit"))
}
