package source

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
)

// disk reads files of a folder through an os.Root, so that nothing that
// happens in the folder meanwhile leads a read out of it.
type disk struct {
	root    *os.Root
	objects contents // for files a sparse checkout left out; nil without git
}

func (d *disk) read(e *entry) ([]byte, error) {
	if e.objects {
		return d.objects.read(e)
	}
	name := filepath.FromSlash(e.path)
	// A pipe or a device may have taken the file's place, and opening one can
	// block for ever.
	info, err := d.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return readUnchanged(f, e)
}

// readUnchanged reads the file whole. What is read must be what was listed,
// else the object id that Blob gives would be another content's.
func readUnchanged(f fs.File, e *entry) ([]byte, error) {
	content := bytes.NewBuffer(make([]byte, 0, e.size+bytes.MinRead))
	if _, err := content.ReadFrom(f); err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() != e.size || !info.ModTime().Equal(e.mtime) || int64(content.Len()) != e.size {
		return nil, errChanged
	}
	return content.Bytes(), nil
}

func (d *disk) link(e *entry) (string, error) {
	if e.objects {
		return d.objects.link(e)
	}
	target, err := d.root.Readlink(filepath.FromSlash(e.path))
	return filepath.ToSlash(target), err
}

// plain reads from any file system.
type plain struct{ fsys fs.FS }

func (p plain) read(e *entry) ([]byte, error) { return fs.ReadFile(p.fsys, e.path) }

func (p plain) link(e *entry) (string, error) { return fs.ReadLink(p.fsys, e.path) }
