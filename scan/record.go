package scan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// Record is what a scanner asked of the file system and the answers it built
// on. A cached result is valid while every recorded answer is still the same.
type Record struct {
	Files   []string          // files that were opened or examined, sorted
	Missing []string          // names that were asked for and do not exist, sorted
	Folders map[string]string // folders that were listed, with a digest of the names in them
}

// recorder is a file system that keeps a Record of what it is asked.
type recorder struct {
	under  fs.FS
	marker []byte // contents that hold it are kept, so that they need not be read again

	mu      sync.Mutex
	files   map[string]bool
	missing map[string]bool
	folders map[string]string
	marked  map[string][]byte
}

func newRecorder(under fs.FS, marker string) *recorder {
	return &recorder{
		under: under, marker: []byte(marker),
		files: map[string]bool{}, missing: map[string]bool{}, folders: map[string]string{}, marked: map[string][]byte{},
	}
}

// Record returns what was asked so far.
func (r *recorder) Record() Record {
	r.mu.Lock()
	defer r.mu.Unlock()
	return Record{
		Files:   slices.Sorted(maps.Keys(r.files)),
		Missing: slices.Sorted(maps.Keys(r.missing)),
		Folders: maps.Clone(r.folders),
	}
}

// Open opens a file and records it.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.under.Open(name)
	r.note(name, err)
	return f, err
}

// ReadFile reads a file and records it.
func (r *recorder) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(r.under, name)
	r.note(name, err)
	if err == nil && bytes.Contains(content, r.marker) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.marked[name] = content
	}
	return content, err
}

// Stat examines a file and records it.
func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.under, name)
	r.note(name, err)
	return info, err
}

// ReadDir lists a folder and records the names in it.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.under, name)
	if err != nil {
		r.note(name, err)
		return entries, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.folders[name] = namesDigest(entries)
	return entries, nil
}

// namesDigest identifies the names in a folder.
func namesDigest(entries []fs.DirEntry) string {
	hash := sha256.New()
	for _, e := range entries {
		hash.Write([]byte(e.Name() + "\x00"))
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func (r *recorder) note(name string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if errors.Is(err, fs.ErrNotExist) {
		r.missing[name] = true
		return
	}
	r.files[name] = true
}
