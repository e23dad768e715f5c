package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// maxAlternates is how far objects may be borrowed from repositories that
// borrow themselves, as in git.
const maxAlternates = 5

// objectStore is a repository's objects with those it borrows. go-git follows
// alternates on its own only inside its root and opens them anew for every
// object; here they are opened once. go-git is not made for concurrent reads,
// so one lock guards all.
type objectStore struct {
	mu     sync.Mutex
	stores []*filesystem.ObjectStorage
}

func openObjects(own *filesystem.ObjectStorage, dir string, shared cache.Object) (*objectStore, error) {
	s := &objectStore{stores: []*filesystem.ObjectStorage{own}}
	seen := map[string]bool{dir: true}
	err := s.borrow(dir, shared, seen, 0)
	return s, err
}

// borrow opens the object directories that dir names in its alternates file.
func (s *objectStore) borrow(dir string, shared cache.Object, seen map[string]bool, depth int) error {
	f, err := os.Open(filepath.Join(dir, "info", "alternates"))
	if errors.Is(err, os.ErrNotExist) || depth > maxAlternates {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot read .git/objects/info/alternates: %w", cause(err))
	}
	defer func() { _ = f.Close() }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name := lines.Text()
		if name == "" || strings.HasPrefix(name, "#") {
			continue
		}
		other := absolute(dir, name)
		if seen[other] || !isDir(other) {
			continue
		}
		seen[other] = true
		if filepath.Base(other) != "objects" {
			return fmt.Errorf("%w: it borrows objects from %s", ErrUnsupported, other)
		}
		s.stores = append(s.stores, openBorrowed(other, shared))
		if err := s.borrow(other, shared, seen, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func openBorrowed(dir string, shared cache.Object) *filesystem.ObjectStorage {
	files := dotgit.New(osfs.New(filepath.Dir(dir)))
	return filesystem.NewObjectStorageWithOptions(files, shared, filesystem.Options{KeepDescriptors: true})
}

// EncodedObject implements go-git's reader of objects.
func (s *objectStore) EncodedObject(t plumbing.ObjectType, h plumbing.Hash) (plumbing.EncodedObject, error) {
	if len(s.stores) == 1 {
		return s.stores[0].EncodedObject(t, h)
	}
	for _, store := range s.stores {
		if store.HasEncodedObject(h) == nil {
			return store.EncodedObject(t, h)
		}
	}
	return nil, plumbing.ErrObjectNotFound
}

func (s *objectStore) hashesWithPrefix(prefix []byte) ([]plumbing.Hash, error) {
	var all []plumbing.Hash
	for _, store := range s.stores {
		found, err := store.HashesWithPrefix(prefix)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// size is an object's size, or -1 when it cannot be had.
func (s *objectStore) size(h plumbing.Hash) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	size := int64(-1)
	for _, store := range s.stores {
		err := guard("an object", func() (err error) {
			size, err = store.EncodedObjectSize(h)
			return err
		})
		if err == nil {
			return size
		}
	}
	return -1
}

// blob reads a file's content.
func (s *objectStore) blob(h plumbing.Hash) (content []byte, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = guard("the object "+h.String(), func() error {
		o, err := s.EncodedObject(plumbing.BlobObject, h)
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			return errMissing
		}
		if err != nil {
			return err
		}
		content, err = bytesOf(o)
		return err
	})
	return content, err
}

// bytesOf reads an object.
func bytesOf(o plumbing.EncodedObject) ([]byte, error) {
	if o.Size() > maxRead {
		return nil, errTooLarge
	}
	r, err := o.Reader()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	return io.ReadAll(r)
}

// peel follows tags to the commit they mean.
func (s *objectStore) peel(h plumbing.Hash) (string, error) {
	for range maxLinks {
		o, err := s.EncodedObject(plumbing.AnyObject, h)
		if err != nil {
			return "", err
		}
		switch o.Type() {
		case plumbing.CommitObject:
			return h.String(), nil
		case plumbing.TagObject:
			var tag object.Tag
			if err := tag.Decode(o); err != nil {
				return "", err
			}
			h = tag.Target
		default:
			return "", fmt.Errorf("it is a %s, not a commit", o.Type())
		}
	}
	return "", errors.New("it is a tag of too many tags")
}

func (s *objectStore) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, store := range s.stores {
		errs = append(errs, store.Close())
	}
	return errors.Join(errs...)
}
