package terraform

import (
	"io/fs"
	"path"
)

// maxEmbedded is the size of the largest file that an expression may read.
const maxEmbedded = 256 << 10

// rawFile reads a file for an expression, byte for byte: functions that hash a
// file see its byte order mark too.
func rawFile(fsys fs.FS, name string) ([]byte, bool) {
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxEmbedded {
		return nil, false
	}
	content, err := fs.ReadFile(fsys, name)
	return content, err == nil && len(content) <= maxEmbedded
}

// lister lists folders of the repository by their paths from the directory.
func lister(fsys fs.FS, dir string) func(string) ([]fs.DirEntry, bool) {
	left := maxFiles
	return func(name string) ([]fs.DirEntry, bool) {
		full := path.Join(dir, name)
		if left--; left < 0 || !fs.ValidPath(full) {
			return nil, false
		}
		entries, err := fs.ReadDir(fsys, full)
		return entries, err == nil
	}
}
