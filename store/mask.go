package store

import (
	"regexp"
	"strings"
)

// address matches an e-mail address. What follows "git@" is a server, and what
// ends in a colon or a slash is a place to fetch code from.
var address = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b[:/]?`)

// masker takes people out of text.
type masker struct{ pseudonym func(string) string }

func newMasker(pseudonym func(string) string) masker {
	if pseudonym == nil {
		pseudonym = func(string) string { return "(e-mail)" }
	}
	return masker{pseudonym}
}

func (m masker) text(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	return address.ReplaceAllStringFunc(s, func(found string) string {
		if last := found[len(found)-1]; last == '/' || (last == ':' && found[:4] == "git@") {
			return found
		}
		if found[len(found)-1] == ':' {
			return m.pseudonym(found[:len(found)-1]) + ":"
		}
		return m.pseudonym(found)
	})
}

func (m masker) list(texts []string) []string {
	masked := make([]string, len(texts))
	for i, s := range texts {
		masked[i] = m.text(s)
	}
	return masked
}
