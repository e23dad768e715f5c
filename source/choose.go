package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// opening works with one backend. When it fails the backend is closed, else
// that is its own to do.
type opening func(ctx context.Context, l layout, b backend) error

// choose works with the backend that the options name. Auto tries go-git first,
// because it needs nothing, and lets the git program try whatever go-git fails
// to open.
func choose(ctx context.Context, l layout, opts Options, open opening) error {
	var err error
	switch opts.Backend {
	case GoGit:
		return wrap(l, withGoGit(ctx, l, open))
	case GitProgram:
		return wrap(l, withGitProgram(ctx, l, opts, open))
	case Auto, "":
	default:
		return fmt.Errorf("there is no git backend %q; use %s, %s or %s", opts.Backend, Auto, GoGit, GitProgram)
	}
	err = withGoGit(ctx, l, open)
	if err == nil || final(err) {
		return wrap(l, err)
	}
	if _, absent := findProgram(opts); absent != nil {
		if errors.Is(err, ErrUnsupported) {
			err = fmt.Errorf("%w, and %w", err, absent)
		}
		return wrap(l, err)
	}
	return wrap(l, withGitProgram(ctx, l, opts, open))
}

// chooseSource opens a state.
func chooseSource(ctx context.Context, l layout, opts Options, open func(context.Context, layout, backend) (*snapshot, error)) (Source, error) {
	var s *snapshot
	err := choose(ctx, l, opts, func(ctx context.Context, l layout, b backend) error {
		var err error
		s, err = open(ctx, l, b)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// ask puts a question to a repository; nothing stays open.
func ask(ctx context.Context, l layout, opts Options, question opening) error {
	return choose(ctx, l, opts, func(ctx context.Context, l layout, b backend) error {
		if err := question(ctx, l, b); err != nil {
			return err
		}
		return b.close()
	})
}

// wrap says in an error what was to be read.
func wrap(l layout, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrUnsupported) && !strings.Contains(err.Error(), "install git") {
		err = fmt.Errorf("%w; install git and use the backend auto or git", err)
	}
	return fmt.Errorf("cannot read the repository of %s: %w", l.dir, err)
}

func withGoGit(ctx context.Context, l layout, open opening) error {
	b, err := openGoGit(l)
	if err != nil {
		return err
	}
	return with(ctx, l, b, open)
}

func withGitProgram(ctx context.Context, l layout, opts Options, open opening) error {
	b, err := openGitProgram(ctx, l, opts)
	if err != nil {
		return err
	}
	return with(ctx, l, b, open)
}

func with(ctx context.Context, l layout, b backend, open opening) error {
	if err := open(ctx, l, b); err != nil {
		return errors.Join(err, b.close())
	}
	return nil
}

// checkRevision refuses what is no name of a commit: what could be taken for an
// option, and with a colon the name of a file.
func checkRevision(rev string) error {
	if rev == "" || strings.HasPrefix(rev, "-") || strings.ContainsAny(rev, "\x00\n:") {
		return fmt.Errorf("%q is not a name of a commit; name a branch, a tag or a commit id", rev)
	}
	return nil
}
