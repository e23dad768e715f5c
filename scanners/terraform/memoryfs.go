package terraform

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/hashicorp/terraform-config-inspect/tfconfig"
)

// memoryFS shows terraform-config-inspect the files that were already read
// within limits, so that it never opens one itself.
type memoryFS map[string][]byte

// Open is not offered: the library reads whole files only.
func (memoryFS) Open(name string) (tfconfig.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
}

// ReadFile returns a file of the one directory there is.
func (m memoryFS) ReadFile(name string) ([]byte, error) {
	content, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return content, nil
}

// ReadDir lists the one directory there is.
func (m memoryFS) ReadDir(string) ([]os.FileInfo, error) {
	var infos []os.FileInfo
	for _, name := range slices.Sorted(maps.Keys(m)) {
		infos = append(infos, memoryFile{name: name, size: int64(len(m[name]))})
	}
	return infos, nil
}

type memoryFile struct {
	name string
	size int64
}

func (f memoryFile) Name() string     { return f.name }
func (f memoryFile) Size() int64      { return f.size }
func (memoryFile) Mode() fs.FileMode  { return 0o444 }
func (memoryFile) ModTime() time.Time { return time.Time{} }
func (memoryFile) IsDir() bool        { return false }
func (memoryFile) Sys() any           { return nil }
