package shell

import "strings"

// Mask is a pair of delimiters around what is not shell and only looks like it.
type Mask struct {
	Open  string // "${{"
	Close string // "}}"
}

// span is a range of bytes, from start up to end.
type span struct{ start, end int }

// blank replaces what masks enclose, delimiters included, by underscores: a word
// in any grammar, as long as what it stands for. A delimiter that is not closed
// stands for itself.
func blank(text string, masks []Mask) (blanked string, spans []span) {
	if len(masks) == 0 {
		return text, nil
	}
	var out strings.Builder
	last := 0
	for at := 0; at < len(text); {
		end := enclosed(text, at, masks)
		if end == 0 {
			at++
			continue
		}
		out.WriteString(text[last:at])
		out.WriteString(strings.Repeat("_", end-at))
		spans = append(spans, span{at, end})
		at, last = end, end
	}
	out.WriteString(text[last:])
	return out.String(), spans
}

// enclosed is the end of what starts at a mask's opening delimiter at, or 0.
func enclosed(text string, at int, masks []Mask) int {
	for _, m := range masks {
		if strings.HasPrefix(text[at:], m.Open) {
			if n := closing(text[at+len(m.Open):], m.Close); n > 0 {
				return at + len(m.Open) + n
			}
		}
	}
	return 0
}

// longestExpression bounds the search for the end of an expression, so that
// many that are not closed do not take quadratic time.
const longestExpression = 4 << 10

// closing is the offset behind the closing delimiter in text, 0 without any. A
// delimiter inside single quotes, the strings of such expressions, is none,
// unless the quotes do not close.
func closing(text, delimiter string) int {
	text = text[:min(len(text), longestExpression)]
	quoted := false
	for at := range len(text) {
		switch {
		case text[at] == '\'':
			quoted = !quoted
		case !quoted && strings.HasPrefix(text[at:], delimiter):
			return at + len(delimiter)
		}
	}
	if at := strings.Index(text, delimiter); at >= 0 {
		return at + len(delimiter)
	}
	return 0
}
