package source

import (
	"cmp"
	"context"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Whose ancestor a commit is.
const (
	ofFirst  = 1 << iota
	ofSecond //
	ofBoth   // it is behind a common ancestor, so it is no best one
)

// mergeBase finds the best common ancestor of two commits.
func (g *goGit) mergeBase(ctx context.Context, a, b string) (base string, err error) {
	objects, err := g.opened()
	if err != nil {
		return "", err
	}
	err = guard("the history of "+a, func() error {
		s := baseSearch{
			graph: graph{store: objects, shallow: g.layout.shallowCommits()},
			whose: map[plumbing.Hash]int{}, waiting: map[plumbing.Hash]int{},
		}
		found, err := s.run(ctx, plumbing.NewHash(a), plumbing.NewHash(b))
		if err == nil && !found.IsZero() {
			base = found.String()
		}
		return err
	})
	return base, err
}

// baseSearch walks from two commits towards the past until only what both came
// from is left.
type baseSearch struct {
	graph
	queue
	whose   map[plumbing.Hash]int
	waiting map[plumbing.Hash]int // how often a commit is in the queue
	open    int                   // how many in the queue may have something new behind them
	bases   []*node
}

func (s *baseSearch) run(ctx context.Context, a, b plumbing.Hash) (plumbing.Hash, error) {
	if err := s.mark(a, ofFirst); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := s.mark(b, ofSecond); err != nil {
		return plumbing.ZeroHash, err
	}
	for s.open > 0 {
		if err := ctx.Err(); err != nil {
			return plumbing.ZeroHash, err
		}
		if err := s.step(s.next()); err != nil {
			return plumbing.ZeroHash, err
		}
	}
	return s.best(ctx)
}

func (s *baseSearch) step(n *node) error {
	marks := s.whose[n.id]
	s.waiting[n.id]--
	if marks&ofBoth == 0 {
		s.open--
	}
	if marks == ofFirst|ofSecond {
		if !slices.ContainsFunc(s.bases, func(b *node) bool { return b.id == n.id }) {
			s.bases = append(s.bases, n)
		}
		marks |= ofBoth
	}
	for _, parent := range n.parents {
		if err := s.mark(parent, marks); err != nil {
			return err
		}
	}
	return nil
}

// mark notes whose ancestor a commit is, and looks behind it when that is news.
func (s *baseSearch) mark(id plumbing.Hash, marks int) error {
	before := s.whose[id]
	if before&marks == marks {
		return nil
	}
	n, err := s.read(id)
	if err != nil {
		return err
	}
	after := before | marks
	if before&ofBoth == 0 && after&ofBoth != 0 {
		s.open -= s.waiting[id]
	}
	if after&ofBoth == 0 {
		s.open++
	}
	s.whose[id] = after
	s.waiting[id]++
	s.add(n)
	return nil
}

// best is the newest base that is not behind another one. Clocks that went
// wrong can let one slip through, so that is asked again.
func (s *baseSearch) best(ctx context.Context) (plumbing.Hash, error) {
	bases := slices.DeleteFunc(s.bases, func(n *node) bool { return s.whose[n.id]&ofBoth != 0 })
	slices.SortStableFunc(bases, func(a, b *node) int { return cmp.Compare(b.date, a.date) })
	behind := map[plumbing.Hash]bool{}
	for _, n := range bases {
		if len(bases) == 1 || behind[n.id] {
			continue
		}
		past, err := s.ancestors(ctx, n.id)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		for _, other := range bases {
			behind[other.id] = behind[other.id] || other != n && past[other.id]
		}
	}
	for _, n := range bases {
		if !behind[n.id] {
			return n.id, nil
		}
	}
	return plumbing.ZeroHash, nil
}
