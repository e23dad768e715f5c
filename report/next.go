package report

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// command is a line the reader may paste, and what it shows.
type command struct{ text, shows string }

// commandColumn is how wide a command may be and still be explained beside.
const commandColumn = 42

// nextCommands names what to run next, with the reader's own target and the
// page's own first finding filled in.
func nextCommands(r *debt.Report, target string, width int) []line {
	var lines []line
	for i, c := range next(r, target) {
		heading := ""
		if i == 0 {
			heading = "Next"
		}
		l := line{put(strong, padEnd(heading, gutter)), put(accent, c.text)}
		if beside := commandColumn - columns(visible(c.text)); beside > 0 && width >= pageColumns {
			l = append(l, put(faint, strings.Repeat(" ", beside)+c.shows))
		}
		lines = append(lines, l)
	}
	return lines
}

func next(r *debt.Report, target string) []command {
	scan := "debtscan scan"
	if word, ok := shellWord(target); ok {
		scan += " " + word
	}
	last := command{scan + " -o json=report.json", "the same, for programs"}
	if n := r.Rules.Off; n > 0 {
		last = command{scan + " --enable all", "with " + count(n, "more rule")}
	}
	picked := pickStart(r.Findings)
	switch {
	case len(picked) > 0:
		return []command{
			{scan + " --all", "every finding, by unit"},
			{"debtscan explain " + ruleWord(picked[0].Rule), "why it hurts, what to do"},
			{"debtscan owners of " + pathWord(picked[0].Path), "who is named, and where"},
			last,
		}
	case units(r.Coverage) > 0:
		return []command{{scan + " --all", "what was evaluated"}, last}
	}
	return []command{{"debtscan scan PATH", "look somewhere else"}}
}

// ruleWord is a rule's ID as an argument.
func ruleWord(id string) string {
	if word, ok := shellWord(id); ok {
		return word
	}
	return "RULE"
}

// pathWord is a path as an argument, or a placeholder for one that is too long
// or too odd to be pasted.
func pathWord(path string) string {
	const longest = 40
	if word, ok := shellWord(path); ok && columns(word) <= longest && !strings.HasPrefix(path, "-") {
		return word
	}
	return "PATH"
}

// shellWord quotes s for a shell. It refuses what cannot be shown as it is:
// a command that looks different from what it does must not be pasted.
func shellWord(s string) (string, bool) {
	if s == "" || visible(s) != s || strings.Contains(s, "'") {
		return "", false
	}
	for _, r := range s {
		if !isShellSafe(r) {
			return "'" + s + "'", true
		}
	}
	return s, true
}

// isShellSafe reports whether r means itself in every shell.
func isShellSafe(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("./_-+@:,", r)
}
