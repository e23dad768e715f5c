package source

import "strings"

// wildcards are the bytes that are not matched by themselves.
const wildcards = `*?[\`

// glob is a pattern without slashes, as git matches one part of a path. Bytes
// are matched, not characters, as git does. Matching takes at most the product
// of the lengths, whatever the pattern.
type glob struct {
	text    string
	literal bool   // text has no wildcard
	suffix  string // of "*suffix" without other wildcards
}

func newGlob(text string) glob {
	g := glob{text: text, literal: !strings.ContainsAny(text, wildcards)}
	if rest, ok := strings.CutPrefix(text, "*"); ok && rest != "" && !strings.ContainsAny(rest, wildcards) {
		g.suffix = rest
	}
	return g
}

// folders reports whether the pattern is "**", which stands for directories. git
// takes more than two stars for two.
func (g glob) folders() bool { return len(g.text) > 1 && strings.Trim(g.text, "*") == "" }

func (g glob) match(name string) bool {
	switch {
	case g.literal:
		return g.text == name
	case g.suffix != "":
		return strings.HasSuffix(name, g.suffix)
	}
	return wildmatch(g.text, name)
}

// wildmatch matches with *, ?, classes and escapes. On a mismatch it goes back
// to the last star only: what an earlier star could give, the last one can.
func wildmatch(pattern, name string) bool {
	p, n := 0, 0
	star, mark := -1, 0
	for n < len(name) {
		if p < len(pattern) && pattern[p] == '*' {
			star, mark = p, n
			p++
			continue
		}
		if p < len(pattern) {
			if width, ok := matchByte(pattern[p:], name[n]); ok {
				p += width
				n++
				continue
			}
		}
		if star < 0 {
			return false
		}
		mark++
		p, n = star+1, mark
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// matchByte matches the pattern's first element, which is width bytes long.
func matchByte(pattern string, c byte) (width int, ok bool) {
	switch pattern[0] {
	case '?':
		return 1, true
	case '[':
		return matchClass(pattern, c)
	case '\\':
		if len(pattern) < 2 {
			return 1, false
		}
		return 2, pattern[1] == c
	}
	return 1, pattern[0] == c
}

// matchClass matches a bracket expression: "[a-z]", "[!a]", "[[:digit:]_]". One
// that is not closed matches nothing.
func matchClass(pattern string, c byte) (width int, ok bool) {
	at := 1
	negated := at < len(pattern) && (pattern[at] == '!' || pattern[at] == '^')
	if negated {
		at++
	}
	for first := true; at < len(pattern); first = false {
		if pattern[at] == ']' && !first {
			return at + 1, ok != negated
		}
		width, in, valid := matchMember(pattern[at:], c)
		if !valid {
			return 1, false
		}
		ok = ok || in
		at += width
	}
	return 1, false
}

// matchMember matches one member of a bracket expression: a named class, a
// range or a byte.
func matchMember(pattern string, c byte) (width int, in, valid bool) {
	if strings.HasPrefix(pattern, "[:") {
		name, _, closed := strings.Cut(pattern[2:], ":]")
		if closed && !strings.ContainsAny(name, "]") {
			in, valid = namedClass(name, c)
			return len(name) + 4, in, valid
		}
	}
	low, width := classByte(pattern)
	if width == 0 {
		return 0, false, false
	}
	rest := pattern[width:]
	if len(rest) < 2 || rest[0] != '-' || rest[1] == ']' {
		return width, c == low, true
	}
	high, more := classByte(rest[1:])
	return width + 1 + more, low <= c && c <= high, more > 0
}

func classByte(pattern string) (c byte, width int) {
	if pattern[0] != '\\' {
		return pattern[0], 1
	}
	if len(pattern) < 2 {
		return 0, 0
	}
	return pattern[1], 2
}

// namedClass knows the POSIX classes, for ASCII.
func namedClass(name string, c byte) (in, valid bool) {
	lower, upper, digit := 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9'
	graph := '!' <= c && c <= '~'
	switch name {
	case "alpha":
		return lower || upper, true
	case "lower":
		return lower, true
	case "upper":
		return upper, true
	case "digit":
		return digit, true
	case "alnum":
		return lower || upper || digit, true
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F', true
	case "punct":
		return graph && !lower && !upper && !digit, true
	case "graph":
		return graph, true
	case "print":
		return graph || c == ' ', true
	case "space":
		return c == ' ' || '\t' <= c && c <= '\r', true
	case "blank":
		return c == ' ' || c == '\t', true
	case "cntrl":
		return c < ' ' || c == 0x7f, true
	}
	return false, false
}
