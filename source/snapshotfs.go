package source

import (
	"errors"
	"io/fs"
	"path"
)

var errIsDir = errors.New("it is a directory")

// Open implements fs.FS. A file's content is read at the first Read.
func (s *snapshot) Open(name string) (fs.File, error) {
	at, e, err := s.resolve("open", name, true)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return &openDir{info: s.stat(name, nil), entries: s.dirEntries(at)}, nil
	}
	load := func() ([]byte, error) { return s.read(e) }
	return &openFile{info: s.stat(name, e), load: load}, nil
}

// ReadFile implements fs.ReadFileFS. The caller owns the bytes.
func (s *snapshot) ReadFile(name string) ([]byte, error) {
	_, e, err := s.resolve("read", name, true)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errIsDir}
	}
	content, err := s.read(e)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: cause(err)}
	}
	return content, nil
}

// Stat implements fs.StatFS. It follows symbolic links and touches no disk.
func (s *snapshot) Stat(name string) (fs.FileInfo, error) {
	_, e, err := s.resolve("stat", name, true)
	if err != nil {
		return nil, err
	}
	return s.stat(name, e), nil
}

// Lstat implements fs.ReadLinkFS: Stat of a symbolic link itself.
func (s *snapshot) Lstat(name string) (fs.FileInfo, error) {
	_, e, err := s.resolve("lstat", name, false)
	if err != nil {
		return nil, err
	}
	return s.stat(name, e), nil
}

// ReadLink implements fs.ReadLinkFS. The target is as written.
func (s *snapshot) ReadLink(name string) (string, error) {
	_, e, err := s.resolve("readlink", name, false)
	if err != nil {
		return "", err
	}
	if e == nil || !e.symlink() {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	target, err := s.contents.link(e)
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: cause(err)}
	}
	return target, nil
}

// ReadDir implements fs.ReadDirFS: the files of the state that are in a
// directory, and the directories that hold some.
func (s *snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	at, e, err := s.resolve("readdir", name, true)
	if err != nil {
		return nil, err
	}
	if e != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("it is not a directory")}
	}
	return s.dirEntries(at), nil
}

func (s *snapshot) dirEntries(dir string) []fs.DirEntry {
	children := s.tree.children(dir)
	entries := make([]fs.DirEntry, len(children))
	for i, c := range children {
		entries[i] = fs.FileInfoToDirEntry(s.stat(c.name, c.entry))
	}
	return entries
}

func (s *snapshot) stat(name string, e *entry) fileInfo {
	if e == nil {
		return fileInfo{name: path.Base(name), mode: modeDir}
	}
	return fileInfo{name: path.Base(name), mode: e.mode, size: e.size, measure: func() int64 { return s.measure(e) }}
}
