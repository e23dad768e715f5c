package makefile

import (
	"path"
	"slices"
	"strings"
)

// longestValue is how many bytes of a variable are kept.
const longestValue = 300

// assignment reads a line that sets a variable, and reports whether it is one.
// One that is set twice, on a condition, from what a program says, or for
// callers to set otherwise, is not known.
func (p *parser) assignment(line string, conditional bool) bool {
	for {
		word, rest, more := strings.Cut(line, " ")
		if !more || !slices.Contains([]string{"export", "override", "private", "unexport"}, word) {
			break
		}
		line = strings.TrimSpace(rest)
	}
	name, rest, ok := assigned(line)
	if !ok {
		return line == "export" || line == "unexport" || !strings.ContainsAny(line, ":")
	}
	operator, value := rest[:1], strings.TrimSpace(rest[strings.Index(rest, "=")+1:])
	if name == "SHELL" {
		p.foreign = p.foreign || !slices.Contains([]string{"sh", "bash", "dash", "ash", "ksh", "zsh"}, path.Base(strings.Fields(value + " -")[0]))
	}
	if name == ".RECIPEPREFIX" {
		p.foreign = true
	}
	_, twice := p.values[name]
	plain := !strings.ContainsAny(value, "$`\\'\"*?~ ") && len(value) <= longestValue && value != ""
	if twice || conditional || !plain || operator == "?" || operator == "+" || operator == "!" {
		p.unsure[name] = true
	}
	p.values[name] = value
	return true
}

// assigned reads "NAME = value" as far as the operator.
func assigned(line string) (name, rest string, ok bool) {
	line = strings.TrimSpace(line)
	at := strings.IndexAny(line, " \t:?+!=")
	if at <= 0 {
		return "", "", false
	}
	name, rest = line[:at], strings.TrimSpace(line[at:])
	for _, operator := range []string{"=", ":=", "::=", ":::=", "?=", "+=", "!="} {
		if strings.HasPrefix(rest, operator) && !strings.ContainsAny(name, "$%/()") {
			return name, rest, true
		}
	}
	return "", "", false
}

// noteEval notes what a recipe sets by $(eval NAME = …).
func (p *parser) noteEval(line string) {
	for rest := line; ; {
		_, after, found := strings.Cut(rest, "$(eval ")
		if !found {
			return
		}
		after = strings.TrimPrefix(strings.TrimSpace(after), "export ")
		if name, _, ok := assigned(after); ok {
			p.unsure[name] = true
		} else {
			p.open = true
		}
		rest = after
	}
}
