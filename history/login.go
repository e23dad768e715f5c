package history

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// loginOnly is what people are not called, but call themselves: a word with a
// digit or a hyphen in it.
var loginOnly = regexp.MustCompile(`^[a-z0-9]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`)

// isLogin reports whether a lower-cased name is a login, and of one person: it
// is distinctive, and no bare first name.
func isLogin(name string) bool {
	return len(name) >= 5 && strings.ContainsAny(name, "-0123456789") && loginOnly.MatchString(name) &&
		!slices.Contains([]string{"ec2-user", "your-name", "user-name"}, name) && !botName(name)
}

// pair joins the two halves of people who commit under one short name: at
// their desk with their own address, and on the host's pages with the one that
// hides it. It does so where nobody else has that name, since two people can
// share a first name.
func (i *identities) pair() {
	halves := map[string]*half{}
	for n, p := range i.people {
		name := strings.TrimSpace(p.Name)
		if name == "" || strings.Contains(name, " ") {
			continue
		}
		h := cmp.Or(halves[name], &half{})
		halves[name] = h
		email := strings.ToLower(strings.TrimSpace(p.Email))
		if _, hidden := noreply(email); hidden {
			h.hidden = append(h.hidden, i.find(n))
		} else if usable(email) {
			h.open = append(h.open, i.find(n))
		} else {
			h.unclear = true
		}
	}
	for _, h := range halves {
		h.hidden, h.open = distinct(h.hidden), distinct(h.open)
	}
	for _, h := range halves {
		if !h.unclear && len(h.hidden) == 1 && len(h.open) == 1 {
			i.join(h.hidden[0], h.open[0])
		}
	}
}

// half is whom a short name stands for: those whose address is hidden, and
// those whose address is their own.
type half struct {
	hidden, open []int
	unclear      bool // somebody has it without an address that tells people apart
}

func distinct(all []int) []int {
	slices.Sort(all)
	return slices.Compact(all)
}
