package history

import "time"

// Path is what commits tell about one file, under the name it has today.
type Path struct {
	CreatedAt     time.Time // the earliest sight of it
	Imported      bool      // an import brought it: it is older
	LastTouchedAt time.Time
	LastFocusedAt time.Time // zero when there was no focused commit
	Commits30     int
	Commits90     int
	Commits180    int
	Commits365    int
	Authors       int     // people with focused commits
	TopShare      float64 // of focused commits, of who made most
}

// Path tells about a file. It is false when no commit touched it.
func (h *History) Path(name string) (Path, bool) {
	r := h.paths[name]
	if r == nil {
		return Path{}, false
	}
	return Path{
		CreatedAt: r.created, Imported: r.imported, LastTouchedAt: r.touched, LastFocusedAt: r.focused,
		Commits30: r.counts[0], Commits90: r.counts[1], Commits180: r.counts[2], Commits365: r.counts[3],
		Authors: len(r.shares), TopShare: r.topShare(),
	}, true
}

// topShare is the share of who made most focused commits.
func (r *record) topShare() float64 {
	if len(r.shares) == 0 {
		return 0
	}
	return r.shares[0].part / r.total()
}

// total is the number of focused commits that people made.
func (r *record) total() float64 {
	total := 0.0
	for _, s := range r.shares {
		total += s.part
	}
	return total
}
