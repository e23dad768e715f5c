package source

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// LogOptions says which commits Log gives. The zero value is all of them.
type LogOptions struct {
	// Since is the id of a commit that is known already: it and its ancestors
	// are left out. When it is no ancestor, history was rewritten meanwhile,
	// and the error is ErrRewritten.
	Since string
	// AsOf hides the commits that were made later; zero hides none.
	AsOf time.Time
	// Mailmap is the content of the .mailmap file to apply. Nil is the one at
	// the root of the commit; to apply none, give an empty one.
	Mailmap []byte
}

// Log reads the history of the commit that rev names, newest first, in one
// pass. Paths are relative to dir, and changes outside of it are left out; the
// commits that made them are not. No content of a file is read, so clones
// without blobs are enough. Of a shallow clone it gives what is there, ending in
// commits that are Cut.
//
// The order is git's own: by time of commit, and parents in their order. When
// reading fails the last pair is an error. The git program is preferred, because
// it is much faster here; both backends give the same answers.
func Log(ctx context.Context, dir, rev string, opts Options, log LogOptions) iter.Seq2[debt.Commit, error] {
	return func(yield func(debt.Commit, error) bool) {
		l, err := locate(dir, opts)
		if err == nil {
			err = l.hasCommits(rev)
		}
		if err == nil && log.Since != "" {
			err = checkRevision(log.Since)
		}
		if err == nil {
			err = readLog(ctx, l, rev, opts, log, yield)
		}
		if err != nil && !errors.Is(err, errStopped) {
			yield(debt.Commit{}, err)
		}
	}
}

// errStopped says that whoever reads the log has enough of it.
var errStopped = errors.New("no more commits are wanted")

func readLog(ctx context.Context, l layout, rev string, opts Options, log LogOptions, yield func(debt.Commit, error) bool) error {
	started := false
	read := func(ctx context.Context, l layout, b backend) error {
		r, err := newLogRange(ctx, l, b, rev, log.Since)
		if err != nil {
			return err
		}
		people, err := readPeople(ctx, b, r.head, log.Mailmap)
		if err != nil {
			return err
		}
		return b.log(ctx, r, func(raw rawCommit) error {
			c := raw.commit(people, r.shallow, l.prefix)
			if !log.AsOf.IsZero() && c.CommitTime.After(log.AsOf) {
				return nil
			}
			started = true
			if !yield(c, nil) {
				return errStopped
			}
			return nil
		})
	}
	if _, absent := findProgram(opts); absent == nil && (opts.Backend == Auto || opts.Backend == "") {
		opts.Backend = GitProgram
		err := ask(ctx, l, opts, read)
		if err == nil || started || final(err) {
			return err
		}
		opts.Backend = GoGit
	}
	return ask(ctx, l, opts, read)
}

// logRange is the commits that a backend reads.
type logRange struct {
	head    string          // the newest
	since   string          // it and its ancestors are left out; "" leaves out none
	shallow map[string]bool // commits whose parents were not fetched
}

func newLogRange(ctx context.Context, l layout, b backend, rev, since string) (logRange, error) {
	head, err := b.commit(ctx, rev)
	if err != nil {
		return logRange{}, err
	}
	r := logRange{head: head, shallow: l.shallowCommits()}
	if since == "" {
		return r, nil
	}
	if r.since, err = b.commit(ctx, since); err != nil {
		return logRange{}, fmt.Errorf("%w: %w", ErrRewritten, err)
	}
	base, err := b.mergeBase(ctx, head, r.since)
	if err == nil && base != r.since {
		err = fmt.Errorf("%w: %s is not an ancestor of %s", ErrRewritten, since, rev)
	}
	return r, err
}
