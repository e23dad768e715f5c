package source

import (
	"context"
	"fmt"
	"strings"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

func (g *goGit) commit(ctx context.Context, rev string) (string, error) {
	h, err := g.head(ctx)
	if err != nil {
		return "", err
	}
	objects, err := g.opened()
	if err != nil {
		return "", err
	}
	var id string
	err = guard("the commit "+rev, func() error {
		found, err := g.resolve(rev, objects)
		if err != nil {
			return err
		}
		id, err = objects.peel(found)
		return err
	})
	if err != nil && h.commit == "" {
		return "", ErrNoCommits
	}
	if err != nil {
		return "", unknownRevision(rev, err)
	}
	return id, nil
}

// resolve finds the object that rev names. Tags and branches are looked up here,
// because go-git does not know tags of tags; the rest of the grammar is its own. go-git's own way of opening a
// repository refuses extensions that do not matter here, so it is shown none.
func (g *goGit) resolve(rev string, objects *objectStore) (plumbing.Hash, error) {
	if plumbing.IsHash(rev) {
		return plumbing.NewHash(rev), nil
	}
	for _, rule := range []string{"refs/tags/", "refs/heads/", "refs/remotes/"} {
		name := plumbing.ReferenceName(rule + rev)
		if name.Validate() != nil {
			continue
		}
		if ref, err := storer.ResolveReference(g.store, name); err == nil {
			return ref.Hash(), nil
		}
	}
	// go-git takes "@{…}" for nothing, and would answer for another commit.
	if strings.Contains(rev, "@{") || strings.Contains(rev, "^{") && !strings.HasSuffix(rev, "^{commit}") && !strings.HasSuffix(rev, "^{}") {
		return plumbing.ZeroHash, fmt.Errorf("%w: the revision %s", ErrUnsupported, rev)
	}
	repository, err := git.Open(revisionStore{Storage: g.store, objects: objects}, nil)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	hash, err := repository.ResolveRevision(plumbing.Revision(rev))
	if err != nil {
		return plumbing.ZeroHash, err
	}
	return *hash, nil
}

// revisionStore is what go-git resolves revisions with: objects of alternates
// too, and a configuration without extensions.
type revisionStore struct {
	*filesystem.Storage
	objects *objectStore
}

func (s revisionStore) Config() (*config.Config, error) {
	cfg, err := s.Storage.Config()
	if err == nil {
		cfg.Raw.RemoveSection("extensions")
	}
	return cfg, err
}

func (s revisionStore) EncodedObject(t plumbing.ObjectType, h plumbing.Hash) (plumbing.EncodedObject, error) {
	return s.objects.EncodedObject(t, h)
}

func (s revisionStore) HashesWithPrefix(prefix []byte) ([]plumbing.Hash, error) {
	return s.objects.hashesWithPrefix(prefix)
}

func unknownRevision(rev string, err error) error {
	return fmt.Errorf("cannot find the commit %q: %w; name a branch, a tag or a full commit id, and check that it was fetched", rev, err)
}
