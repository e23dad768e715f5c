package githubactions

import (
	"strings"

	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// maxMatrix is how many jobs GitHub makes of a matrix at most. Longer lists
// are not expanded.
const maxMatrix = 256

// matrixValues lists the values that an axis of a matrix takes, or those of
// one field of each. Complete is false when it may take others. Names of axes
// are compared without regard to case, as in GitHub's expressions.
func matrixValues(matrix yamlnode.Node, axis, field string) (values []yamlnode.Node, complete bool) {
	values, complete = axisValues(matrix, axis)
	added, ok := includedValues(matrix.Get("include"), axis)
	values = append(values, added...)
	complete = complete && ok && len(values) > 0
	if field == "" {
		return values, complete
	}
	var fields []yamlnode.Node
	for _, value := range values {
		if part := getFold(value, field); part.Exists() {
			fields = append(fields, part)
		} else {
			complete = false
		}
	}
	return fields, complete
}

// axisValues lists the values of an axis that exclude leaves. A value of which
// only a part of the combinations is excluded stays.
func axisValues(matrix yamlnode.Node, axis string) (values []yamlnode.Node, complete bool) {
	if !matrix.IsMapping() {
		return nil, false
	}
	all := getFold(matrix, axis)
	items := all.Items()
	if all.Exists() && !all.IsSequence() || len(items) > maxMatrix {
		return nil, false
	}
	rules, ok := exclusions(matrix, axis)
	if !ok {
		return nil, false
	}
	complete = true
	for _, item := range items {
		switch excluded(item, rules) {
		case no:
			values = append(values, item)
		case maybe:
			complete = false
		case yes:
		}
	}
	return values, complete
}

// includedValues lists the values that the entries of include give an axis.
func includedValues(include yamlnode.Node, axis string) (values []yamlnode.Node, complete bool) {
	if !isWritten(include) {
		return nil, true
	}
	entries := include.Items()
	if !include.IsSequence() || len(entries) > maxMatrix {
		return nil, false
	}
	complete = true
	for _, entry := range entries {
		if !entry.IsMapping() {
			complete = false
		}
		if value := getFold(entry, axis); value.Exists() {
			values = append(values, value)
		}
	}
	return values, complete
}

// getFold finds a key of a mapping without regard to case.
func getFold(n yamlnode.Node, key string) yamlnode.Node {
	for pair := range n.Pairs() {
		if strings.EqualFold(pair.Key.Text(), key) {
			return pair.Value
		}
	}
	return yamlnode.Node{}
}
