package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// ErrNoRepository says that a folder is in no git repository.
var ErrNoRepository = errors.New("it is not in a git repository")

// ErrNoCommits says that a repository has no commit to read.
var ErrNoCommits = errors.New("the repository has no commits yet; commit something first or scan the work tree")

// ErrOutside says that a symbolic link leads out of the scanned root.
var ErrOutside = errors.New("it is a symbolic link that leads out of the repository")

// ErrUnsupported says that go-git cannot open a repository that is in order.
var ErrUnsupported = errors.New("go-git cannot read it")

// ErrConflict says that the index holds a merge that is not finished.
var ErrConflict = errors.New("nothing can be committed while paths are in conflict")

// ErrNoBase says that there is nothing to compare with.
var ErrNoBase = errors.New("there is no base to compare with")

// ErrRewritten says that a commit is no longer part of history.
var ErrRewritten = errors.New("history was rewritten; read it whole")

var (
	errLinkLoop   = errors.New("it is a symbolic link that leads through too many others")
	errNotRegular = errors.New("it is not a regular file")
	errTooLarge   = errors.New("it is larger than 512 MiB")
	errClosed     = errors.New("the source is closed")
	errChanged    = errors.New("it changed while the scan was running; scan again")
	errMissing    = errors.New("its content is not in the object store: the clone is partial or damaged; fetch it or run git fsck")
	errTooMany    = fmt.Errorf("it has more than %d files; scan a subfolder", maxFiles)
)

// ErrIndex says that git's index cannot be read.
var ErrIndex = errors.New("cannot read .git/index")

// final reports whether another backend could not do better.
func final(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, ErrNoCommits) || errors.Is(err, ErrIndex) || errors.Is(err, ErrConflict) ||
		errors.Is(err, ErrNoBase) || errors.Is(err, ErrRewritten) || errors.Is(err, fs.ErrPermission)
}

// indexError names the broken index and the way out.
func indexError(file string, err error) error {
	return fmt.Errorf("%w (%s): %w; it may be corrupt: delete it and run `git reset` to build it again", ErrIndex, file, err)
}

// guard turns a panic of a library that read corrupt data into an error.
func guard(what string, f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot read %s: it is corrupt (%v)", what, r)
		}
	}()
	return f()
}
