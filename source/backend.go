package source

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
)

// backend is what this room asks of git about one repository.
type backend interface {
	// head is what the work tree stands on.
	head(ctx context.Context) (head, error)
	// worktree lists the files of the work tree below the scanned folder.
	worktree(ctx context.Context, top fs.FS) (listing, error)
	// commit finds the id of the commit that rev names.
	commit(ctx context.Context, rev string) (string, error)
	// list lists the files of a commit below the scanned folder.
	list(ctx context.Context, commit string) (listing, error)
	// staged lists git's index whole, conflicts and submodules included.
	staged(ctx context.Context) ([]indexEntry, error)
	// symbolic is the full name of the reference that the reference name stands
	// for, or "" when there is none.
	symbolic(ctx context.Context, name string) (string, error)
	// rootFile finds a file at the root of a commit; its blob is empty when there
	// is none.
	rootFile(ctx context.Context, commit, name string) (entry, error)
	// mergeBase is the best common ancestor of two commits, or "".
	mergeBase(ctx context.Context, a, b string) (string, error)
	// log hands the commits that l asks for to each, newest first.
	log(ctx context.Context, l logRange, each func(rawCommit) error) error
	// contents reads objects. Its entries need no path, only an object id.
	contents() contents
	format() objectFormat
	close() error
}

// head is the commit and the branch of a work tree. The commit is empty when
// the branch has none yet, the branch when HEAD is detached.
type head struct{ commit, branch string }

// sizes is what a backend needs to know about missing sizes.
type sizes func(ctx context.Context, entries []entry) error

// sparse adds to l the files that only git's objects have.
func sparse(ctx context.Context, l *listing, t tracked, prefix string, fill sizes) error {
	absent := t.sparse(prefix)
	if len(absent) == 0 {
		return nil
	}
	if err := fill(ctx, absent); err != nil {
		return err
	}
	for _, e := range absent {
		if err := l.add(e); err != nil {
			return err
		}
	}
	return nil
}

// excludeFile is the repository's own list of ignored files that is not part of
// any commit.
func (l *layout) excludeFile() string { return filepath.Join(l.commonDir, "info", "exclude") }

// exclude reads it; like every .gitignore file it may be absent.
func (l *layout) exclude() []byte {
	content, err := readRegular(l.excludeFile())
	if err != nil {
		return nil
	}
	return content
}

// readRegular reads a file of git's own that need not be there. Opening a pipe
// in its place would block.
func readRegular(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxIgnore {
		return nil, errNotRegular
	}
	return os.ReadFile(name)
}
