package ownership

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Roster is who can own something: people and teams. It needs no reason why
// somebody is away, only the day they left for good.
type Roster struct {
	members map[string]Member // by login and by e-mail address, in lower case
	teams   map[string]Team   // by name and by alias, in lower case
	names   []string          // of teams, as given
	partial bool
}

// Member is one person of a Roster.
type Member struct {
	Login  string    // without "@"; may be empty when there is an address
	Emails []string  //
	LeftOn time.Time // the zero time for those who are here
}

// Team is one team of a Roster.
type Team struct {
	Name    string   // "payments" or "org/payments", without "@"
	Aliases []string // names that it had before it was renamed
	Members []string // logins or addresses of members of the roster, of teams below it too
}

// NewRoster checks and indexes a roster. It lists everybody who may own
// something, outside collaborators included, unless it is partial: then whom it
// does not list may exist all the same.
func NewRoster(members []Member, teams []Team, partial bool) (*Roster, error) {
	r := &Roster{members: map[string]Member{}, teams: map[string]Team{}, partial: partial}
	for i, m := range members {
		if err := r.addMember(i, m); err != nil {
			return nil, err
		}
	}
	for i, t := range teams {
		if err := r.addTeam(i, t); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *Roster) addMember(i int, m Member) error {
	keys := slices.Clone(m.Emails)
	if m.Login != "" {
		keys = append(keys, m.Login)
	}
	if len(keys) == 0 {
		return fmt.Errorf("member %d of the roster has neither a login nor an e-mail address; give one", i+1)
	}
	for _, key := range keys {
		if _, taken := r.members[rosterKey(key)]; taken {
			return fmt.Errorf("the roster lists %q twice; list every person once, with all their addresses", key)
		}
		r.members[rosterKey(key)] = m
	}
	return nil
}

func (r *Roster) addTeam(i int, t Team) error {
	if t.Name == "" {
		return fmt.Errorf("team %d of the roster has no name; give it its name on the host", i+1)
	}
	for _, key := range append([]string{t.Name}, t.Aliases...) {
		if _, taken := r.teams[rosterKey(key)]; taken {
			return fmt.Errorf("the roster has two teams called %q; a name or alias belongs to one team", key)
		}
		r.teams[rosterKey(key)] = t
	}
	for _, name := range t.Members {
		if _, listed := r.members[rosterKey(name)]; !listed {
			return fmt.Errorf("team %q has member %q, whom the roster does not list; add them to its people", t.Name, name)
		}
	}
	r.names = append(r.names, t.Name)
	return nil
}

// rosterKey is how a name is looked up: hosts do not tell upper from lower case.
func rosterKey(name string) string { return strings.ToLower(strings.TrimPrefix(name, "@")) }

// teamNames lists the teams of a roster; none without one.
func (r *Roster) teamNames() []string {
	if r == nil {
		return nil
	}
	return r.names
}

// find looks up one owner as CODEOWNERS writes it.
func (r *Roster) find(owner string, now time.Time) answer {
	account, isAccount := strings.CutPrefix(owner, "@")
	if _, _, isTeam := strings.Cut(account, "/"); isAccount && isTeam {
		return r.findTeam(owner, now)
	}
	m, listed := r.members[rosterKey(owner)]
	switch {
	case rosterKey(owner) == "ghost":
		return no("%s stands for deleted accounts", owner)
	case listed && !m.here(now):
		return no("%s left on %s", owner, m.LeftOn.Format(time.DateOnly))
	case listed:
		return yes("%s is in the roster", owner)
	case !isAccount:
		return unknown("the roster does not list %s, which may be a shared mailbox", owner)
	}
	return r.missing(owner)
}

// findTeam looks up "@org/team", and "team" where the roster names no
// organisations.
func (r *Roster) findTeam(owner string, now time.Time) answer {
	t, listed := r.teams[rosterKey(owner)]
	if !listed {
		_, slug, _ := strings.Cut(owner, "/")
		t, listed = r.teams[rosterKey(slug)]
	}
	if !listed {
		return r.missing(owner)
	}
	here := 0
	for _, name := range t.Members {
		if r.members[rosterKey(name)].here(now) {
			here++
		}
	}
	if here == 0 {
		return no("nobody of %s is left", owner)
	}
	return yes("%s has %s", owner, count(here, "member"))
}

func (r *Roster) missing(owner string) answer {
	if r.partial {
		return unknown("the roster, which is partial, does not list %s", owner)
	}
	return no("the roster does not list %s", owner)
}

// here reports whether a person has not left by now.
func (m Member) here(now time.Time) bool { return m.LeftOn.IsZero() || m.LeftOn.After(now) }
