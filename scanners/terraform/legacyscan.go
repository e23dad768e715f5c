package terraform

import (
	"regexp"
	"strings"
)

// declared is a block that was read line by line: its labels, and the values of
// those attributes that say something by themselves.
type declared struct {
	kind   string
	labels []string
	line   int
	end    int               // its last line
	has    map[string]bool   // attributes and blocks directly in it
	texts  map[string]string // those that are plain strings
}

var (
	blockHeader  = regexp.MustCompile(`^\s*"?(resource|data|variable|output|module|provider|terraform)"?((?:\s+"[^"\\$]+")*)\s*\{(.*)$`)
	legacyMember = regexp.MustCompile(`^\s*"?([A-Za-z_][A-Za-z0-9_-]*)"?\s*(=|\{|")`)
	legacyText   = regexp.MustCompile(`^\s*"?([A-Za-z_][A-Za-z0-9_-]*)"?\s*=\s*"([^"\\]*)"\s*(?:[#/].*)?$`)
	heredocMark  = regexp.MustCompile(`<<-?([A-Za-z_][A-Za-z0-9_]*)\s*$`)
	quotedText   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	labelText    = regexp.MustCompile(`"([^"]+)"`)
)

// labelsOf is how many labels a block of a kind has.
func labelsOf(kind string) int {
	switch kind {
	case "terraform":
		return 0
	case "resource", "data":
		return 2
	}
	return 1
}

// declarations reads a file line by line. It is not ok where brackets do not
// match: what is broken then shows less than there is.
func declarations(content []byte) (blocks []declared, ok bool) {
	depth, until := 0, ""
	line := 0
	for text := range strings.SplitSeq(string(content), "\n") {
		line++
		if until != "" {
			if strings.TrimSpace(text) == until {
				until = ""
			}
			continue
		}
		text = strings.TrimRight(text, "\r")
		if depth == 0 {
			if b, rest, found := header(text, line); found {
				blocks = append(blocks, b)
				b.member(strings.TrimSuffix(strings.TrimSpace(rest), "}"))
			}
		} else if depth == 1 && len(blocks) > 0 {
			blocks[len(blocks)-1].member(text)
		}
		if mark := heredocMark.FindStringSubmatch(text); mark != nil {
			until = mark[1]
		}
		if depth += nesting(text); depth < 0 {
			return nil, false
		}
		if last := len(blocks) - 1; depth == 0 && last >= 0 && blocks[last].end == 0 {
			blocks[last].end = line
		}
	}
	return blocks, depth == 0 && until == ""
}

func header(text string, line int) (b declared, rest string, ok bool) {
	found := blockHeader.FindStringSubmatch(text)
	if found == nil {
		return declared{}, "", false
	}
	b = declared{kind: found[1], line: line, has: map[string]bool{}, texts: map[string]string{}}
	for _, label := range labelText.FindAllStringSubmatch(found[2], -1) {
		b.labels = append(b.labels, label[1])
	}
	return b, found[3], len(b.labels) == labelsOf(b.kind)
}

// member notes an attribute or a block that a line begins.
func (b declared) member(text string) {
	if found := legacyMember.FindStringSubmatch(text); found != nil {
		b.has[found[1]] = true
	}
	if found := legacyText.FindStringSubmatch(strings.TrimSpace(text)); len(found) > 2 && !strings.Contains(found[2], "${") {
		b.texts[found[1]] = found[2]
	}
}

// nesting is by how much a line opens more brackets than it closes, less those
// in strings and comments.
func nesting(text string) int {
	text = quotedText.ReplaceAllString(text, "")
	for _, comment := range []string{"#", "//"} {
		text, _, _ = strings.Cut(text, comment)
	}
	count := func(marks string) int {
		return strings.Count(text, marks[:1]) + strings.Count(text, marks[1:2]) + strings.Count(text, marks[2:])
	}
	return count("{[(") - count("}])")
}
