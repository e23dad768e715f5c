package source

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// list lists the files of a commit below prefix.
func (s *objectStore) list(ctx context.Context, commit plumbing.Hash, prefix string) (listing, error) {
	o, err := s.EncodedObject(plumbing.CommitObject, commit)
	if err != nil {
		return listing{}, err
	}
	var c object.Commit
	if err := c.Decode(o); err != nil {
		return listing{}, err
	}
	l := lister{store: s}
	root, err := l.subtree(c.TreeHash, prefix)
	if err != nil || root.IsZero() {
		return listing{}, err
	}
	err = l.tree(ctx, root, "")
	return l.listing, err
}

// lister collects the files of a tree object.
type lister struct {
	store *objectStore
	trees int
	listing
}

func (l *lister) entries(h plumbing.Hash) ([]object.TreeEntry, error) {
	o, err := l.store.EncodedObject(plumbing.TreeObject, h)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, fmt.Errorf("the folder object %s: %w", h, errMissing)
	}
	if err != nil {
		return nil, err
	}
	var t object.Tree
	if err := t.Decode(o); err != nil {
		return nil, err
	}
	return t.Entries, nil
}

// subtree finds the tree object of the folder prefix. It is zero when the
// commit has no such folder: it may not have been made yet.
func (l *lister) subtree(h plumbing.Hash, prefix string) (plumbing.Hash, error) {
	for part := range strings.SplitSeq(prefix, "/") {
		if prefix == "" {
			return h, nil
		}
		entries, err := l.entries(h)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		h = plumbing.ZeroHash
		for _, e := range entries {
			if e.Name == part && e.Mode == filemode.Dir {
				h = e.Hash
			}
		}
		if h.IsZero() {
			return h, nil
		}
	}
	return h, nil
}

func (l *lister) tree(ctx context.Context, h plumbing.Hash, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if l.trees++; l.trees > maxFiles {
		return errTooMany
	}
	if len(dir) > maxPath {
		l.miss(dir, "its path is longer than 4096 bytes")
		return nil
	}
	entries, err := l.entries(h)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := l.entry(ctx, e, join(dir, e.Name)); err != nil {
			return err
		}
	}
	return nil
}

func (l *lister) entry(ctx context.Context, e object.TreeEntry, path string) error {
	switch e.Mode {
	case filemode.Submodule:
		l.nest("", path)
		return nil
	case filemode.Dir:
		return l.tree(ctx, e.Hash, path)
	}
	if reason := refused(path); reason != "" {
		l.miss(path, reason)
		return nil
	}
	// Sizes are left open: asking for all of them takes longer than the rest.
	return l.add(entry{path: path, size: -1, mode: modeOfGit(e.Mode), blob: e.Hash.String(), objects: true})
}
