package history

import (
	"iter"
	"maps"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// History is what commits tell, up to a time.
type History struct {
	options  Options
	who      *identities
	paths    map[string]*record // by the name that a file has today
	units    map[string]*record
	active   map[int]time.Time // when somebody last committed anything
	bots     map[debt.Person]bool
	today    map[string]string // of older names of files, today's ones
	others   map[string]bool   // names that, further back, are those of other files
	complete bool
	commits  int

	first, last time.Time // of commits
}

// Fold reads commits, newest first, and keeps what they tell. It stops at the
// first error. Commits that are Cut make the history incomplete.
func Fold(commits iter.Seq2[debt.Commit, error], options Options) (*History, error) {
	h := &History{
		options: options.withDefaults(), who: newIdentities(),
		paths: map[string]*record{}, units: map[string]*record{},
		active: map[int]time.Time{}, bots: map[debt.Person]bool{}, today: map[string]string{}, others: map[string]bool{}, complete: true,
	}
	for c, err := range commits {
		if err != nil {
			return nil, err
		}
		h.add(c)
	}
	h.settle()
	return h, nil
}

// Complete reports whether history was there from its beginning.
func (h *History) Complete() bool { return h.complete && h.commits > 0 }

// Commits is how many commits were read.
func (h *History) Commits() int { return h.commits }

func (h *History) add(c debt.Commit) {
	h.commits++
	if c.Cut {
		h.complete = false
	}
	s := step{when: h.when(c), who: h.humans(c), imports: h.isImport(c)}
	s.age = h.options.Now.Sub(s.when)
	if h.first.IsZero() || s.when.Before(h.first) {
		h.first = s.when
	}
	if s.when.After(h.last) {
		h.last = s.when
	}
	for _, who := range s.who {
		if s.when.After(h.active[who]) {
			h.active[who] = s.when
		}
	}
	if len(c.Paths) > 0 {
		h.changes(c, s)
	}
}

// when a change was made. An author's clock may be wrong, but nothing was
// written after it was committed, or is still to come.
func (h *History) when(c debt.Commit) time.Time {
	when := c.AuthorTime
	for _, limit := range []time.Time{c.CommitTime, h.options.Now} {
		if when.After(limit) {
			when = limit
		}
	}
	return when
}

// humans are the people who made a commit, each once.
func (h *History) humans(c debt.Commit) []int {
	list := make([]int, 0, 1+len(c.CoAuthors))
	list = h.human(list, c.Author)
	for _, p := range c.CoAuthors {
		list = h.human(list, p)
	}
	return list
}

func (h *History) human(list []int, p debt.Person) []int {
	bot, known := h.bots[p]
	if !known {
		bot = isBot(p, h.options.Bots)
		h.bots[p] = bot
	}
	if bot {
		return list
	}
	who := h.who.find(h.who.number(p))
	for _, other := range list {
		if h.who.find(other) == who {
			return list
		}
	}
	return append(list, who)
}

// isImport reports whether a commit brings in what others made elsewhere.
func (h *History) isImport(c debt.Commit) bool {
	limit := h.options.ImportFiles
	if limit < 0 {
		return false
	}
	if len(c.Parents) == 0 {
		limit /= firstImport
	}
	if len(c.Paths) <= limit {
		return false
	}
	added := 0
	for _, p := range c.Paths {
		if p.Status == debt.FileAdded && p.From == "" {
			added++
		}
	}
	return added > limit
}

// changes counts a commit for every path and every unit it touched.
func (h *History) changes(c debt.Commit, s step) {
	names, units := make([]string, len(c.Paths)), map[string]bool{}
	for i, p := range c.Paths {
		names[i] = h.now(p.Path)
		for _, unit := range h.options.Units(names[i]) {
			units[unit] = true
		}
	}
	bulk := h.options.BulkUnits >= 0 && len(units) > h.options.BulkUnits
	s.focused = len(s.who) > 0 && !s.imports && !bulk
	for unit := range units {
		touch(h.units, unit, s)
	}
	moved := map[string]string{}
	for i, p := range c.Paths {
		if p.From != "" {
			moved[p.From] = names[i]
		}
	}
	for i, p := range c.Paths {
		if moved[p.Path] != "" && p.Status == debt.FileDeleted {
			continue // the other end of a move
		}
		if !h.others[p.Path] {
			r := touch(h.paths, names[i], s)
			if p.Status == debt.FileAdded && p.From == "" {
				r.added(s)
			}
		}
		if p.Status == debt.FileAdded {
			delete(h.today, p.Path)
			h.others[p.Path] = true // what had this name before was another file
		}
	}
	for from := range moved {
		delete(h.others, from)
	}
	maps.Copy(h.today, moved)
}

// now is the name that a file has today.
func (h *History) now(path string) string {
	if name, ok := h.today[path]; ok {
		return name
	}
	return path
}

func touch(records map[string]*record, name string, s step) *record {
	r := records[name]
	if r == nil {
		r = newRecord()
		records[name] = r
	}
	r.touch(s)
	return r
}

// added notes who made a file. Who imports files did not make them.
func (r *record) added(s step) {
	r.creator = -1
	if s.focused {
		r.creator = s.who[0]
	}
}

// settle joins what was counted for numbers that turned out to be one person.
func (h *History) settle() {
	h.who.pair()
	active := map[int]time.Time{}
	for who, when := range h.active {
		if who = h.who.find(who); when.After(active[who]) {
			active[who] = when
		}
	}
	h.active, h.today, h.others, h.bots = active, nil, nil, nil
	for _, records := range []map[string]*record{h.paths, h.units} {
		for _, r := range records {
			r.shares, r.places = r.people(h.who.find), nil
			if r.creator >= 0 {
				r.creator = h.who.find(r.creator)
			}
		}
	}
}

// isActive reports whether somebody committed anything in the last 365 days.
func (h *History) isActive(who int) bool {
	when, ok := h.active[who]
	return ok && h.options.Now.Sub(when) < yearAgo
}

// authorsOf are the authors of a file by their degree of authorship.
func (h *History) authorsOf(path string) []int {
	r := h.paths[path]
	if r == nil {
		return nil
	}
	all := make([]work, len(r.shares))
	for i, s := range r.shares {
		all[i] = work{who: s.who, changes: s.commits, created: s.who == r.creator}
	}
	return authors(all)
}

// folder is the folder of a path.
func folder(path string) string {
	at := strings.LastIndexByte(path, '/')
	if at < 0 {
		return "."
	}
	return path[:at]
}
