package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// word is one word of a command.
type word struct {
	value string
	known bool
	plain bool   // it is no option, or known
	text  string // where it is not known, as it is written, if it is simple
	start int    // offset in the script
	end   int
}

// words evaluates the words of a command.
func (w *walker) words(args []*syntax.Word) []word {
	words := make([]word, len(args))
	for i, arg := range args {
		words[i] = w.word(arg)
	}
	return words
}

// word evaluates a word as far as it is literal. Patterns and "~" stay as
// written: what they match is other files' business.
func (w *walker) word(arg *syntax.Word) word {
	out := word{start: int(arg.Pos().Offset()), end: int(arg.End().Offset())}
	out.plain = operand(arg)
	if w.masked(out.start, out.end) {
		out.text = w.template(arg)
		return out
	}
	var value strings.Builder
	for _, part := range arg.Parts {
		text, ok := literal(part)
		if !ok {
			out.text = w.template(arg)
			return out
		}
		value.WriteString(text)
	}
	out.value, out.known, out.plain = value.String(), true, true
	return out
}

// operand reports whether a word that is not known is one that is no option: its
// start is literal and not "-", or it is in quotes, as nobody quotes an option.
// "$@" may be any number of any words.
func operand(arg *syntax.Word) bool {
	if len(arg.Parts) == 0 {
		return false
	}
	switch first := arg.Parts[0].(type) {
	case *syntax.Lit:
		return !strings.HasPrefix(first.Value, "-") && !strings.HasPrefix(first.Value, "_")
	case *syntax.SglQuoted:
		return !strings.HasPrefix(first.Value, "-")
	case *syntax.DblQuoted:
		return !slices.ContainsFunc(first.Parts, list) && !dashed(first.Parts)
	}
	return false
}

// dashed reports whether parts start with a literal "-".
func dashed(parts []syntax.WordPart) bool {
	if len(parts) == 0 {
		return false
	}
	lit, ok := parts[0].(*syntax.Lit)
	return ok && strings.HasPrefix(lit.Value, "-")
}

// list reports whether a part expands to several words even in quotes.
func list(part syntax.WordPart) bool {
	p, ok := part.(*syntax.ParamExp)
	if !ok || p.Param == nil {
		return false
	}
	if p.Param.Value == "@" {
		return true
	}
	index, ok := p.Index.(*syntax.Word)
	return ok && index.Lit() == "@"
}

// masked reports whether a mask covers something between two offsets.
func (w *walker) masked(start, end int) bool {
	at, _ := slices.BinarySearchFunc(w.spans, start, func(s span, offset int) int { return s.end - 1 - offset })
	return at < len(w.spans) && w.spans[at].start < end
}

// literal evaluates one part of a word.
func literal(part syntax.WordPart) (value string, ok bool) {
	switch part := part.(type) {
	case *syntax.Lit:
		return unescape(part.Value, ""), !braces(part.Value)
	case *syntax.SglQuoted:
		return part.Value, !part.Dollar || !strings.Contains(part.Value, `\`)
	case *syntax.DblQuoted:
		var text strings.Builder
		for _, inner := range part.Parts {
			lit, ok := inner.(*syntax.Lit)
			if !ok {
				return "", false
			}
			text.WriteString(unescape(lit.Value, "$`\"\\\n"))
		}
		return text.String(), true
	}
	return "", false
}

// unescape drops the backslashes that quote a character: any, or those of only.
func unescape(text, only string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var out strings.Builder
	for at := 0; at < len(text); at++ {
		if text[at] == '\\' && at+1 < len(text) && (only == "" || strings.IndexByte(only, text[at+1]) >= 0) {
			at++
			if text[at] == '\n' {
				continue
			}
		}
		out.WriteByte(text[at])
	}
	return out.String()
}

// braces reports whether an unquoted literal may be expanded to several words,
// as "{a,b}" is.
func braces(text string) bool {
	open := strings.IndexByte(text, '{')
	return open >= 0 && strings.Contains(text[open:], "}") &&
		(strings.Contains(text[open:], ",") || strings.Contains(text[open:], ".."))
}
