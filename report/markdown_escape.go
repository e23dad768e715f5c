package report

import (
	"fmt"
	"strings"
	"unicode"
)

// mdCode returns a name as a code span: nothing in it is markup, a link or a
// mention. A grave accent would end the span and a bar the cell around it, so
// both are named.
func mdCode(s string) string {
	if s = visible(s); s == "" {
		return ""
	}
	return "`" + strings.NewReplacer("`", `\x60`, "|", `\x7c`).Replace(s) + "`"
}

// mdText returns a sentence for the middle of a line of Markdown. Signs that
// Markdown or HTML could obey there become character references, which never
// are markup. GitHub and GitLab look for mentions, issues and addresses in the text
// after that, so a character without width parts these from their sign.
func mdText(s string) string {
	s = prose(s)
	var b strings.Builder
	var before rune
	for i, r := range s {
		if beginsReference(s[:i], before, s[i:]) {
			b.WriteString(zeroWidth)
		}
		if strings.ContainsRune("&<>`*[]{}|~\\$", r) || r == '_' && !insideWord(s, i) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// insideWord reports whether the sign at i joins two letters or digits: an
// underscore there is never emphasis.
func insideWord(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1])
}

func isWord(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) }

// zeroWidth is a space that takes no room.
const zeroWidth = "&#8203;"

// beginsReference reports whether what follows text, whose last rune is before,
// would make a reference of its end: "@name", "#12", "!7", ":smile:",
// "http://…", "www.…" or "GH-12".
func beginsReference(text string, before rune, rest string) bool {
	switch before {
	case '@', '#', '!', '$', '~', '%', '&', '^':
		return rest[0] != ' '
	case ':':
		return rest[0] == '/' || isEmojiName(rest)
	case '-':
		return isDigit(rest[0]) && endsInFold(text, "gh-")
	}
	return rest[0] == '.' && endsInFold(text, "www")
}

// isEmojiName reports whether rest goes on as ":name:" does. Two digits are a
// part of a time of day.
func isEmojiName(rest string) bool {
	name, _, ok := strings.Cut(rest, ":")
	isName := func(r rune) bool {
		return r == '_' || r == '+' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	if !ok || name == "" || strings.TrimFunc(name, isName) != "" {
		return false
	}
	return len(name) != 2 || !isDigit(name[0]) || !isDigit(name[1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// endsInFold reports whether s ends in end, whatever the case.
func endsInFold(s, end string) bool {
	return len(s) >= len(end) && strings.EqualFold(s[len(s)-len(end):], end)
}
