package ownership

import (
	"slices"
	"strings"
)

// pattern is a compiled pattern: steps over the segments of a path. No steps
// match nothing, which is what "/" means.
type pattern []step

// step takes exactly one segment that glob matches or, when glob is nil, any
// number of segments, none included.
type step struct{ glob glob }

// compile reads a pattern that patternProblem has nothing against.
//
// A pattern with a slash at its start or in its middle starts at the root, any
// other may start in any directory. What it names is a file or a directory with
// everything below; with a slash at its end a directory only. A lone star at
// the end is one level and no more: this is where GitHub leaves gitignore.
func compile(written string) pattern {
	segments := split(written)
	rooted := segments[0] == ""
	if rooted {
		segments = segments[1:]
	}
	below := segments[len(segments)-1] == ""
	if below {
		segments = segments[:len(segments)-1]
	}
	if len(segments) == 0 {
		return nil
	}
	var steps pattern
	if !rooted && len(segments) == 1 {
		steps = append(steps, step{})
	}
	for _, segment := range segments {
		steps = append(steps, compileStep(segment))
	}
	return steps.end(below)
}

// end completes the last step: "**" and a slash mean at least one segment
// below, a name means itself and everything below, a lone star just itself.
func (p pattern) end(below bool) pattern {
	last := p[len(p)-1].glob
	switch {
	case below || last == nil:
		return append(p, step{compileGlob("*")}, step{})
	case last.lone():
		return p
	}
	return append(p, step{})
}

func compileStep(segment string) step {
	if segment == "**" {
		return step{}
	}
	return step{compileGlob(segment)}
}

// split cuts a pattern at its slashes. An escaped slash is a slash.
func split(written string) []string {
	segments := strings.Split(written, "/")
	for i, segment := range segments[:len(segments)-1] {
		trailing := len(segment) - len(strings.TrimRight(segment, `\`))
		if trailing%2 == 1 {
			segments[i] = segment[:len(segment)-1]
		}
	}
	return segments
}

// catchAll reports whether p matches every path. It has to match the path "x"
// and any longer one, so one step takes one segment of any name and every other
// step may take none; a step for the rest may be missing only where the steps
// before take any number.
func (p pattern) catchAll() bool {
	takers := slices.DeleteFunc(slices.Clone(p), func(s step) bool { return s.glob == nil })
	return len(takers) == 1 && takers[0].glob.anything() && len(p) > 1
}
