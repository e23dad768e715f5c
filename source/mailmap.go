package source

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// mailmap corrects names and addresses as a .mailmap file says, by git's own
// rules: see gitmailmap(5). Addresses and names match whatever their case.
type mailmap map[string]*mapping // by lower-cased address

// mapping is what becomes of an address: of whoever uses it, and of those who
// use it under a certain name.
type mapping struct {
	correction
	names map[string]correction // by lower-cased name
}

// correction is a proper name and address. What is empty stays as it was.
type correction struct{ name, email string }

// parseMailmap reads a .mailmap file. Lines that are not understood say nothing.
func parseMailmap(content []byte) mailmap {
	m := mailmap{}
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, email, rest, ok := cutAddress(line)
		if !ok || email == "" {
			continue
		}
		oldName, oldEmail, _, ok := cutAddress(rest)
		if !ok {
			m.add("", email, correction{name: name})
			continue
		}
		m.add(oldName, oldEmail, correction{name: name, email: email})
	}
	return m
}

// cutAddress cuts "Name <mail>" off a line. The name has no spaces around it.
func cutAddress(line string) (name, email, rest string, ok bool) {
	before, after, ok := strings.Cut(line, "<")
	if !ok {
		return "", "", "", false
	}
	email, rest, ok = strings.Cut(after, ">")
	return strings.Trim(before, " \t\r\n"), email, rest, ok
}

func (m mailmap) add(oldName, oldEmail string, c correction) {
	entry := m[lower(oldEmail)]
	if entry == nil {
		entry = &mapping{}
		m[lower(oldEmail)] = entry
	}
	if oldName != "" {
		if entry.names == nil {
			entry.names = map[string]correction{}
		}
		entry.names[lower(oldName)] = c
		return
	}
	if c.name != "" {
		entry.name = c.name
	}
	if c.email != "" {
		entry.email = c.email
	}
}

// correct applies the map to one person.
func (m mailmap) correct(p debt.Person) debt.Person {
	entry := m[lower(p.Email)]
	if entry == nil {
		return p
	}
	c, named := entry.names[lower(p.Name)]
	if !named {
		c = entry.correction
	}
	if c.name != "" {
		p.Name = c.name
	}
	if c.email != "" {
		p.Email = c.email
	}
	return p
}

// lower folds the case of ASCII letters, which is all that git folds.
func lower(s string) string {
	upper := func(r rune) bool { return 'A' <= r && r <= 'Z' }
	if strings.IndexFunc(s, upper) < 0 {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
