package source

import (
	"bufio"
	"context"
	"fmt"
)

// rootFile asks for one entry of a commit's root.
func (g *gitProgram) rootFile(ctx context.Context, commit, name string) (entry, error) {
	var l listing
	read := func(r *bufio.Reader) error { return readTree(r, "", &l) }
	if _, err := g.program.stream(ctx, nil, read, "ls-tree", "-z", "--full-tree", commit, "--", name); err != nil {
		return entry{}, g.explain(err)
	}
	if len(l.entries) == 0 || l.entries[0].path != name {
		return entry{}, nil
	}
	return l.entries[0], nil
}

func (g *gitProgram) symbolic(ctx context.Context, name string) (string, error) {
	return g.optional(ctx, "symbolic-ref", "--quiet", name)
}

func (g *gitProgram) mergeBase(ctx context.Context, a, b string) (string, error) {
	return g.optional(ctx, "merge-base", a, b)
}

func (g *gitProgram) staged(ctx context.Context) ([]indexEntry, error) {
	if _, err := checkIndex(g.layout.index, g.objects); err != nil {
		return nil, err
	}
	entries, err := g.index(ctx)
	if err != nil {
		return nil, g.explain(err)
	}
	for i := range entries {
		if e := &entries[i]; e.vague && emptyBlob(e.blob) {
			return nil, fmt.Errorf("cannot tell whether %q is part of the next commit: git ls-files --debug gave an answer that is not understood", e.path)
		}
	}
	return entries, nil
}
