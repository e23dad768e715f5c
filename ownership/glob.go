package ownership

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// glob matches one segment of a path, the name between two slashes. It is the
// pieces between its stars; a glob without a star is one piece. Matching takes
// the leftmost place for each piece and never goes back, so its cost is bounded
// however many stars there are.
type glob []piece

// piece is a run of a glob without stars: literals with exactly one character,
// of any kind, between each two. "a?b" is {"a", "b"}.
type piece []string

// compileGlob reads a segment: "*" is any text, "?" is any character, and a
// backslash makes the next character mean itself.
func compileGlob(segment string) glob {
	var (
		pieces  glob
		current piece
		literal []byte
	)
	for i := 0; i < len(segment); i++ {
		switch c := segment[i]; c {
		case '*':
			pieces = append(pieces, append(current, string(literal)))
			current, literal = nil, nil
		case '?':
			current, literal = append(current, string(literal)), nil
		case '\\':
			if i++; i < len(segment) {
				literal = append(literal, segment[i])
			}
		default:
			literal = append(literal, c)
		}
	}
	return append(pieces, append(current, string(literal)))
}

// key is the same for equal globs.
func (g glob) key() string {
	var key strings.Builder
	for _, p := range g {
		for _, literal := range p {
			key.WriteString(strconv.Quote(literal) + "?")
		}
		key.WriteByte('*')
	}
	return key.String()
}

// literal gives the only name that g matches, if there is only one.
func (g glob) literal() (string, bool) {
	if len(g) == 1 && len(g[0]) == 1 {
		return g[0][0], true
	}
	return "", false
}

// anything reports whether g matches every name: it has a star and asks for no
// more than the one character that every name has.
func (g glob) anything() bool {
	characters := 0
	for _, p := range g {
		characters += len(p) - 1
		for _, literal := range p {
			if literal != "" {
				return false
			}
		}
	}
	return len(g) > 1 && characters <= 1
}

// lone reports whether g is stars only.
func (g glob) lone() bool {
	for _, p := range g {
		if len(p) > 1 || p[0] != "" {
			return false
		}
	}
	return len(g) > 1
}

// match reports whether g matches the whole of name.
func (g glob) match(name string) bool {
	rest, ok := g[0].cutPrefix(name)
	if !ok || len(g) == 1 {
		return ok && rest == ""
	}
	if rest, ok = g[len(g)-1].cutSuffix(rest); !ok {
		return false
	}
	for _, p := range g[1 : len(g)-1] {
		if rest, ok = p.cut(rest); !ok {
			return false
		}
	}
	return true
}

// cutPrefix returns what follows p at the start of text.
func (p piece) cutPrefix(text string) (string, bool) {
	for i, literal := range p {
		if i > 0 {
			_, width := utf8.DecodeRuneInString(text)
			if width == 0 {
				return "", false
			}
			text = text[width:]
		}
		rest, ok := strings.CutPrefix(text, literal)
		if !ok {
			return "", false
		}
		text = rest
	}
	return text, true
}

// cutSuffix returns what stands before p at the end of text.
func (p piece) cutSuffix(text string) (string, bool) {
	for i, v := range slices.Backward(p) {
		rest, ok := strings.CutSuffix(text, v)
		if !ok {
			return "", false
		}
		text = rest
		if i > 0 {
			_, width := utf8.DecodeLastRuneInString(text)
			if width == 0 {
				return "", false
			}
			text = text[:len(text)-width]
		}
	}
	return text, true
}

// cut returns what follows the first place of p in text.
func (p piece) cut(text string) (string, bool) {
	if len(p) == 1 {
		_, rest, ok := strings.Cut(text, p[0])
		return rest, ok
	}
	for {
		if rest, ok := p.cutPrefix(text); ok {
			return rest, true
		}
		_, width := utf8.DecodeRuneInString(text)
		if width == 0 {
			return "", false
		}
		text = text[width:]
	}
}
