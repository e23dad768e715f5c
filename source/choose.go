package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// opening opens a state with one backend.
type opening func(ctx context.Context, l layout, b backend) (*snapshot, error)

// choose opens a state with the backend that the options name. Auto tries
// go-git first, because it needs nothing, and lets the git program try whatever
// go-git fails to open.
func choose(ctx context.Context, l layout, opts Options, open opening) (Source, error) {
	var err error
	switch opts.Backend {
	case GoGit:
		return wrap(l)(withGoGit(ctx, l, open))
	case GitProgram:
		return wrap(l)(withGitProgram(ctx, l, opts, open))
	case Auto, "":
	default:
		return nil, fmt.Errorf("there is no git backend %q; use %s, %s or %s", opts.Backend, Auto, GoGit, GitProgram)
	}
	s, err := withGoGit(ctx, l, open)
	if err == nil || final(err) {
		return wrap(l)(s, err)
	}
	if _, absent := findProgram(opts); absent != nil {
		if errors.Is(err, ErrUnsupported) {
			err = fmt.Errorf("%w, and %w", err, absent)
		}
		return wrap(l)(nil, err)
	}
	return wrap(l)(withGitProgram(ctx, l, opts, open))
}

// wrap says in an error what was to be opened.
func wrap(l layout) func(*snapshot, error) (Source, error) {
	return func(s *snapshot, err error) (Source, error) {
		if err == nil {
			return s, nil
		}
		if errors.Is(err, ErrUnsupported) && !strings.Contains(err.Error(), "install git") {
			err = fmt.Errorf("%w; install git and use the backend auto or git", err)
		}
		return nil, fmt.Errorf("cannot open the repository of %s: %w", l.dir, err)
	}
}

func withGoGit(ctx context.Context, l layout, open opening) (*snapshot, error) {
	b, err := openGoGit(l)
	if err != nil {
		return nil, err
	}
	return with(ctx, l, b, open)
}

func withGitProgram(ctx context.Context, l layout, opts Options, open opening) (*snapshot, error) {
	b, err := openGitProgram(ctx, l, opts)
	if err != nil {
		return nil, err
	}
	return with(ctx, l, b, open)
}

func with(ctx context.Context, l layout, b backend, open opening) (*snapshot, error) {
	s, err := open(ctx, l, b)
	if err != nil {
		return nil, errors.Join(err, b.close())
	}
	return s, nil
}

// checkRevision refuses what is no name of a commit: what could be taken for an
// option, and with a colon the name of a file.
func checkRevision(rev string) error {
	if rev == "" || strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n:") {
		return fmt.Errorf("%q is not a name of a commit; name a branch, a tag or a commit id", rev)
	}
	return nil
}
