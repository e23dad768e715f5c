package source

import (
	"context"

	"github.com/go-git/go-git/v5/plumbing"
)

// log walks history as git log does.
func (g *goGit) log(ctx context.Context, l logRange, each func(rawCommit) error) error {
	objects, err := g.opened()
	if err != nil {
		return err
	}
	return guard("the history of "+l.head, func() error {
		w := logWalk{
			graph: graph{store: objects, shallow: l.shallow},
			each:  each,
			diff:  treeDiff{store: objects, prefix: g.layout.prefix},
			trees: map[plumbing.Hash]plumbing.Hash{},
		}
		return w.run(ctx, plumbing.NewHash(l.head), l.since)
	})
}

// logWalk is one pass over history.
type logWalk struct {
	graph
	queue
	each  func(rawCommit) error
	diff  treeDiff
	trees map[plumbing.Hash]plumbing.Hash // of all commits met so far, their root folders
	known map[plumbing.Hash]bool          // commits that are left out
}

func (w *logWalk) run(ctx context.Context, head plumbing.Hash, since string) error {
	if since != "" {
		var err error
		if w.known, err = w.ancestors(ctx, plumbing.NewHash(since)); err != nil {
			return err
		}
	}
	if err := w.meet(head); err != nil {
		return err
	}
	for w.Len() > 0 {
		n := w.next()
		for _, parent := range n.parents {
			if err := w.meet(parent); err != nil {
				return err
			}
		}
		if err := w.give(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// meet puts a commit in the queue when it is met for the first time. Of those
// that are left out only the folder is kept, to compare with.
func (w *logWalk) meet(id plumbing.Hash) error {
	if _, met := w.trees[id]; met {
		return nil
	}
	n, err := w.read(id)
	if err != nil {
		return err
	}
	w.trees[id] = n.tree
	if !w.known[id] {
		w.add(n)
	}
	return nil
}

// give hands one commit on. Merges and commits whose parents were not fetched
// change nothing.
func (w *logWalk) give(ctx context.Context, n *node) error {
	raw := rawCommit{id: n.id.String(), text: n.text}
	if len(n.text.parents) < 2 && len(n.parents) == len(n.text.parents) {
		var before plumbing.Hash
		if len(n.parents) == 1 {
			before = w.trees[n.parents[0]]
		}
		changes, err := w.diff.changes(ctx, before, n.tree)
		if err != nil {
			return err
		}
		raw.changes = changes
	}
	return w.each(raw)
}
