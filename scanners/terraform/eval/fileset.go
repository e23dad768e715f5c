package eval

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Bounds on the search for files by a pattern.
const (
	maxMatches  = 500
	maxFolders  = 200
	maxFileTree = 12 // levels of folders
)

// fileset lists the files of a folder that match a pattern. A folder may get
// more files before Terraform runs; a pattern that finds none now is therefore
// not known, and one that finds some is taken to find them all.
func (r *run) fileset(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	list := r.in.config.List
	if list == nil || len(e.Args) != 2 || e.ExpandFinal {
		return r.outside()
	}
	folder, err := r.pathOf(e.Args[0], scope)
	if err != nil {
		return cty.NilVal, err
	}
	pattern, err := r.reduce(e.Args[1], scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !isText(folder) || !isText(pattern) {
		return r.outside()
	}
	dir, ok := r.relative(strings.TrimSuffix(folder.AsString(), "/") + "/.")
	segments := strings.Split(pattern.AsString(), "/")
	if !ok || !plainPattern(segments) {
		return r.outside()
	}
	s := &search{list: list, root: dir, folders: maxFolders}
	if !s.below(dir, segments, 0) || len(s.found) == 0 {
		return r.outside()
	}
	slices.Sort(s.found)
	s.found = slices.Compact(s.found)
	names := make([]cty.Value, len(s.found))
	for i, name := range s.found {
		names[i] = cty.StringVal(name)
	}
	return cty.SetVal(names), r.charge(len(names))
}

func isText(v cty.Value) bool { return v.IsKnown() && !v.IsNull() && v.Type() == cty.String }

// plainPattern reports whether a pattern has only what all readers read alike.
func plainPattern(segments []string) bool {
	stars := 0
	for _, segment := range segments {
		if segment == "" || segment == "." || segment == ".." || strings.Contains(segment, "[!") || strings.Contains(segment, `\`) {
			return false
		}
		if segment == "**" {
			stars++
		}
		for _, one := range alternatives(segment) {
			if _, err := path.Match(one, "x"); err != nil || strings.ContainsAny(one, "{}") {
				return false
			}
		}
	}
	return stars <= 2 && len(segments) <= maxFileTree
}

// alternatives writes out the first "{a,b}" of a segment.
func alternatives(segment string) []string {
	before, rest, ok := strings.Cut(segment, "{")
	inside, after, closed := strings.Cut(rest, "}")
	if !ok || !closed {
		return []string{segment}
	}
	var all []string
	for one := range strings.SplitSeq(inside, ",") {
		all = append(all, before+one+after)
	}
	return all
}

// search walks folders for what matches a pattern.
type search struct {
	list    func(dir string) ([]fs.DirEntry, bool)
	root    string
	folders int // that may still be listed
	found   []string
}

// below adds what matches segments in dir; false when there is too much.
func (s *search) below(dir string, segments []string, depth int) bool {
	entries, ok := s.list(dir)
	if s.folders--; !ok || s.folders < 0 || depth > maxFileTree {
		return false
	}
	for _, entry := range entries {
		if !s.entry(dir, entry, segments, depth) {
			return false
		}
	}
	return true
}

func (s *search) entry(dir string, entry fs.DirEntry, segments []string, depth int) bool {
	full, last := path.Join(dir, entry.Name()), len(segments) == 1
	deep := segments[0] == "**"
	switch {
	case deep && !last && !s.entry(dir, entry, segments[1:], depth):
		return false
	case entry.IsDir() && deep:
		return s.below(full, segments, depth+1)
	case !deep && !matches(segments[0], entry.Name()):
		return true
	case entry.IsDir() && !last:
		return s.below(full, segments[1:], depth+1)
	case last && entry.Type().IsRegular():
		s.found = append(s.found, s.relative(full))
	}
	return len(s.found) <= maxMatches
}

// relative is a file's path from the folder that the search began in.
func (s *search) relative(full string) string {
	if s.root == "." {
		return full
	}
	return strings.TrimPrefix(full, s.root+"/")
}

func matches(segment, name string) bool {
	return slices.ContainsFunc(alternatives(segment), func(one string) bool {
		ok, _ := path.Match(one, name)
		return ok
	})
}
