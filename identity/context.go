package identity

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"unicode"
)

// ContextHash hashes the lines from line to endLine, both counted from 1 and
// inclusive, to 16 hex digits. White space, line ends included, does not
// count, so that re-indented and reformatted code keeps its hash. It is empty
// when content has no such lines.
func ContextHash(content []byte, line, endLine int) string {
	if line < 1 || endLine < line {
		return ""
	}
	rest := content
	for range line - 1 {
		_, after, found := bytes.Cut(rest, []byte("\n"))
		if !found {
			return ""
		}
		rest = after
	}
	if len(rest) == 0 {
		return ""
	}
	sum := sha256.Sum256(bytes.Map(withoutSpace, firstLines(rest, endLine-line+1)))
	return hex.EncodeToString(sum[:8])
}

// firstLines cuts content behind its first count lines.
func firstLines(content []byte, count int) []byte {
	end := 0
	for range count {
		at := bytes.IndexByte(content[end:], '\n')
		if at < 0 {
			return content
		}
		end += at + 1
	}
	return content[:end]
}

func withoutSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}
