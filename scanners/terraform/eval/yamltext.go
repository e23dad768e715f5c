package eval

import "strings"

// maxYAMLKey is the length of the longest key that is written on its line.
const maxYAMLKey = 120

// simpleKey reports whether a key is written as it usually is.
func simpleKey(key string) bool {
	return len(key) <= maxYAMLKey && !strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r > '~' })
}

// text writes a string: in quotes, or as a block of lines where it has several.
func (w *yamlWriter) text(s string, indent int) {
	if strings.ContainsFunc(s, unusual) {
		w.lost = true
		return
	}
	if !strings.Contains(s, "\n") || strings.Contains(s, "\t") || strings.Contains(s, " \n") || strings.HasSuffix(s, " ") {
		w.quoted(s, indent)
		return
	}
	header := "|-"
	body, ended := strings.CutSuffix(s, "\n")
	if ended {
		header = "|"
	}
	if body == "" || strings.HasSuffix(body, "\n") || strings.HasPrefix(body, " ") || strings.HasPrefix(body, "\n") {
		w.lost = true // these have marks of their own
		return
	}
	w.put(header)
	for line := range strings.SplitSeq(body, "\n") {
		if line == "" {
			w.line(0)
			continue
		}
		w.line(indent)
		w.put(line)
	}
}

// unusual reports whether a character is one that writers of YAML escape in
// ways of their own.
func unusual(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return r < ' ' || r > '~' && r < 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0xd800
}

// quoted writes a string in quotes, broken at spaces once its line is long.
func (w *yamlWriter) quoted(s string, indent int) {
	w.put(`"`)
	spaces := false
	for i, r := range s {
		if r != ' ' {
			w.put(escapedYAML(r))
			spaces = false
			continue
		}
		if spaces || w.column <= yamlWidth || i == 0 || i == len(s)-1 {
			w.put(" ")
		} else {
			w.line(indent)
			if s[i+1] == ' ' {
				w.put(`\`)
			}
		}
		spaces = true
	}
	w.put(`"`)
}

func quotedYAML(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(escapedYAML(r))
	}
	return `"` + b.String() + `"`
}

func escapedYAML(r rune) string {
	switch r {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\n':
		return `\n`
	case '\t':
		return `\t`
	}
	return string(r)
}
