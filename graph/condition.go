package graph

import (
	"regexp"
	"strings"
)

// excluded reports whether a condition may keep a caller's inputs from what it
// guards. It understands one comparison of an input; what else it asks of inputs
// is not known, and what it asks of the run is left to the run.
func excluded(condition string, with map[string]string) bool {
	if !strings.Contains(condition, "inputs.") {
		return false
	}
	comparison := regexp.MustCompile(`^\s*(!?)\s*inputs\.([A-Za-z0-9_-]+)\s*(?:(==|!=)\s*(?:'([^']*)'|(true|false)))?\s*$`)
	m := comparison.FindStringSubmatch(condition)
	if len(m) == 0 || m[1] != "" && m[3] != "" {
		return true
	}
	value, given := with[m[2]]
	if !given {
		return true
	}
	if m[3] == "" {
		return (value == "" || value == "false") == (m[1] == "")
	}
	return strings.EqualFold(value, m[4]+m[5]) != (m[3] == "==")
}
