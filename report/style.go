package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// look is how a piece of text stands out when colours are on. There are few:
// a page in which everything shouts is as hard to read as one without any.
type look int

const (
	plain look = iota
	strong
	faint
	accent // the one colour that carries no judgement
	severe
	worst
)

// code is the ANSI sequence that switches a look on. The colours are those of
// the basic eight that can be read on black as well as on white.
func (k look) code() string {
	switch k {
	case strong:
		return "\x1b[1m"
	case faint:
		return "\x1b[2m"
	case accent:
		return "\x1b[35m"
	case severe:
		return "\x1b[31m"
	case worst:
		return "\x1b[1;31m"
	case plain:
	}
	return ""
}

// span is a piece of a line in one look.
type span struct {
	text string
	look look
}

// put makes a span. It is the only way to make one, and it lets nothing
// through that a terminal would obey.
func put(k look, s string) span { return span{visible(s), k} }

// line is one line of a page; an empty one is blank.
type line []span

// columns is how many columns the line takes.
func (l line) columns() int {
	n := 0
	for _, s := range l {
		n += columns(s.text)
	}
	return n
}

// clip returns the line cut to n columns.
func (l line) clip(n int) line {
	if l.columns() <= n {
		return l
	}
	var c line
	for _, s := range l {
		if w := columns(s.text); w < n {
			c, n = append(c, s), n-w
			continue
		}
		return append(c, span{head(s.text, n-1) + "…", s.look})
	}
	return c
}

// harmless returns the line as the log of a pipeline may be shown it.
func (l line) harmless() line {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	if text := b.String(); notCommandLine(text) == text {
		return l
	}
	c := slices.Clone(l)
	for i, s := range c {
		if strings.Contains(s.text, ":") {
			c[i].text = strings.Replace(s.text, ":", `\x3a`, 1)
			return c
		}
	}
	return c
}

// trimmed returns the line without spaces at its end.
func (l line) trimmed() line {
	for i, v := range slices.Backward(l) {
		if text := strings.TrimRight(v.text, " "); text != "" {
			return append(slices.Clone(l[:i]), span{text, v.look})
		}
	}
	return nil
}

// printLines writes lines, with or without colour. The text is the same.
func printLines(w io.Writer, lines []line, color bool) error {
	var b strings.Builder
	for _, l := range lines {
		for _, s := range l.trimmed().harmless() {
			if code := s.look.code(); color && code != "" && strings.TrimSpace(s.text) != "" {
				b.WriteString(code + s.text + "\x1b[0m")
			} else {
				b.WriteString(s.text)
			}
		}
		b.WriteByte('\n')
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the text report: %w", err)
	}
	return nil
}

// badge shows a severity: the shape says it where colours do not, the word
// where shapes do not.
func badge(s debt.Severity) span {
	switch s {
	case debt.Critical:
		return put(worst, "◆ critical")
	case debt.High:
		return put(severe, "▲ high")
	case debt.Medium:
		return put(plain, "● medium")
	case debt.Low:
		return put(faint, "○ low")
	}
	return put(plain, "? "+cutEnd(visible(string(s)), 8))
}
