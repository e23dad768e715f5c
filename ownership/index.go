package ownership

import (
	"slices"
	"strings"
)

// index finds the lines that may match a path without trying all of them. It
// never changes once built, so a File may be used from several goroutines.
type index struct {
	patterns []pattern
	below    map[string][]int // by the path that a pattern starts with: "infra/prod"
	named    map[string][]int // by a name that a pattern needs somewhere: "Dockerfile"
	rest     []int            // lines that every path has to be tried against
}

// newIndex indexes the lines that are in force, by their place in lines.
func newIndex(lines []Line) index {
	x := index{patterns: make([]pattern, len(lines)), below: map[string][]int{}, named: map[string][]int{}}
	for i, line := range lines {
		x.patterns[i] = line.pattern
		switch start, name := line.pattern.start(), line.pattern.name(); {
		case len(line.pattern) == 0:
		case start != "":
			x.below[start] = append(x.below[start], i)
		case name != "":
			x.named[name] = append(x.named[name], i)
		default:
			x.rest = append(x.rest, i)
		}
	}
	return x
}

// start is the longest path that every match of p starts with.
func (p pattern) start() string {
	var names []string
	for _, s := range p {
		name, ok := s.glob.literal()
		if !ok {
			break
		}
		names = append(names, name)
	}
	return strings.Join(names, "/")
}

// name is a segment that every match of p has.
func (p pattern) name() string {
	for _, s := range p {
		if name, ok := s.glob.literal(); ok {
			return name
		}
	}
	return ""
}

// all appends the places of the lines that match path to found, in order.
func (x index) all(path string, found []int) []int {
	segments := strings.Split(path, "/")
	found = x.try(x.rest, segments, found)
	end := 0
	for i, segment := range segments {
		end += len(segment)
		found = x.try(x.below[path[:end]], segments, found)
		if !slices.Contains(segments[:i], segment) {
			found = x.try(x.named[segment], segments, found)
		}
		end++
	}
	slices.Sort(found)
	return found
}

func (x index) try(candidates []int, segments []string, found []int) []int {
	for _, i := range candidates {
		if x.patterns[i].match(segments) {
			found = append(found, i)
		}
	}
	return found
}

// last is the place of the last line that matches path, -1 when none does.
func (x index) last(path string) int {
	all := x.all(path, nil)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1]
}
