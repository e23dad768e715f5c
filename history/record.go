package history

import (
	"slices"
	"time"
)

// day is the unit of windows.
const day = 24 * time.Hour

// windows are the spans, before now, in which commits are counted.
func windows() [4]time.Duration {
	return [4]time.Duration{30 * day, 90 * day, 180 * day, 365 * day}
}

// yearAgo is the window in which somebody counts as active.
const yearAgo = 365 * day

// record is what commits did to one path or to one unit.
type record struct {
	created  time.Time // the earliest sight
	imported bool      // by an import
	touched  time.Time
	focused  time.Time // zero when no focused commit was seen
	counts   [4]int    // commits by window
	recent   int       // focused commits of the longest window
	machine  int       // commits of the longest window that no person had a part in
	creator  int       // who added it; -1 when nobody or not known
	shares   []share
	places   map[int]int // where in shares somebody is, once they are many
}

// newRecord is a record of nothing.
func newRecord() *record { return &record{creator: -1} }

// share is one person's part in a record's focused commits.
type share struct {
	who     int
	commits int
	part    float64 // a commit of two people counts half for each
}

// step is one commit as records see it.
type step struct {
	when    time.Time
	age     time.Duration
	focused bool
	imports bool
	who     []int // the people who made it
}

// touch counts a commit.
func (r *record) touch(s step) {
	if r.touched.IsZero() || s.when.Before(r.created) {
		r.created, r.imported = s.when, s.imports
	}
	if s.when.After(r.touched) {
		r.touched = s.when
	}
	for i, window := range windows() {
		if s.age < window {
			r.counts[i]++
		}
	}
	if s.age < yearAgo && len(s.who) == 0 {
		r.machine++
	}
	if !s.focused {
		return
	}
	if s.when.After(r.focused) {
		r.focused = s.when
	}
	if s.age < yearAgo {
		r.recent++
	}
	for _, who := range s.who {
		r.share(who).commits++
		r.share(who).part += 1 / float64(len(s.who))
	}
}

// many is from how many people on an index is worth its memory.
const many = 16

// share finds a person's part, or adds one.
func (r *record) share(who int) *share {
	at, ok := r.places[who]
	if r.places == nil {
		at = slices.IndexFunc(r.shares, func(s share) bool { return s.who == who })
		ok = at >= 0
	}
	if ok {
		return &r.shares[at]
	}
	r.shares = append(r.shares, share{who: who})
	switch {
	case r.places != nil:
		r.places[who] = len(r.shares) - 1
	case len(r.shares) == many:
		r.places = map[int]int{}
		for i, s := range r.shares {
			r.places[s.who] = i
		}
	}
	return &r.shares[len(r.shares)-1]
}

// people adds up the shares of numbers that turned out to be one person, most
// commits first.
func (r *record) people(find func(int) int) []share {
	var joined record
	for _, s := range r.shares {
		sum := joined.share(find(s.who))
		sum.commits += s.commits
		sum.part += s.part
	}
	slices.SortFunc(joined.shares, func(a, b share) int {
		switch {
		case a.part > b.part:
			return -1
		case a.part < b.part:
			return 1
		}
		return a.who - b.who
	})
	return joined.shares
}
