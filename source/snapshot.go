package source

import (
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/debtscan/debtscan/debt"
)

// contents gives the bytes behind the entries of a state.
type contents interface {
	read(e *entry) ([]byte, error)
	link(e *entry) (string, error)
}

// snapshot is the one implementation of Source: a tree of entries and somebody
// who knows their bytes.
type snapshot struct {
	tree     tree
	files    []File
	unlisted []debt.Unread
	nested   []string
	info     debt.RepoInfo
	contents contents
	format   objectFormat
	certain  func() bool // whether the entries' object ids are those of the bytes; asked once
	close    func() error
	recent   *recent
}

// newSnapshot makes a source of what was listed.
func newSnapshot(l listing, info debt.RepoInfo, c contents, format objectFormat, closing func() error) *snapshot {
	l.sort()
	files := make([]File, 0, len(l.entries))
	for i := range l.entries {
		if e := &l.entries[i]; !e.hidden {
			files = append(files, File{Path: e.path, Size: e.size, Symlink: e.symlink()})
		}
	}
	s := &snapshot{tree: l.entries, files: files, unlisted: l.unlisted, nested: l.nested, info: info, contents: c, format: format, recent: &recent{}}
	s.certain = func() bool { return true }
	s.close = sync.OnceValue(closing)
	return s
}

// Files implements Source.
func (s *snapshot) Files() []File { return s.files }

// Unlisted implements Source.
func (s *snapshot) Unlisted() []debt.Unread { return s.unlisted }

// Nested implements Source.
func (s *snapshot) Nested() []string { return s.nested }

// Info implements Source.
func (s *snapshot) Info() debt.RepoInfo { return s.info }

// Close implements Source. Closing again does nothing.
func (s *snapshot) Close() error { return s.close() }

// Blob implements Source.
func (s *snapshot) Blob(path string) (string, error) {
	_, e, err := s.resolve("blob", path, true)
	if err != nil {
		return "", err
	}
	if e == nil {
		return "", &fs.PathError{Op: "blob", Path: path, Err: errIsDir}
	}
	if e.blob != "" && (e.objects || s.certain()) {
		return e.blob, nil
	}
	content, err := s.read(e)
	if err != nil {
		return "", &fs.PathError{Op: "blob", Path: path, Err: cause(err)}
	}
	return s.format.blob(content), nil
}

// read bounds what is held in memory; a file may claim any size.
func (s *snapshot) read(e *entry) ([]byte, error) {
	if e.size > maxRead {
		return nil, errTooLarge
	}
	if content, ok := s.recent.take(e); ok {
		return content, nil
	}
	return s.contents.read(e)
}

// measure reads e for its size alone.
func (s *snapshot) measure(e *entry) int64 {
	content, err := s.read(e)
	if err != nil {
		return 0
	}
	s.recent.put(e, content)
	return int64(len(content))
}

// resolve finds what path names. A directory has no entry; the root's path
// is "".
func (s *snapshot) resolve(op, path string, follow bool) (string, *entry, error) {
	if !validPath(path) {
		return "", nil, &fs.PathError{Op: op, Path: path, Err: fs.ErrInvalid}
	}
	name := path
	if name == "." {
		name = ""
	}
	at, e, err := s.tree.resolve(name, follow, s.contents.link)
	if err != nil {
		return "", nil, &fs.PathError{Op: op, Path: path, Err: cause(err)}
	}
	return at, e, nil
}

// foreign reports whether the operating system reads target as absolute.
func foreign(target string) bool {
	return filepath.IsAbs(target) || filepath.VolumeName(target) != ""
}
