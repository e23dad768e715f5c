package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxText bounds one text of the page, in bytes. A message that is longer
	// is no message, and the JSON report has it whole.
	maxText = 4000
	// maxMarks is how many combining marks one letter keeps. No script needs
	// more; a pile of them runs into the lines above.
	maxMarks = 4
)

// visible returns s as a page may show it: what would hide, reorder or break
// text is replaced by its name, such as \u202e, and a byte that is not UTF-8 by
// \xff. Text without such characters is returned as it is.
func visible(s string) string {
	end := min(len(s), maxText)
	for end < len(s) && end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	cut := len(s) - end
	s = s[:end]
	if !isPlain(s) {
		s = escape(s)
	}
	if cut > 0 {
		s += "… (" + count(cut, "byte") + " more)"
	}
	return s
}

func escape(s string) string {
	var b strings.Builder
	marks := maxMarks // a mark without a letter is not shown as one
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
			marks = maxMarks
		case unicode.Is(unicode.M, r) && marks < maxMarks && !isHidden(r):
			b.WriteRune(r)
			marks++
		case unicode.Is(unicode.M, r) || !unicode.IsGraphic(r) || isHidden(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			marks = maxMarks
		default:
			b.WriteRune(r)
			marks = 0
		}
		i += size
	}
	return b.String()
}

// prose is a sentence on the page: line breaks and runs of white space become
// one space, the rest is as in visible.
func prose(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isHidden reports whether r counts as a letter or a mark and yet shows nothing.
func isHidden(r rune) bool {
	return unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
