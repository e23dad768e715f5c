package source

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// fileInfo describes a file or a directory of a state.
type fileInfo struct {
	name    string
	size    int64
	mode    fs.FileMode
	measure func() int64 // for a size that is not known
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Mode() fs.FileMode  { return i.mode }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i fileInfo) Sys() any           { return nil }

// Size implements fs.FileInfo. A content that cannot be read has no size.
func (i fileInfo) Size() int64 {
	if i.size >= 0 || i.measure == nil {
		return max(i.size, 0)
	}
	return i.measure()
}

// openFile is an open file whose content comes when it is first asked for, so
// that looking at a large file costs nothing.
type openFile struct {
	info   fileInfo
	load   func() ([]byte, error)
	reader *bytes.Reader
	closed bool
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }

func (f *openFile) Read(p []byte) (int, error) {
	if f.closed {
		return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrClosed}
	}
	if f.reader == nil {
		content, err := f.load()
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: cause(err)}
		}
		f.reader = bytes.NewReader(content)
	}
	return f.reader.Read(p)
}

func (f *openFile) Close() error {
	f.closed, f.reader = true, nil
	return nil
}

// openDir is an open directory.
type openDir struct {
	info    fileInfo
	entries []fs.DirEntry
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: errIsDir}
}

func (d *openDir) Close() error { return nil }

// ReadDir implements fs.ReadDirFile.
func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		rest := d.entries
		d.entries = nil
		return rest, nil
	}
	if len(d.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.entries))
	part := d.entries[:n]
	d.entries = d.entries[n:]
	return part, nil
}
