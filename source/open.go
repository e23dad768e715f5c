package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/debtscan/debtscan/debt"
)

// Values of debt.RepoInfo.
const (
	sourceWorktree = "worktree"
	sourceIndex    = "index"
	sourceCommit   = "commit"
	sourceFolder   = "folder"

	historyFull    = "full"
	historyShallow = "shallow"
	historyPartial = "partial"
	historyNone    = "none"
)

// OpenWorktree opens the files in the folder dir: those that git tracks and
// that exist, those that it neither tracks nor ignores, and those that a sparse
// checkout leaves in git's objects. dir may be any folder of a work tree; then
// it is the root, and what is outside of it does not exist. A folder without
// git is walked by the same rules.
func OpenWorktree(ctx context.Context, dir string, opts Options) (Source, error) {
	l, err := locate(dir, opts)
	if err != nil {
		return nil, err
	}
	if l.gitDir == "" {
		return openFolder(ctx, l.dir, opts)
	}
	if l.top == "" {
		return nil, fmt.Errorf("cannot scan %s: it is in the git directory %s, which has no work tree; name a commit to scan, or a work tree", l.dir, l.gitDir)
	}
	return chooseSource(ctx, l, opts, func(ctx context.Context, l layout, b backend) (*snapshot, error) {
		return openWorktree(ctx, l, b, opts)
	})
}

// OpenCommit opens the commit that rev names, out of git's objects; nothing is
// checked out. dir may be a folder of a work tree, which is the root then, or a
// bare repository.
func OpenCommit(ctx context.Context, dir, rev string, opts Options) (Source, error) {
	l, err := locate(dir, opts)
	if err != nil {
		return nil, err
	}
	if err := l.hasCommits(rev); err != nil {
		return nil, err
	}
	return chooseSource(ctx, l, opts, func(ctx context.Context, l layout, b backend) (*snapshot, error) {
		return openCommit(ctx, l, b, rev)
	})
}

// hasCommits makes sure that there is a repository in which rev could name a
// commit.
func (l *layout) hasCommits(rev string) error {
	if l.gitDir == "" {
		return fmt.Errorf("cannot read a commit in %s: %w", l.dir, ErrNoRepository)
	}
	return checkRevision(rev)
}

// FromFS makes a source of any file system, for tests and examples. The file
// system must not change meanwhile.
func FromFS(fsys fs.FS) (Source, error) {
	w := &walker{fsys: fsys, untracked: true}
	l, err := w.list(context.Background())
	if err != nil {
		return nil, err
	}
	info := debt.RepoInfo{Source: sourceFolder, History: historyNone}
	return newSnapshot(l, info, plain{fsys: fsys}, formatSHA1, func() error { return nil }), nil
}

func openFolder(ctx context.Context, dir string, opts Options) (Source, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot scan %s: %w", dir, cause(err))
	}
	w := &walker{fsys: root.FS(), untracked: true}
	l, err := w.list(ctx)
	if err != nil {
		_ = root.Close()
		return nil, fmt.Errorf("cannot scan %s: %w", dir, err)
	}
	info := debt.RepoInfo{Source: sourceFolder, History: historyNone}
	l.hide(root.FS(), opts)
	return newSnapshot(l, info, &disk{root: root}, formatSHA1, root.Close), nil
}

func openWorktree(ctx context.Context, l layout, b backend, opts Options) (*snapshot, error) {
	top, err := os.OpenRoot(l.top)
	if err != nil {
		return nil, cause(err)
	}
	defer func() { _ = top.Close() }()
	h, err := b.head(ctx)
	if err != nil {
		return nil, err
	}
	list, err := b.worktree(ctx, top.FS())
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return nil, cause(err)
	}
	closing := func() error { return errors.Join(root.Close(), b.close()) }
	list.hide(root.FS(), opts)
	d := &disk{root: root, objects: b.contents()}
	s := newSnapshot(list, l.info(sourceWorktree, h), d, b.format(), closing)
	s.certain = s.unfiltered(l)
	return s, nil
}

func openCommit(ctx context.Context, l layout, b backend, rev string) (*snapshot, error) {
	id, err := b.commit(ctx, rev)
	if err != nil {
		return nil, err
	}
	list, err := b.list(ctx, id)
	if err != nil {
		return nil, err
	}
	info := l.info(sourceCommit, head{commit: id})
	return newSnapshot(list, info, b.contents(), b.format(), b.close), nil
}

func (l *layout) info(source string, h head) debt.RepoInfo {
	info := debt.RepoInfo{Source: source, Commit: h.commit, Branch: h.branch, Shallow: l.shallow(), History: historyFull}
	switch {
	case h.commit == "":
		info.History = historyNone
	case info.Shallow:
		info.History = historyShallow
	case l.partial():
		info.History = historyPartial
	}
	return info
}
