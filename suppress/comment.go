package suppress

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// Marker is what makes a comment a decision. Files without it need not be parsed.
const Marker = "debtscan:ignore"

var (
	comment = regexp.MustCompile(`(?:#|//|/\*|<!--|--)[ \t]*debtscan:ignore\b(.*)$`)
	ruleID  = regexp.MustCompile(`^[A-Z]{3}-[0-9]{3}$`)
)

// Block is a run of lines that a comment above it covers: a resource, a job, a
// step, an instruction.
type Block struct {
	From, To int // 1-based, inclusive
}

// Parse finds the decisions in a file's comments. Blocks are those of the file,
// in any order.
func Parse(path string, content []byte, blocks []Block) []debt.Suppression {
	if !bytes.Contains(content, []byte(Marker)) {
		return nil
	}
	ends := map[int]int{}
	for _, b := range blocks {
		ends[b.From] = max(ends[b.From], b.To)
	}
	lines := strings.Split(strings.ReplaceAll(string(content), "\r\n", "\n"), "\n")
	var found []debt.Suppression
	for i, text := range lines {
		at := comment.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		s := decision(text[at[2]:at[3]])
		s.Path, s.Line = path, i+1
		s.From, s.To = i+1, i+1
		if strings.TrimSpace(text[:at[0]]) == "" {
			next := nextCode(lines, i+1)
			s.From, s.To = next, max(next, ends[next])
		}
		found = append(found, s)
	}
	return found
}

// nextCode is the number of the first line from index i on that is neither blank
// nor a comment.
func nextCode(lines []string, i int) int {
	for ; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "//") {
			break
		}
	}
	return i + 1
}

// decision reads what follows the marker: rules, an optional date, "--" and a
// reason.
func decision(text string) debt.Suppression {
	text = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "*/"), "-->")
	head, reason, _ := strings.Cut(" "+text+" ", " -- ")
	s := debt.Suppression{Reason: strings.TrimSpace(reason)}
	for i, word := range strings.Fields(head) {
		name, value, isSetting := strings.Cut(word, "=")
		switch {
		case i == 0 && !isSetting:
			s.Rules = strings.Split(word, ",")
		case name == "until" && isSetting:
			if s.Until = value; value == "" {
				s.Problem = "until= names no date; write it as until=2027-06-30"
			}
		default:
			s.Problem = fmt.Sprintf("cannot read %q; write: debtscan:ignore RULE until=2027-06-30 -- reason", word)
		}
	}
	if s.Problem == "" {
		s.Problem = Problem(s)
	}
	return s
}

// Problem says why a decision is invalid, "" when it is not.
func Problem(s debt.Suppression) string {
	if len(s.Rules) == 0 {
		return "it names no rule; write: debtscan:ignore RULE until=2027-06-30 -- reason"
	}
	for _, rule := range s.Rules {
		if !ruleID.MatchString(rule) {
			return fmt.Sprintf("%q is no rule; rules are named as in STA-001", rule)
		}
	}
	if s.Until != "" {
		if _, err := time.Parse(time.DateOnly, s.Until); err != nil {
			return fmt.Sprintf("until=%s is no date; write it as 2027-06-30", s.Until)
		}
	}
	if s.Reason == "" {
		return "it gives no reason; add -- and why the debt is accepted"
	}
	return ""
}
