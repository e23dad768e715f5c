package ownership

import (
	"errors"
	"io/fs"
)

// Locations lists where GitHub looks for the file; the first that exists is
// read, the others are not.
func Locations() []string {
	return []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"}
}

// Find returns the path of the CODEOWNERS file that GitHub reads in fsys, "" when
// there is none, and those that exist beside it and are ignored.
func Find(fsys fs.FS) (path string, ignored []string) {
	for _, location := range Locations() {
		info, err := fs.Stat(fsys, location)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
			continue // one that is there and cannot be looked at is for the reader to find out
		}
		if path == "" {
			path = location
			continue
		}
		ignored = append(ignored, location)
	}
	return path, ignored
}
