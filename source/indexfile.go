package source

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // the index ends in a checksum of the repository's object format
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"time"
)

// indexFile reads the bytes of git's index and when they were written. They are
// nil when there is none.
func indexFile(file string) ([]byte, time.Time, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil
	}
	if err != nil {
		return nil, time.Time{}, indexError(file, cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, time.Time{}, indexError(file, errNotRegular)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, time.Time{}, indexError(file, cause(err))
	}
	if len(content) == 0 {
		return nil, time.Time{}, indexError(file, errors.New("it is empty"))
	}
	return content, info.ModTime(), nil
}

// checkIndex makes sure that the index is whole. git itself reads a damaged one
// without a word, and would list what was never there.
func checkIndex(file string, format objectFormat) (time.Time, error) {
	content, written, err := indexFile(file)
	if err != nil || content == nil {
		return written, err
	}
	size, sum := sha1.Size, func(b []byte) []byte { s := sha1.Sum(b); return s[:] } //nolint:gosec // see the import
	if format == formatSHA256 {
		size, sum = sha256.Size, func(b []byte) []byte { s := sha256.Sum256(b); return s[:] }
	}
	at := len(content) - size
	if at < 0 || !bytes.HasPrefix(content, []byte("DIRC")) {
		return written, indexError(file, errors.New("it does not look like an index"))
	}
	// The checksum is zero where git was told to leave it out (index.skipHash).
	if !bytes.Equal(content[at:], make([]byte, size)) && !bytes.Equal(content[at:], sum(content[:at])) {
		return written, indexError(file, errors.New("its checksum is wrong"))
	}
	return written, nil
}
