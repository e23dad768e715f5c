package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// cacheBytes is how many bytes of objects go-git keeps; deltas are resolved
// against them.
const cacheBytes = 64 << 20

// goGit reads a repository with go-git.
type goGit struct {
	layout  layout
	store   *filesystem.Storage
	opened  func() (*objectStore, error) // objects are opened when first needed
	objects *objectStore                 // once they are
}

// openGoGit opens the repository, or says what go-git cannot read about it.
func openGoGit(l layout) (*goGit, error) {
	git, common := osfs.New(l.gitDir), osfs.New(l.commonDir)
	files := dotgit.NewRepositoryFilesystem(git, common)
	if l.gitDir == l.commonDir {
		files = dotgit.NewRepositoryFilesystem(git, nil)
	}
	objects := cache.NewObjectLRU(cacheBytes)
	options := filesystem.Options{KeepDescriptors: true}
	g := &goGit{layout: l, store: filesystem.NewStorageWithOptions(files, objects, options)}
	g.opened = sync.OnceValues(func() (*objectStore, error) {
		var err error
		g.objects, err = openObjects(&g.store.ObjectStorage, filepath.Join(l.commonDir, "objects"), objects)
		return g.objects, err
	})
	if err := l.blocking(); err != nil {
		return nil, err
	}
	return g, guard(".git/config", g.supported)
}

// blocking finds pipes and devices in the place of files that go-git opens.
func (l *layout) blocking() error {
	files := []string{filepath.Join(l.gitDir, "HEAD")}
	for _, name := range []string{"config", "packed-refs", "shallow"} {
		files = append(files, filepath.Join(l.commonDir, name))
	}
	for _, name := range files {
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			return fmt.Errorf("cannot read %s: %w", name, errNotRegular)
		}
	}
	return nil
}

// readable lists the extensions that change nothing for somebody who only reads
// files and history.
func readable(name, value string) bool {
	switch name {
	case "objectformat":
		return value == "sha1"
	case "refstorage":
		return value == "files"
	}
	return slices.Contains([]string{"noop", "noop-v1", "partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"}, name)
}

// supported reports what about the repository go-git cannot read.
func (g *goGit) supported() error {
	cfg, err := g.store.Config()
	if err != nil {
		return fmt.Errorf("%w: its .git/config: %w", ErrUnsupported, err)
	}
	switch version := string(cfg.Core.RepositoryFormatVersion); version {
	case "", "0", "1":
	default:
		return fmt.Errorf("%w: it has repository format version %s", ErrUnsupported, version)
	}
	if !cfg.Raw.HasSection("extensions") {
		return nil
	}
	for _, option := range cfg.Raw.Section("extensions").Options {
		name, value := strings.ToLower(option.Key), strings.ToLower(option.Value)
		if !readable(name, value) {
			return fmt.Errorf("%w: it uses the extension %s = %s", ErrUnsupported, name, value)
		}
	}
	return nil
}

func (g *goGit) head(context.Context) (h head, err error) {
	err = guard(".git/HEAD", func() error {
		ref, err := g.store.Reference(plumbing.HEAD)
		if err != nil {
			return fmt.Errorf("cannot read .git/HEAD: %w", err)
		}
		if ref.Type() == plumbing.SymbolicReference {
			h.branch = ref.Target().Short()
		}
		ref, err = storer.ResolveReference(g.store, plumbing.HEAD)
		if errors.Is(err, plumbing.ErrReferenceNotFound) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("cannot read the branch that .git/HEAD names: %w", err)
		}
		h.commit = ref.Hash().String()
		return nil
	})
	return h, err
}

func (g *goGit) worktree(ctx context.Context, top fs.FS) (listing, error) {
	entries, written, err := readIndex(g.layout.index)
	if err != nil {
		return listing{}, err
	}
	t := newTracked(entries, g.layout.prefix, written)
	w := &walker{
		fsys: top, prefix: g.layout.prefix, tracked: t, untracked: true,
		exclude: g.layout.exclude(), objects: g.contents(),
	}
	l, err := w.list(ctx)
	if err != nil {
		return listing{}, err
	}
	err = sparse(ctx, &l, t, g.layout.prefix, g.sizes)
	return l, err
}

// sizes fills in the sizes of objects. One that is missing, as in a partial
// clone, keeps -1.
func (g *goGit) sizes(ctx context.Context, entries []entry) error {
	objects, err := g.opened()
	if err != nil {
		return err
	}
	for i := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		entries[i].size = objects.size(plumbing.NewHash(entries[i].blob))
	}
	return nil
}

func (g *goGit) list(ctx context.Context, commit string) (l listing, err error) {
	objects, err := g.opened()
	if err != nil {
		return listing{}, err
	}
	err = guard("the commit "+commit, func() error {
		l, err = objects.list(ctx, plumbing.NewHash(commit), g.layout.prefix)
		return err
	})
	return l, err
}

func (g *goGit) contents() contents { return objectContents{load: g.load} }

func (g *goGit) load(id string) ([]byte, error) {
	objects, err := g.opened()
	if err != nil {
		return nil, err
	}
	return objects.blob(plumbing.NewHash(id))
}

func (g *goGit) format() objectFormat { return formatSHA1 }

func (g *goGit) close() error {
	if g.objects == nil {
		return nil
	}
	return g.objects.close()
}
