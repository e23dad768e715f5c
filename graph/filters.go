package graph

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// DeadPaths notes, in place, which path filters of workflows no path of the
// repository matches: what they guarded was moved or deleted, and the workflow
// is silent since. paths are all files, and submodules, which a filter may name.
//
// A pattern without a literal folder or file name may wait for files to come,
// and one that excludes does no harm when nothing is there to be excluded. Nor is
// anything lost where another pattern of the list watches what this one meant:
// the same with the other extension of YAML, or the file where it is now.
func DeadPaths(workflows []debt.Workflow, paths []string) {
	known := map[string]bool{} // by pattern, whether something matches
	for i, w := range workflows {
		for j, trigger := range w.Triggers {
			w.Triggers[j].Dead = nil
			for k, pattern := range trigger.Paths {
				if len(trigger.PathLines) != len(trigger.Paths) || !namesPlace(pattern) {
					continue
				}
				if _, seen := known[pattern]; !seen {
					known[pattern] = anyMatch(pattern, paths)
				}
				if !known[pattern] && !replaced(pattern, trigger.Paths, paths) {
					w.Triggers[j].Dead = append(w.Triggers[j].Dead, debt.DeadPath{Pattern: pattern, Line: trigger.PathLines[k]})
				}
			}
		}
		workflows[i] = w
	}
}

// namesPlace reports whether a pattern is about one place: it begins with a
// folder, or is a path, without a wildcard.
func namesPlace(pattern string) bool {
	first, _, _ := strings.Cut(pattern, "/")
	return first != "" && first != "." && !strings.HasPrefix(pattern, "!") && !strings.ContainsAny(first, `*?+[]\`)
}

// replaced reports whether another of the patterns watches what a dead one meant.
func replaced(dead string, patterns, paths []string) bool {
	twin := dead
	switch {
	case strings.HasSuffix(dead, ".yaml"):
		twin = strings.TrimSuffix(dead, ".yaml") + ".yml"
	case strings.HasSuffix(dead, ".yml"):
		twin = strings.TrimSuffix(dead, ".yml") + ".yaml"
	}
	if twin != dead && slices.Contains(patterns, twin) && anyMatch(twin, paths) {
		return true
	}
	if strings.ContainsAny(dead, `*?+[]\`) {
		return false
	}
	var moved []string // files of the same name elsewhere
	for _, p := range paths {
		if path.Base(p) == path.Base(dead) {
			moved = append(moved, p)
		}
	}
	return slices.ContainsFunc(patterns, func(pattern string) bool { return pattern != dead && anyMatch(pattern, moved) })
}

// anyMatch reports whether a path matches. A pattern that cannot be read counts
// as one that does.
func anyMatch(pattern string, paths []string) bool {
	expression, err := regexp.Compile(filterExpression(pattern))
	if err != nil {
		return true
	}
	literal, _, _ := strings.Cut(pattern, "/")
	if strings.ContainsAny(literal, `*?+[]\\!`) {
		literal = ""
	}
	for _, path := range paths {
		if strings.HasPrefix(path, literal) && expression.MatchString(path) {
			return true
		}
	}
	return false
}

// filterExpression is a path filter as a regular expression. GitHub's own
// language: * stops at a slash, ** does not and may be nothing before one, and
// ?, + and [] mean what they mean in regular expressions.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
func filterExpression(pattern string) string {
	var b strings.Builder
	b.WriteString("^")
	for rest := pattern; rest != ""; {
		switch {
		case strings.HasPrefix(rest, "**/"):
			b.WriteString("(?:.*/)?")
			rest = rest[3:]
		case strings.HasPrefix(rest, "**"):
			b.WriteString(".*")
			rest = rest[2:]
		case rest[0] == '*':
			b.WriteString("[^/]*")
			rest = rest[1:]
		case strings.IndexByte("?+[]", rest[0]) >= 0:
			b.WriteByte(rest[0])
			rest = rest[1:]
		case rest[0] == '\\' && len(rest) > 1:
			b.WriteString(regexp.QuoteMeta(rest[1:2]))
			rest = rest[2:]
		default:
			b.WriteString(regexp.QuoteMeta(rest[:1]))
			rest = rest[1:]
		}
	}
	return b.String() + "$"
}
