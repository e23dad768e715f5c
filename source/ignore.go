package source

import (
	"strings"
)

// ignores is the patterns of one .gitignore file, and through parent those of
// the files above it. The nearest file decides, and in it the last pattern.
//
// Only .gitignore files and .git/info/exclude count. The user's own excludes
// (core.excludesFile) do not, in either backend: the same tree must give the
// same list on every machine. For the same reason case always matters.
type ignores struct {
	base     string // the file's directory, with a slash unless it is the root
	patterns []pattern
	parent   *ignores
}

// parseIgnores reads a .gitignore file that stands in the directory dir.
func parseIgnores(content []byte, dir string, parent *ignores) *ignores {
	list := &ignores{parent: parent}
	if dir != "" && dir != "." {
		list.base = dir + "/"
	}
	text := strings.TrimPrefix(string(content), "\ufeff")
	for line := range strings.SplitSeq(text, "\n") {
		if p, ok := parsePattern(strings.TrimSuffix(line, "\r")); ok {
			list.patterns = append(list.patterns, p)
		}
	}
	return list
}

// ignored reports whether the path, which is a directory or not, is ignored.
// That a directory above it may be ignored is the caller's to know.
func (i *ignores) ignored(path string, isDir bool) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	for ; i != nil; i = i.parent {
		below := path[len(i.base):]
		for at := len(i.patterns) - 1; at >= 0; at-- {
			if p := &i.patterns[at]; p.match(below, name, isDir) {
				return !p.negated
			}
		}
	}
	return false
}

// pattern is one line of a .gitignore file.
type pattern struct {
	negated bool
	dirOnly bool
	path    bool   // it has a slash: it matches whole paths, else names anywhere
	name    glob   // of a name
	prefix  string // of a path: what comes before the first wildcard
	parts   []glob // of a path: what comes after prefix; nil when that is all
}

func parsePattern(line string) (pattern, bool) {
	if strings.HasPrefix(line, "#") {
		return pattern{}, false
	}
	line = trimSpaces(line)
	if line == "" {
		return pattern{}, false
	}
	var p pattern
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirOnly = strings.CutSuffix(line, "/")
	p.path = strings.Contains(line, "/")
	if !p.path {
		p.name = newGlob(line)
		return p, true
	}
	line = strings.TrimPrefix(line, "/")
	wild := strings.IndexAny(line, wildcards)
	if wild < 0 {
		p.prefix = line
		return p, true
	}
	// git cuts the prefix off before it looks for "**", so that in "a**/b" the
	// stars stand at the beginning and count as directories.
	p.prefix = line[:wild]
	for part := range strings.SplitSeq(line[wild:], "/") {
		p.parts = append(p.parts, newGlob(part))
	}
	return p, true
}

// trimSpaces cuts off trailing spaces that no backslash protects.
func trimSpaces(line string) string {
	end := len(line)
	for end > 0 && line[end-1] == ' ' {
		end--
	}
	slashes := 0
	for slashes < end && line[end-1-slashes] == '\\' {
		slashes++
	}
	if slashes%2 == 1 && end < len(line) {
		end++
	}
	return line[:end]
}

func (p *pattern) match(path, name string, isDir bool) bool {
	if p.dirOnly && !isDir {
		return false
	}
	if !p.path {
		return p.name.match(name)
	}
	rest, ok := strings.CutPrefix(path, p.prefix)
	if !ok || p.parts == nil {
		return ok && rest == ""
	}
	return matchParts(p.parts, rest)
}

// matchParts matches a path part by part. "**" stands for any number of
// directories; at the end for everything inside, so for one part at least. On a
// mismatch it goes back to the last "**" only.
func matchParts(parts []glob, path string) bool {
	at, rest, more := 0, path, true
	star, mark, markMore := -1, "", false
	for more {
		if at < len(parts) && parts[at].folders() {
			if at == len(parts)-1 {
				return true
			}
			star, mark, markMore = at, rest, more
			at++
			continue
		}
		part, tail, next := strings.Cut(rest, "/")
		if at < len(parts) && parts[at].match(part) {
			at, rest, more = at+1, tail, next
			continue
		}
		if star < 0 || !markMore {
			return false
		}
		_, mark, markMore = strings.Cut(mark, "/")
		at, rest, more = star+1, mark, markMore
	}
	return at == len(parts)
}
