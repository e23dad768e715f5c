package source

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-git/go-git/v5/plumbing"
)

// node is a commit in the graph of history.
type node struct {
	id      plumbing.Hash
	tree    plumbing.Hash
	parents []plumbing.Hash // those that were fetched
	date    uint64          // seconds of its committer, by which git orders commits
	text    commitText
}

// graph reads commits out of go-git's objects.
type graph struct {
	store   *objectStore
	shallow map[string]bool
}

// read reads one commit.
func (g graph) read(id plumbing.Hash) (*node, error) {
	o, err := g.store.EncodedObject(plumbing.CommitObject, id)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, fmt.Errorf("the commit %s is not in the object store: the clone is damaged; fetch it or run git fsck", id)
	}
	if err != nil {
		return nil, err
	}
	content, err := bytesOf(o)
	if err != nil {
		return nil, fmt.Errorf("the commit %s: %w", id, err)
	}
	if len(content) > maxCommit {
		return nil, fmt.Errorf("the commit %s: %w", id, errTooLarge)
	}
	n := &node{id: id, text: parseCommit(content)}
	n.tree = plumbing.NewHash(string(n.text.tree))
	n.date = orderTime(n.text.committer)
	if g.shallow[id.String()] {
		return n, nil
	}
	for _, parent := range n.text.parents {
		n.parents = append(n.parents, plumbing.NewHash(parent))
	}
	return n, nil
}

// orderTime reads the seconds of a line about a person.
func orderTime(line []byte) uint64 {
	_, _, after := splitIdent(line)
	digits, _, _ := bytes.Cut(bytes.TrimSpace(after), []byte(" "))
	n, err := strconv.ParseUint(string(digits), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// queue gives commits newest first, and those of one second in the order they
// came in, as git does.
type queue struct {
	items []queued
	count int
}

type queued struct {
	*node
	order int
}

func (q *queue) Len() int { return len(q.items) }

func (q *queue) Less(i, j int) bool {
	a, b := q.items[i], q.items[j]
	return cmp.Or(cmp.Compare(b.date, a.date), cmp.Compare(a.order, b.order)) < 0
}

func (q *queue) Swap(i, j int) { q.items[i], q.items[j] = q.items[j], q.items[i] }

// Push implements heap.Interface.
func (q *queue) Push(x any) {
	item, _ := x.(queued)
	q.items = append(q.items, item)
}

// Pop implements heap.Interface.
func (q *queue) Pop() any {
	last := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return last
}

func (q *queue) add(n *node) {
	heap.Push(q, queued{node: n, order: q.count})
	q.count++
}

func (q *queue) next() *node {
	item, _ := heap.Pop(q).(queued)
	return item.node
}

// ancestors is a commit and everything it came from.
func (g graph) ancestors(ctx context.Context, id plumbing.Hash) (map[plumbing.Hash]bool, error) {
	seen := map[plumbing.Hash]bool{id: true}
	for pending := []plumbing.Hash{id}; len(pending) > 0; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := g.read(pending[len(pending)-1])
		if err != nil {
			return nil, err
		}
		pending = pending[:len(pending)-1]
		for _, parent := range n.parents {
			if !seen[parent] {
				seen[parent] = true
				pending = append(pending, parent)
			}
		}
	}
	return seen, nil
}
