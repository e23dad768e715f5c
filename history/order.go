package history

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// Order brings commits into an order that depends on them alone, however they
// were read: no commit comes before one of its children, and of those that
// could come next the one that was committed last does; of equals, the one with
// the lower id. The first is the commit whose history it is. A commit that is
// there twice stays once. The commits themselves are not changed.
func Order(commits []debt.Commit) []debt.Commit {
	o := newOrdering(commits)
	list := make([]debt.Commit, 0, len(o.commits))
	for len(o.ready) > 0 {
		next := heap.Pop(o).(int)
		list = append(list, o.commits[next])
		o.take(next)
	}
	return append(list, o.rest()...)
}

// Until leaves out the commits that were made after a time, as source.LogOptions
// does with AsOf.
func Until(commits []debt.Commit, now time.Time) []debt.Commit {
	later := func(c debt.Commit) bool { return c.CommitTime.After(now) }
	return slices.DeleteFunc(slices.Clone(commits), later)
}

// ordering is commits on their way into order. It is a heap of those whose
// children were all taken.
type ordering struct {
	commits  []debt.Commit
	places   map[string]int
	children []int // that were not taken yet; -1 when the commit itself was
	ready    []int
}

func newOrdering(commits []debt.Commit) *ordering {
	o := &ordering{places: make(map[string]int, len(commits)), commits: make([]debt.Commit, 0, len(commits))}
	for _, c := range commits {
		if _, twice := o.places[c.ID]; !twice {
			o.places[c.ID] = len(o.commits)
			o.commits = append(o.commits, c)
		}
	}
	o.children = make([]int, len(o.commits))
	for i := range o.commits {
		for parent := range o.parents(i) {
			o.children[parent]++
		}
	}
	for i, children := range o.children {
		if children == 0 {
			o.ready = append(o.ready, i)
		}
	}
	heap.Init(o)
	return o
}

// parents are the parents of a commit that are among the commits.
func (o *ordering) parents(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for _, id := range o.commits[i].Parents {
			if parent, ok := o.places[id]; ok && !yield(parent) {
				return
			}
		}
	}
}

// take notes that a commit has its place.
func (o *ordering) take(i int) {
	o.children[i] = -1
	for parent := range o.parents(i) {
		if o.children[parent]--; o.children[parent] == 0 {
			heap.Push(o, parent)
		}
	}
}

// rest is what is its own ancestor. git cannot make such commits.
func (o *ordering) rest() []debt.Commit {
	var left []int
	for i, children := range o.children {
		if children > 0 {
			left = append(left, i)
		}
	}
	slices.SortFunc(left, o.compare)
	var list []debt.Commit
	for _, i := range left {
		list = append(list, o.commits[i])
	}
	return list
}

// compare tells which of two commits comes first.
func (o *ordering) compare(a, b int) int {
	x, y := &o.commits[a], &o.commits[b]
	return cmp.Or(y.CommitTime.Compare(x.CommitTime), strings.Compare(x.ID, y.ID))
}

// Len is how many commits could come next.
func (o *ordering) Len() int { return len(o.ready) }

// Less reports whether one of them comes before another.
func (o *ordering) Less(i, j int) bool { return o.compare(o.ready[i], o.ready[j]) < 0 }

// Swap exchanges two of them.
func (o *ordering) Swap(i, j int) { o.ready[i], o.ready[j] = o.ready[j], o.ready[i] }

// Push adds one.
func (o *ordering) Push(x any) { o.ready = append(o.ready, x.(int)) }

// Pop takes the last one.
func (o *ordering) Pop() any {
	last := o.ready[len(o.ready)-1]
	o.ready = o.ready[:len(o.ready)-1]
	return last
}
