package terraform

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// headLines is how far down a file's head goes: a licence, and what is said
// below it.
const headLines = 40

var generatedBy = regexp.MustCompile(`(?i)\b(?:auto-?(?:matically )?|code )?generated (?:by|from|file|automatically|from a template)\b|\bauto-?(?:matically )?generated\b|\bdo(?: not|n't) (?:edit|modify|change)\b|\b(?:managed|synced|copied|maintained) (?:by|from|in) [^.]{0,40}\btemplate`)

// generated marks a file whose head, the comments before all code, says that a
// program writes it or that it is a copy of what is kept elsewhere.
func (m *module) generated(file string, content []byte) {
	number, inside := 0, false
	for line := range bytes.Lines(content) {
		text := bytes.TrimSpace(line)
		opens, signed := bytes.HasPrefix(text, []byte("/*")), len(text) == 0 || text[0] == '#' || bytes.HasPrefix(text, []byte("//"))
		if number++; number > headLines || !inside && !opens && !signed {
			return
		}
		inside = (inside || opens) && !bytes.Contains(text, []byte("*/"))
		if opens && !inside && !bytes.HasSuffix(text, []byte("*/")) {
			return // code stands behind the comment
		}
		if said := generatedBy.Find(text); said != nil {
			m.heads = append(m.heads, debt.Marker{
				ID: m.id("generated:" + file), Unit: m.unit.ID, Kind: debt.MarkerGenerated, Text: strings.ToLower(string(said)),
				At: m.at(debt.Location{Path: file, Line: number, EndLine: number}),
			})
			return
		}
	}
}
