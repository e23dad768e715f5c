package config

import (
	"fmt"
	"strings"

	"github.com/gobwas/glob"
)

// Patterns are the files to leave out.
type Patterns []Pattern

// Match reports whether any pattern matches path.
func (ps Patterns) Match(path string) bool {
	for _, p := range ps {
		if p.Match(path) {
			return true
		}
	}
	return false
}

// Pattern matches files as a line of .gitignore does: a name without a slash
// matches at every depth, one with a slash from the root, and a directory
// matches with all that is below it. "*" stays within a name, "**" does not.
type Pattern struct {
	Text  string
	globs []*glob.Pattern
}

// maxStars bounds the work of a match: the library backtracks at every star.
const maxStars = 10

func newPattern(text string) (Pattern, error) {
	body := strings.TrimSuffix(strings.TrimPrefix(text, "/"), "/")
	if body == "" || strings.Count(body, "*") > maxStars {
		return Pattern{}, fmt.Errorf("empty or too long pattern %q", text)
	}
	variants := []string{body, body + "/**"}
	if anchored := strings.HasPrefix(text, "/") || strings.Contains(body, "/"); !anchored {
		variants = append(variants, "**/"+body, "**/"+body+"/**")
	}
	if rest, ok := strings.CutPrefix(body, "**/"); ok {
		variants = append(variants, rest, rest+"/**")
	}
	p := Pattern{Text: text}
	for _, v := range variants {
		g, err := glob.Compile(v, '/')
		if err != nil {
			return Pattern{}, fmt.Errorf("pattern %q: %w", text, err)
		}
		p.globs = append(p.globs, g)
	}
	return p, nil
}

// Match reports whether the pattern matches path, or a directory above it.
func (p Pattern) Match(path string) bool {
	for _, g := range p.globs {
		if g.Match(path) {
			return true
		}
	}
	return false
}
