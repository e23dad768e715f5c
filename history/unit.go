package history

import (
	"slices"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// ByPath makes Options.Units of units. A path belongs to the units that list
// it, and one that is listed nowhere, as those of deleted files are, to the
// units that have files in its folder.
func ByPath(units []debt.Unit) func(path string) []string {
	files, folders := map[string][]string{}, map[string][]string{}
	for _, u := range units {
		for _, path := range u.Files {
			files[path] = append(files[path], u.ID)
			if dir := folder(path); u.Path == dir && !slices.Contains(folders[dir], u.ID) {
				folders[dir] = append(folders[dir], u.ID)
			}
		}
	}
	return func(path string) []string {
		if ids, ok := files[path]; ok {
			return ids
		}
		return folders[folder(path)]
	}
}

// PerUnit tells about units, in their order. Units that no commit touched have
// a row without dates.
func (h *History) PerUnit(units []debt.Unit) []debt.Change {
	rows := make([]debt.Change, len(units))
	names := h.who.canonical()
	for i, u := range units {
		rows[i] = h.unit(u, names)
	}
	return rows
}

func (h *History) unit(u debt.Unit, names map[int]string) debt.Change {
	c := debt.Change{Unit: u.ID, Complete: h.Complete(), At: u.At}
	r := h.units[u.ID]
	if r == nil {
		return c
	}
	if c.Complete {
		c.CreatedAt, c.Imported = date(r.created), r.imported
	}
	c.LastTouchedAt, c.LastFocusedAt = date(r.touched), date(r.focused)
	c.Commits30, c.Commits90, c.Commits180, c.Commits365 = r.counts[0], r.counts[1], r.counts[2], r.counts[3]
	c.Focused365, c.Automated365, c.Authors, c.TopShare = r.recent, r.machine, len(r.shares), r.topShare()
	for _, s := range r.shares {
		if h.isActive(s.who) {
			c.Present++
		}
	}
	knows := h.knowers(u, r)
	for _, who := range knows {
		if h.isActive(who) {
			c.Knowers++
		}
	}
	if h.options.Key != nil {
		c.People = h.people(r, knows, names)
	}
	return c
}

// knowers are the people who know a unit: the fewest who together made at least
// half of its focused commits, and the authors of its files.
func (h *History) knowers(u debt.Unit, r *record) []int {
	var list []int
	made, half := 0.0, r.total()/2
	for _, s := range r.shares {
		if made >= half {
			break
		}
		made += s.part
		list = append(list, s.who)
	}
	for _, path := range u.Files {
		for _, who := range h.authorsOf(path) {
			if !slices.Contains(list, who) {
				list = append(list, who)
			}
		}
	}
	return list
}

// people lists who has to do with a unit. Authors of its files are among those
// who made its commits, unless a file moved in from elsewhere.
func (h *History) people(r *record, knows []int, names map[int]string) []debt.UnitPerson {
	var list []debt.UnitPerson
	total := r.total()
	add := func(who int, part float64) {
		p := debt.UnitPerson{
			ID: pseudonym(h.options.Key, names[who]), Share: part,
			Knows: slices.Contains(knows, who), Active: h.isActive(who),
		}
		if h.options.Names {
			p.Name = h.who.people[who].Name
		}
		list = append(list, p)
	}
	for _, s := range r.shares {
		add(s.who, s.part/total)
	}
	for _, who := range knows {
		if !slices.ContainsFunc(r.shares, func(s share) bool { return s.who == who }) {
			add(who, 0)
		}
	}
	return list
}

// date writes a time down; the zero time is not known.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
