package report

import (
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Escape returns text of a repository as a terminal may be shown it: what could
// move the cursor, change colours, hide text or command a pipeline is replaced
// by its name. The text may begin a line.
func Escape(text string) string { return notCommandLine(visible(text)) }

// Explain writes a rule's page for a terminal: what it finds, why that hurts,
// how to repay it, and the example that proves it. Width is in columns.
func Explain(w io.Writer, rule debt.Rule, example string, width int) error {
	lines := []line{
		{put(strong, rule.ID+"  "+rule.Title)},
		{put(faint, facts(rule))},
		{},
	}
	paragraph := func(title, text string) {
		if text == "" {
			return
		}
		lines = append(lines, line{put(accent, title)})
		for _, l := range wrap(prose(text), width-2) {
			lines = append(lines, line{put(plain, "  "+l)})
		}
		lines = append(lines, line{})
	}
	paragraph("Why it hurts", rule.Description)
	paragraph("Repay it", rule.Remediation)
	paragraph("One finding is about", strings.Join(rule.Key, ", "))
	paragraph("Covers", strings.Join(rule.Clouds, ", "))
	paragraph("Read more", strings.Join(rule.References, " "))
	lines = append(lines, exampleLines(example)...)
	return printLines(w, lines, false)
}

// facts is a rule's particulars in one line.
func facts(rule debt.Rule) string {
	state := "on by default"
	if !rule.Default {
		state = "off by default"
	}
	text := []string{
		severityNames(rule), string(rule.Confidence) + " confidence",
		"~" + shortWork(int(rule.Effort.Minutes())), state, "since " + rule.Since,
	}
	if rule.Evidence != "" {
		text = append(text, rule.Evidence+" evidence")
	}
	return strings.Join(text, " · ")
}

func exampleLines(example string) []line {
	if example == "" {
		return nil
	}
	lines := []line{{put(accent, "Example")}}
	for text := range strings.Lines(example) {
		lines = append(lines, line{put(faint, "  "+strings.TrimRight(text, "\n"))})
	}
	return lines
}
