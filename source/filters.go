package source

import (
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// unfiltered makes the question whether files in the work tree are byte for
// byte what git's objects hold. git can be told by attributes to change them on
// the way: Git LFS keeps a pointer in the object and the content in the file.
// Then the object id of a file is not its content's, and every file is hashed
// instead. Line endings that git changes by itself (core.autocrlf) are let
// pass: they are the same content to whoever reads lines.
func (s *snapshot) unfiltered(l layout) func() bool {
	return sync.OnceValue(func() bool {
		info, err := readRegular(filepath.Join(l.commonDir, "info", "attributes"))
		if err == nil && filters(info) {
			return false
		}
		for i := range s.tree {
			e := &s.tree[i]
			if path.Base(e.path) != ".gitattributes" || e.symlink() || e.hidden {
				continue
			}
			content, err := s.read(e)
			if err != nil || filters(content) {
				return false
			}
		}
		return !aboveFilters(l)
	})
}

// aboveFilters looks into the folders above the scanned one.
func aboveFilters(l layout) bool {
	for dir := l.dir; dir != l.top; dir = filepath.Dir(dir) {
		content, err := readRegular(filepath.Join(filepath.Dir(dir), ".gitattributes"))
		if err == nil && filters(content) {
			return true
		}
	}
	return false
}

// filters reports whether attributes ask git to change contents.
func filters(attributes []byte) bool {
	for line := range strings.Lines(string(attributes)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		for _, field := range fields[1:] {
			name, _, _ := strings.Cut(field, "=")
			if name == "filter" || name == "ident" || name == "working-tree-encoding" {
				return true
			}
		}
	}
	return false
}
