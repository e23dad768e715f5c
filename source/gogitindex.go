package source

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // the index ends in a SHA-1 checksum
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// readIndex reads git's index with go-git's decoder, and when it was written. A
// repository to which nothing was added yet has none.
func readIndex(file string) ([]indexEntry, time.Time, error) {
	content, written, err := indexFile(file)
	if err != nil || content == nil {
		return nil, written, err
	}
	entries, err := decodeIndex(content)
	if err != nil && !errors.Is(err, ErrUnsupported) {
		err = indexError(file, err)
	}
	return entries, written, err
}

// decodeIndex decodes the content of an index file.
func decodeIndex(content []byte) (entries []indexEntry, err error) {
	err = guard(".git/index", func() error {
		var decoded index.Index
		err := index.NewDecoder(bytes.NewReader(checksummed(content))).Decode(&decoded)
		switch {
		case errors.Is(err, index.ErrUnknownExtension):
			return fmt.Errorf("%w: it has a split or a sparse index", ErrUnsupported)
		case errors.Is(err, index.ErrUnsupportedVersion):
			return fmt.Errorf("%w: %w of its index", ErrUnsupported, err)
		case err != nil:
			return err
		}
		for _, e := range decoded.Entries {
			entries = append(entries, fromIndex(e))
		}
		return nil
	})
	return entries, err
}

func fromIndex(e *index.Entry) indexEntry {
	mode := e.Mode.IsFile()
	return indexEntry{
		path:      e.Name,
		blob:      e.Hash.String(),
		size:      int64(e.Size),
		mtime:     e.ModifiedAt,
		mode:      modeOfGit(e.Mode),
		submodule: !mode,
		skip:      e.SkipWorktree,
		conflict:  e.Stage != 0,
		intent:    e.IntentToAdd,
		certain:   mode && e.Stage == 0 && !e.IntentToAdd,
	}
}

// checksummed puts the checksum where git left it out (index.skipHash), because
// the decoder insists on it.
func checksummed(content []byte) []byte {
	at := len(content) - sha1.Size
	if at < 0 || !bytes.Equal(content[at:], make([]byte, sha1.Size)) {
		return content
	}
	sum := sha1.Sum(content[:at]) //nolint:gosec // see the import
	return append(content[:at:at], sum[:]...)
}

func modeOfGit(mode filemode.FileMode) fs.FileMode {
	switch mode {
	case filemode.Symlink:
		return modeSymlink
	case filemode.Executable:
		return modeExecutable
	}
	return modeFile
}
