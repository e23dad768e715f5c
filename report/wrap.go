package report

import "strings"

// Wrap escapes s for a terminal and breaks it into lines of at most n columns.
func Wrap(s string, n int) []string {
	lines := wrap(prose(s), n)
	for i := range lines {
		lines[i] = notCommandLine(lines[i])
	}
	return lines
}

// wrap breaks s at its spaces into lines of at most n columns. A word that is
// longer than a line, such as a path, stands alone and is not broken, so that
// it can still be copied.
func wrap(s string, n int) []string {
	var lines []string
	current, used := []string{}, 0
	for word := range strings.FieldsSeq(s) {
		w := columns(word)
		if len(current) > 0 && used+1+w > n {
			lines = append(lines, strings.Join(current, " "))
			current, used = current[:0], 0
		}
		if len(current) > 0 {
			used++
		}
		current, used = append(current, word), used+w
	}
	if len(current) > 0 {
		lines = append(lines, strings.Join(current, " "))
	}
	return lines
}

// wrapAtMost is wrap with no more than most lines, each cut to n columns. The
// last line ends in a mark when words are missing.
func wrapAtMost(s string, n, most int) []string {
	lines := wrap(s, n)
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1], rest)
	}
	for i := range lines {
		lines[i] = cutEnd(lines[i], n)
	}
	return lines
}

// firstSentence returns s up to the first full stop that ends a sentence: one
// before a capital letter, so that "e.g. 30 days" and "v1.2" are no ends.
func firstSentence(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' {
			return s[:i+1]
		}
	}
	return s
}
