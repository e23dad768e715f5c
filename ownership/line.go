package ownership

import (
	"fmt"
	"strings"
)

// blanks are the characters that separate a pattern from its owners. The
// carriage return makes CRLF files read like others.
const blanks = " \t\r\n\v\f"

// parseLine reads one line; ok is false when it is blank or a comment.
func parseLine(text string, number int) (line Line, ok bool) {
	text = strings.Trim(text, blanks)
	if text == "" || text[0] == '#' {
		return Line{}, false
	}
	written, rest := cutPattern(text)
	line = Line{Number: number, Pattern: written, Owners: owners(rest)}
	if line.Problem = patternProblem(written); line.Problem == "" {
		line.Problem = ownersProblem(line.Owners)
	}
	if line.Problem == "" {
		line.pattern = compile(written)
		line.catchAll = line.pattern.catchAll()
	}
	return line, true
}

// cutPattern cuts text at its first blank that no backslash escapes.
func cutPattern(text string) (pattern, rest string) {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.IndexByte(blanks, text[i]) >= 0:
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// owners lists the words up to an inline comment.
func owners(text string) []string {
	var names []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(blanks, r) }) {
		if word[0] == '#' {
			break
		}
		names = append(names, word)
	}
	return names
}

// patternProblem says why GitHub refuses a pattern, or nothing.
func patternProblem(pattern string) string {
	switch {
	case pattern[0] == '!':
		return "a pattern cannot start with !, GitHub has no exclusions; give the path a later line without owners"
	case strings.HasPrefix(pattern, `\#`):
		return "a pattern cannot start with an escaped #, GitHub does not support it; match the file with a wildcard"
	case strings.Contains(pattern, "***"):
		return "a pattern cannot contain ***; write ** for any number of directories"
	}
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '[', ']':
			return `[ and ] must be escaped with a \, GitHub has no character ranges`
		case '\\':
			if i++; i == len(pattern) {
				return `the \ at the end of the pattern escapes nothing; remove it`
			}
		}
	}
	return ""
}

// ownersProblem says why GitHub refuses a list of owners, or nothing. One bad
// owner costs the whole line.
func ownersProblem(names []string) string {
	for _, name := range names {
		if !isOwner(name) {
			return fmt.Sprintf("%q is not an owner; write @user, @org/team or an e-mail address, separated by blanks", name)
		}
	}
	return ""
}

// isOwner reports whether name has the form of a user, a team or an e-mail
// address. Whether it exists is not a question of form.
func isOwner(name string) bool {
	account, isAccount := strings.CutPrefix(name, "@")
	if !isAccount {
		local, domain, found := strings.Cut(name, "@")
		return found && made(local, "._'%+-") && made(domain, ".-") && strings.Contains(strings.Trim(domain, "."), ".")
	}
	login, team, isTeam := strings.Cut(account, "/")
	return made(login, "-_") && (!isTeam || made(team, "-_."))
}

// made reports whether text is not empty and has only ASCII letters, digits and
// the marks given.
func made(text, marks string) bool {
	for _, r := range text {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		if !letter && !strings.ContainsRune(marks, r) {
			return false
		}
	}
	return text != ""
}
