package source

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// gitProgram reads a repository with the git program.
type gitProgram struct {
	layout  layout
	program program
	objects objectFormat
	cat     *catFile
}

// openGitProgram asks git whether it opens the repository. The objects can be
// read as long as ctx lives.
func openGitProgram(ctx context.Context, l layout, opts Options) (*gitProgram, error) {
	path, err := findProgram(opts)
	if err != nil {
		return nil, err
	}
	g := &gitProgram{layout: l, program: newProgram(path, l, opts)}
	format, err := g.program.line(ctx, "rev-parse", "--show-object-format")
	if err != nil {
		return nil, g.explain(err)
	}
	if g.objects = objectFormat(format); g.objects != formatSHA1 && g.objects != formatSHA256 {
		return nil, fmt.Errorf("its object format %q is not known", format)
	}
	g.cat = &catFile{ctx: ctx, program: g.program}
	return g, nil
}

// explain says in plain words what git refused, with the way out.
func (g *gitProgram) explain(err error) error {
	var refusal *gitError
	if !errors.As(err, &refusal) {
		return err
	}
	said := func(text string) bool { return strings.Contains(refusal.said, text) }
	switch {
	case said("dubious ownership"):
		return fmt.Errorf("git refuses to read %s because it belongs to another user; if you trust it, run `git config --global --add safe.directory %s`", g.layout.top, g.layout.top)
	case said("index file") || said("bad index") || said("bad signature"):
		return indexError(g.layout.index, err)
	}
	return err
}

func (g *gitProgram) head(ctx context.Context) (head, error) {
	var h head
	var branchErr, commitErr error
	var group sync.WaitGroup
	group.Go(func() { h.branch, branchErr = g.optional(ctx, "symbolic-ref", "--quiet", "HEAD") })
	group.Go(func() {
		h.commit, commitErr = g.optional(ctx, "rev-parse", "--quiet", "--verify", "--end-of-options", "HEAD^{commit}")
	})
	group.Wait()
	h.branch = strings.TrimPrefix(h.branch, "refs/heads/")
	return h, cmp.Or(branchErr, commitErr)
}

// optional is line for a question whose answer may be no: git then fails
// without a word.
func (g *gitProgram) optional(ctx context.Context, args ...string) (string, error) {
	answer, err := g.program.line(ctx, args...)
	var refusal *gitError
	if errors.As(err, &refusal) && refusal.said == "" && ctx.Err() == nil {
		return "", nil
	}
	return answer, err
}

func (g *gitProgram) worktree(ctx context.Context, top fs.FS) (listing, error) {
	written, err := checkIndex(g.layout.index, g.objects)
	if err != nil {
		return listing{}, err
	}
	var index []indexEntry
	var other others
	var indexErr, otherErr error
	var group sync.WaitGroup
	group.Go(func() { index, indexErr = g.index(ctx) })
	group.Go(func() { other, otherErr = g.others(ctx) })
	group.Wait()
	if err := cmp.Or(indexErr, otherErr); err != nil {
		return listing{}, g.explain(err)
	}
	t := newTracked(index, g.layout.prefix, written)
	for _, path := range other.paths {
		t.add(&indexEntry{path: path})
	}
	w := &walker{fsys: top, prefix: g.layout.prefix, tracked: t, exclude: g.layout.exclude(), objects: g.contents()}
	for _, path := range other.closed {
		w.missed(path, fs.ErrPermission)
	}
	l, err := w.list(ctx)
	if err != nil {
		return listing{}, err
	}
	for _, path := range other.nested {
		l.nest(g.layout.prefix, path)
	}
	err = sparse(ctx, &l, t, g.layout.prefix, g.sizes)
	return l, err
}

func (g *gitProgram) commit(ctx context.Context, rev string) (string, error) {
	id, err := g.program.line(ctx, "rev-parse", "--verify", "--end-of-options", rev+"^{commit}")
	if err == nil {
		return id, nil
	}
	h, headErr := g.head(ctx)
	if headErr == nil && h.commit == "" {
		return "", ErrNoCommits
	}
	return "", unknownRevision(rev, g.explain(err))
}

func (g *gitProgram) list(ctx context.Context, commit string) (listing, error) {
	var l listing
	read := func(r *bufio.Reader) error { return readTree(r, g.layout.prefix, &l) }
	// Sizes are left open: asking for all of them takes longer than the rest.
	if _, err := g.program.stream(ctx, nil, read, "ls-tree", "-r", "-z", "--full-tree", commit); err != nil {
		return listing{}, g.explain(err)
	}
	return l, nil
}

func (g *gitProgram) contents() contents { return objectContents{load: g.cat.blob} }

func (g *gitProgram) format() objectFormat { return g.objects }

func (g *gitProgram) close() error { return g.cat.close() }
