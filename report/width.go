package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// runeColumns is how many columns of a terminal r takes after the rune before
// it. Where terminals differ it is the larger number: a line that is too short
// looks better than one that wraps.
func runeColumns(r, before rune) int {
	switch {
	case r == emojiSelector: // widens a narrow symbol to a picture
		return 2 - min(2, runeColumns(before, 0))
	case r < utf8.RuneSelf:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n, before := 0, rune(0)
	for _, r := range s {
		n += runeColumns(r, before)
		before = r
	}
	return n
}

// head returns the longest beginning of s that takes no more than n columns.
func head(s string, n int) string {
	before := rune(0)
	for i, r := range s {
		if n -= runeColumns(r, before); n < 0 {
			return s[:i]
		}
		before = r
	}
	return s
}

// tail returns the longest end of s that takes no more than n columns.
func tail(s string, n int) string {
	left, before := columns(s), rune(0)
	for i, r := range s {
		c := runeColumns(r, before)
		if left <= n && c > 0 {
			return s[i:]
		}
		left -= c
		before = r
	}
	return ""
}

// cutEnd shortens a sentence or a name to n columns; the mark says that
// something is missing.
func cutEnd(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	return strings.TrimRight(head(s, n-1), " ") + "…"
}

// cutStart shortens a path to n columns. The end of a path says most, so
// folders go first, and only a file name that is too long by itself is cut.
func cutStart(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	end := tail(s, n-1)
	if at := strings.IndexByte(end, '/'); at >= 0 && at < len(end)-1 {
		end = end[at:]
	}
	return "…" + end
}

// padEnd fills s with spaces on its right up to n columns.
func padEnd(s string, n int) string { return s + strings.Repeat(" ", max(0, n-columns(s))) }

// padStart fills s with spaces on its left up to n columns.
func padStart(s string, n int) string { return strings.Repeat(" ", max(0, n-columns(s))) + s }
