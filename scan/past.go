package scan

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/history"
)

// Past tells what led to the scanned state.
type Past interface {
	// Commits lists the commits that led to the state, each before its parents.
	// Those after the scan's moment are among them.
	Commits(ctx context.Context) ([]debt.Commit, error)
	// Written says who wrote lines of a file whose content has the given blob
	// id. Lines of which that is not known are left out.
	Written(ctx context.Context, path, blob string, lines []int) (map[int]Written, error)
}

// Written is the commit that a line comes from.
type Written struct {
	Commit string
	At     string // RFC 3339
}

// past is what history tells. Without a Past, and where reading it failed,
// every date in it is unknown.
type past struct {
	summary debt.History
	changes map[string]debt.Change // by unit ID
}

// log is the history of a state, read while its files are.
type log struct {
	commits []debt.Commit
	err     error
}

// startLog begins to read the history. The answer is nil when there is none.
func (o Options) startLog(ctx context.Context) <-chan log {
	answer := make(chan log, 1)
	go func() {
		defer close(answer)
		if o.Past != nil {
			commits, err := o.Past.Commits(ctx)
			answer <- log{commits, err}
		}
	}()
	return answer
}

// readPast folds the commits over the units. That history cannot be read is no
// reason to have no report: the report says so.
func (r *resolved) readPast(o Options, answer <-chan log) {
	r.past = past{changes: map[string]debt.Change{}}
	read, ok := <-answer
	if !ok {
		return
	}
	commits, err := read.commits, read.err
	if err != nil {
		r.facts.Unread = append(r.facts.Unread, debt.Unread{Path: ".git", Scanner: "history", Reason: "history is unknown: " + err.Error()})
		return
	}
	options := history.Options{Now: o.Now, Units: history.ByPath(withoutApps(r.allUnits(o)))}
	if o.People {
		options.Key, options.Names = []byte("named"), true // pseudonyms hide nobody who is named beside them
	}
	known, err := history.Fold(until(commits, o.Now), options)
	if err != nil {
		return // the commits hold no error
	}
	r.past.summary = known.Summary(r.paths)
	for _, c := range known.PerUnit(withoutApps(r.facts.Unit)) {
		r.past.changes[c.Unit] = c
	}
}

// withoutApps leaves out charts and kustomizations. Many of them are changed by
// machines and together, and no rule is about them: they would make what people
// do to other units look like changes in bulk.
func withoutApps(units []debt.Unit) []debt.Unit {
	return slices.DeleteFunc(slices.Clone(units), func(u debt.Unit) bool { return u.Kind == debt.Kubernetes })
}

// rows are the units' changes in the order of the units; none without history.
func (p past) rows(units []debt.Unit) []debt.Change {
	var rows []debt.Change
	for _, u := range units {
		if c, ok := p.changes[u.ID]; ok {
			rows = append(rows, c)
		}
	}
	return rows
}

// createdAt is when a unit was made, as far as history knows.
func (p past) createdAt(unit string) string {
	if c := p.changes[unit]; c.Complete && !c.Imported {
		return c.CreatedAt
	}
	return ""
}

// churn is the share of units with fewer commits in the last year than each
// unit has, half of those with as many counted: 0 for the quietest, near 1 for
// the busiest. Units of which too little is known have none.
func (p past) churn() map[string]float64 {
	var counts []int
	for _, c := range p.changes {
		if c.Complete {
			counts = append(counts, c.Commits365)
		}
	}
	slices.Sort(counts)
	shares := map[string]float64{}
	for unit, c := range p.changes {
		if !c.Complete {
			continue
		}
		below, _ := slices.BinarySearch(counts, c.Commits365)
		upTo, _ := slices.BinarySearch(counts, c.Commits365+1)
		shares[unit] = (float64(below) + float64(upTo-below)/2) / float64(len(counts))
	}
	return shares
}

// until hides the commits that were made after now.
func until(commits []debt.Commit, now time.Time) iter.Seq2[debt.Commit, error] {
	return func(yield func(debt.Commit, error) bool) {
		for _, c := range commits {
			if !c.CommitTime.After(now) && !yield(c, nil) {
				return
			}
		}
	}
}

// allUnits are the units of the whole repository, also when a part of it is
// scanned: whether a commit was about little depends on all it touched.
func (r *resolved) allUnits(o Options) []debt.Unit {
	if o.Under == "" || o.Under == "." {
		return r.facts.Unit
	}
	o.Under = ""
	var units []debt.Unit
	for _, w := range plan(o, r.paths) {
		units = append(units, w.unit)
	}
	return slices.Clip(units)
}
