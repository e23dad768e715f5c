package config

import (
	"time"

	"go.yaml.in/yaml/v3"
)

// suppressions reads a list of accepted debt. Every entry is complete: a reason
// that is missing today is missing for ever.
func (p parser) suppressions(n *yaml.Node) ([]Suppression, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, p.fail(n, "expected a list of entries with rule, path or unit, until and reason")
	}
	var list []Suppression
	for _, item := range n.Content {
		s, err := p.suppression(item)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (p parser) suppression(n *yaml.Node) (Suppression, error) {
	s := Suppression{Line: n.Line}
	err := p.mapping(n, []string{"rule", "path", "unit", "until", "reason"}, func(key, value *yaml.Node) error {
		if value.Kind != yaml.ScalarNode || value.Value == "" {
			return p.fail(value, "%s is empty, or no plain text", key.Value)
		}
		return p.suppressionField(&s, key.Value, value)
	})
	switch {
	case err != nil:
		return s, err
	case len(s.Rules) == 0:
		return s, p.fail(n, "an entry of suppress needs rule, as in rule: STA-001")
	case s.Reason == "":
		return s, p.fail(n, "an entry of suppress needs reason: say why the debt is accepted")
	case s.Path == nil && s.Unit == "":
		return s, p.fail(n, "an entry of suppress needs path or unit; to switch a rule off everywhere, write it under rules")
	}
	return s, nil
}

func (p parser) suppressionField(s *Suppression, key string, value *yaml.Node) error {
	switch key {
	case "rule":
		s.Rules = append(s.Rules, value.Value)
	case "unit":
		s.Unit = value.Value
	case "reason":
		s.Reason = value.Value
	case "path":
		pattern, err := newPattern(value.Value)
		if err != nil {
			return p.fail(value, "%q is not a pattern; expected a path with *, ** or ?, as in legacy/**", value.Value)
		}
		s.Path = &pattern
	case "until":
		if _, err := time.Parse(time.DateOnly, value.Value); err != nil {
			return p.fail(value, "until: %s is no date; write it as 2027-06-30", value.Value)
		}
		s.Until = value.Value
	}
	return nil
}
