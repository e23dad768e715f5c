package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/debt"
)

// parser turns YAML nodes into a Config and keeps the place of every mistake.
type parser struct{ file string }

func (p parser) fail(n *yaml.Node, format string, args ...any) error {
	return &Error{p.file, n.Line, fmt.Sprintf(format, args...)}
}

func (p parser) config(n *yaml.Node) (Config, error) {
	var c Config
	err := p.mapping(n, []string{"exclude", "rules", "suppress", "roster"}, func(key, value *yaml.Node) error {
		var err error
		switch key.Value {
		case "exclude":
			c.Exclude, err = p.exclude(value)
		case "rules":
			c.Rules, err = p.rules(value)
		case "suppress":
			c.Suppress, err = p.suppressions(value)
		case "roster":
			c.Roster, err = p.roster(value)
		}
		return err
	})
	return c, err
}

// mapping calls visit for every entry; keys must be distinct, and among known
// when known is not nil.
func (p parser) mapping(n *yaml.Node, known []string, visit func(key, value *yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return p.fail(n, "expected a mapping with %s", strings.Join(known, ", "))
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if known != nil && !slices.Contains(known, key.Value) {
			return p.fail(key, "unknown setting %q; expected %s", key.Value, strings.Join(known, ", "))
		}
		if seen[key.Value] {
			return p.fail(key, "%q is set twice; keep one", key.Value)
		}
		seen[key.Value] = true
		if err := visit(key, n.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func (p parser) exclude(n *yaml.Node) (Patterns, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, p.fail(n, `expected a list of patterns, as in exclude: ["third_party/**"]`)
	}
	var patterns Patterns
	for _, item := range n.Content {
		pattern, err := newPattern(item.Value)
		if err != nil || item.Kind != yaml.ScalarNode {
			return nil, p.fail(item, "%q is not a pattern; expected a path with *, ** or ?, as in third_party/**", item.Value)
		}
		patterns = append(patterns, pattern)
	}
	return patterns, nil
}

func (p parser) rules(n *yaml.Node) (map[string]Setting, error) {
	settings := map[string]Setting{}
	if n.Kind != yaml.MappingNode {
		return nil, p.fail(n, "expected a mapping from rule IDs to settings, as in STA-001: off")
	}
	err := p.mapping(n, nil, func(key, value *yaml.Node) error {
		s, err := p.setting(value)
		s.Line = key.Line
		settings[key.Value] = s
		return err
	})
	return settings, err
}

func (p parser) setting(n *yaml.Node) (Setting, error) {
	if n.Kind == yaml.ScalarNode {
		on, err := p.onOff(n)
		return Setting{Enabled: on}, err
	}
	var s Setting
	err := p.mapping(n, []string{"enabled", "severity"}, func(key, value *yaml.Node) error {
		var err error
		switch key.Value {
		case "enabled":
			s.Enabled, err = p.onOff(value)
		case "severity":
			s.Severity = debt.Severity(value.Value)
			if !s.Severity.Valid() {
				err = p.fail(value, "unknown severity %q; expected critical, high, medium or low", value.Value)
			}
		}
		return err
	})
	return s, err
}

func (p parser) onOff(n *yaml.Node) (*bool, error) {
	on := false
	switch strings.ToLower(n.Value) {
	case "on", "true", "yes":
		on = true
	case "off", "false", "no":
	default:
		return nil, p.fail(n, "expected on or off, found %q", n.Value)
	}
	return &on, nil
}
