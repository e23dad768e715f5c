package source

import (
	"context"
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
)

// symbolic is the reference that a symbolic one names.
func (g *goGit) symbolic(_ context.Context, name string) (target string, err error) {
	err = guard(name, func() error {
		ref, err := g.store.Reference(plumbing.ReferenceName(name))
		if errors.Is(err, plumbing.ErrReferenceNotFound) {
			return nil
		}
		if err == nil && ref.Type() == plumbing.SymbolicReference {
			target = ref.Target().String()
		}
		return err
	})
	return target, err
}

// staged reads the index.
func (g *goGit) staged(context.Context) ([]indexEntry, error) {
	entries, _, err := readIndex(g.layout.index)
	return entries, err
}

// rootFile finds one file at the root of a commit.
func (g *goGit) rootFile(_ context.Context, commit, name string) (e entry, err error) {
	objects, err := g.opened()
	if err != nil {
		return entry{}, err
	}
	err = guard("the commit "+commit, func() error {
		n, err := graph{store: objects}.read(plumbing.NewHash(commit))
		if err != nil {
			return err
		}
		l := lister{store: objects}
		entries, err := l.entries(n.tree)
		for _, found := range entries {
			if found.Name == name && found.Mode.IsFile() {
				e = entry{path: name, size: -1, mode: modeOfGit(found.Mode), blob: found.Hash.String(), objects: true}
			}
		}
		return err
	})
	return e, err
}
