// Package config reads debtscan.yaml: what a repository says about its own
// scans. The file is decoded strictly, because a misspelt setting that is
// silently ignored is worse than none.
package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/debt"
)

// FileName is the configuration's name at the root of what is scanned.
const FileName = "debtscan.yaml"

// Config is a repository's configuration. The zero value changes nothing.
type Config struct {
	Exclude  Patterns           // files that no scanner sees
	Rules    map[string]Setting // by rule ID
	Suppress []Suppression      // debt that is accepted
	Roster   *Roster            // who can own something; nil when nobody says so
}

// Suppression accepts debt by rule, and by path or unit.
type Suppression struct {
	Rules  []string // IDs, at least one
	Path   *Pattern // nil for every path
	Unit   string   // "" for every unit
	Until  string   // YYYY-MM-DD, the last day it holds; "" for ever
	Reason string   // never empty
	Line   int      // where it is written
}

// Setting is what a repository says about one rule.
type Setting struct {
	Enabled  *bool         // nil leaves the rule's own default
	Severity debt.Severity // "" leaves the severity to the rule
	Line     int           // where it is written
}

// On reports whether a rule with the given default runs.
func (s Setting) On(byDefault bool) bool {
	if s.Enabled != nil {
		return *s.Enabled
	}
	return byDefault
}

// Error is a mistake in a configuration file.
type Error struct {
	File string
	Line int
	Text string // what is wrong and what is expected
}

// Error names the place and the mistake.
func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text) }

// Parse reads a configuration; file is its name for errors, which are *Error.
func Parse(file string, content []byte) (Config, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(content, &document); err != nil {
		return Config{}, &Error{file, lineOf(err), "it is not valid YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	p := parser{file: file}
	if len(document.Content) == 0 {
		return Config{}, nil
	}
	return p.config(document.Content[0])
}

// CheckRules reports the first setting for a rule that does not exist.
func (c Config) CheckRules(file string, known []string) error {
	check := func(id string, line int) error {
		if slices.Contains(known, id) {
			return nil
		}
		return &Error{file, line, fmt.Sprintf("there is no rule %q; `debtscan rules list` shows all", id)}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		if err := check(id, c.Rules[id].Line); err != nil {
			return err
		}
	}
	for _, s := range c.Suppress {
		for _, id := range s.Rules {
			if err := check(id, s.Line); err != nil {
				return err
			}
		}
	}
	return nil
}

func lineOf(err error) int {
	line := 1
	if _, rest, ok := strings.Cut(err.Error(), "line "); ok {
		_, _ = fmt.Sscanf(rest, "%d", &line)
	}
	return line
}
