package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// emojiSelector asks for the picture of the symbol before it.
const emojiSelector = '\uFE0F'

// maxMarks is how many combining marks one letter keeps. No script needs more;
// a pile of them runs into the lines above.
const maxMarks = 4

// visible returns s as a terminal may be shown it: everything that could move
// the cursor, change colours, reorder or hide text is replaced by its name,
// such as \x1b or \u202e, and a byte that is not UTF-8 by \xff. Text without
// such characters is returned as it is.
func visible(s string) string {
	if isPlain(s) {
		return notCommand(s)
	}
	var b strings.Builder
	before, marks := rune(0), maxMarks // a mark without a letter is not shown as one
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
			before, marks = 0, maxMarks
		case unicode.Is(unicode.M, r) && marks < maxMarks && !isHidden(r, before):
			b.WriteRune(r)
			marks++
		case unicode.Is(unicode.M, r) || !unicode.IsGraphic(r) || isHidden(r, before):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			before, marks = 0, maxMarks
		default:
			b.WriteRune(r)
			before, marks = r, 0
		}
		i += size
	}
	return notCommand(b.String())
}

// notCommand names the second sign of what pipelines obey wherever it stands
// in a line of their log: "##[" in GitHub's and Azure's, "##vso[" in Azure's,
// "##teamcity[" in TeamCity's.
func notCommand(s string) string {
	if !strings.Contains(s, "##") {
		return s
	}
	return strings.NewReplacer("##[", `#\x23[`, "##vso[", `#\x23vso[`, "##teamcity[", `#\x23teamcity[`).Replace(s)
}

// notCommandLine does so for a whole line, of which GitHub obeys those that
// begin with two colons, after white space of any kind.
func notCommandLine(s string) string {
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	if strings.HasPrefix(s[start:], "::") {
		return s[:start] + `\x3a` + s[start+1:]
	}
	return s
}

// prose returns a sentence as a terminal may be shown it: line breaks and runs
// of white space become one space, the rest is as in visible.
func prose(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }

// isPlain reports whether s is nothing but printable ASCII.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isHidden reports whether r counts as a letter or a mark and yet shows
// nothing. An emoji selector is welcome where it has a symbol to select.
func isHidden(r, before rune) bool {
	if r == emojiSelector && unicode.Is(unicode.So, before) {
		return false
	}
	return unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
