package scan

import "github.com/debtscan/debtscan/debt"

// texts holds one copy of equal texts: a long history names the same paths, and
// every commit twice.
type texts map[string]string

// one is the copy of text that is kept.
func (t texts) one(text string) string {
	if known, ok := t[text]; ok {
		return known
	}
	t[text] = text
	return text
}

// commit makes the commit share its texts with those before it.
func (t texts) commit(c debt.Commit) debt.Commit {
	c.ID = t.one(c.ID)
	for i, parent := range c.Parents {
		c.Parents[i] = t.one(parent)
	}
	for i, p := range c.Paths {
		c.Paths[i].Path, c.Paths[i].From = t.one(p.Path), t.one(p.From)
	}
	return c
}
