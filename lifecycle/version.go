package lifecycle

import (
	"slices"
	"strconv"
	"strings"
)

// number is a version as numbers, most significant first: "3.9" is {3, 9}.
type number []int

// parseNumber reads a version that consists of at most six numbers and dots.
func parseNumber(s string) (number, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 6 {
		return nil, false
	}
	n := make(number, 0, len(parts))
	for _, part := range parts {
		value, err := strconv.Atoi(part)
		if err != nil || !isDigit(part[0]) || len(part) > 9 {
			return nil, false
		}
		n = append(n, value)
	}
	return n, true
}

func (n number) compare(other number) int { return slices.Compare(n, other) }

// cut is n with at most the given number of parts.
func (n number) cut(parts int) number { return n[:min(parts, len(n))] }

// String writes n as a version.
func (n number) String() string {
	parts := make([]string, 0, len(n))
	for _, part := range n {
		parts = append(parts, strconv.Itoa(part))
	}
	return strings.Join(parts, ".")
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// leading is the version that s starts with, and what follows it: "3.9" and
// "-slim" of "3.9-slim". The version is empty when what follows makes it
// something else, such as the start of a hash.
func leading(s string) (version, rest string) {
	end := 0
	for end < len(s) && (isDigit(s[end]) || s[end] == '.' && end > 0 && s[end-1] != '.' && end+1 < len(s) && isDigit(s[end+1])) {
		end++
	}
	version, rest = s[:end], s[end:]
	if rest == "" || strings.ContainsRune("-_+", rune(rest[0])) || rest == ".x" || strings.HasPrefix(rest, ".x-") {
		return version, rest
	}
	if isPreRelease(rest) {
		return version, rest
	}
	return "", s
}

// isPreRelease reports whether s starts as what follows the version of a
// pre-release ("rc1", "a2") or of an update of Java 8 ("u392").
func isPreRelease(s string) bool {
	for _, word := range []string{"alpha", "beta", "rc", "a", "b", "u"} {
		if after, ok := strings.CutPrefix(s, word); ok && after != "" && isDigit(after[0]) {
			return true
		}
	}
	return false
}
