package source

import (
	"context"
	"fmt"
	"strings"
)

// Ref is a name and the commit it stands for.
type Ref struct {
	Name   string // as git shows it: "origin/main"
	Commit string // id, in hex
}

// DefaultBranch finds the branch that changes are merged into: what origin/HEAD
// stands for, else main or master of origin, else main or master here.
func DefaultBranch(ctx context.Context, dir string, opts Options) (Ref, error) {
	l, err := locate(dir, opts)
	if err != nil {
		return Ref{}, err
	}
	if err := l.hasCommits("HEAD"); err != nil {
		return Ref{}, err
	}
	var found Ref
	err = ask(ctx, l, opts, func(ctx context.Context, _ layout, b backend) error {
		found, err = defaultBranch(ctx, b)
		return err
	})
	return found, err
}

func defaultBranch(ctx context.Context, b backend) (Ref, error) {
	if _, err := b.commit(ctx, "HEAD"); err != nil {
		return Ref{}, err
	}
	names := []string{"refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"}
	target, err := b.symbolic(ctx, "refs/remotes/origin/HEAD")
	if err != nil {
		return Ref{}, err
	}
	if target != "" {
		names = append([]string{target}, names...)
	}
	for _, name := range names {
		// Any failure means: not this one. The last one's cause is of no use.
		if id, err := b.commit(ctx, name); err == nil {
			return Ref{Name: shortName(name), Commit: id}, nil
		}
		if err := ctx.Err(); err != nil {
			return Ref{}, err
		}
	}
	return Ref{}, fmt.Errorf("%w: neither origin nor this repository has a default branch that is known here; name the base, or run `git fetch origin` and `git remote set-head origin --auto`", ErrNoBase)
}

func shortName(ref string) string {
	for _, prefix := range []string{"refs/remotes/", "refs/heads/"} {
		if short, ok := strings.CutPrefix(ref, prefix); ok {
			return short
		}
	}
	return ref
}

// MergeBase finds the commit that HEAD and rev have both come from: the best
// common ancestor, as an id in hex.
func MergeBase(ctx context.Context, dir, rev string, opts Options) (string, error) {
	l, err := locate(dir, opts)
	if err != nil {
		return "", err
	}
	if err := l.hasCommits(rev); err != nil {
		return "", err
	}
	var base string
	err = ask(ctx, l, opts, func(ctx context.Context, l layout, b backend) error {
		base, err = mergeBase(ctx, l, b, rev)
		return err
	})
	return base, err
}

func mergeBase(ctx context.Context, l layout, b backend, rev string) (string, error) {
	head, err := b.commit(ctx, "HEAD")
	if err != nil {
		return "", err
	}
	other, err := b.commit(ctx, rev)
	if err != nil {
		return "", err
	}
	base, err := b.mergeBase(ctx, head, other)
	switch {
	case err != nil:
		return "", err
	case base != "":
		return base, nil
	case l.shallow():
		return "", fmt.Errorf("%w: HEAD and %s have no common ancestor in this shallow clone; run `git fetch --unshallow`, or let actions/checkout fetch all with `fetch-depth: 0`", ErrNoBase, rev)
	}
	return "", fmt.Errorf("%w: HEAD and %s have no common ancestor; name another base", ErrNoBase, rev)
}
