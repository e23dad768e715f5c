package githubactions

import "github.com/debtscan/debtscan/scanners/internal/yamlnode"

// answer is a truth that may not be known.
type answer int

const (
	no answer = iota
	maybe
	yes
)

// exclusion is one entry of a matrix's exclude, as one axis sees it.
type exclusion struct {
	value yamlnode.Node // of the axis; missing when the entry is about all values
	share float64       // of a value's combinations that it takes out, at most
	alone bool          // the value is all it names
}

// exclusions reads the entries of exclude. It gives up when one is not known.
func exclusions(matrix yamlnode.Node, axis string) ([]exclusion, bool) {
	exclude := matrix.Get("exclude")
	if !isWritten(exclude) {
		return nil, true
	}
	entries := exclude.Items()
	if !exclude.IsSequence() || len(entries) > maxMatrix {
		return nil, false
	}
	sizes := map[string]int{}
	for pair := range matrix.Pairs() {
		sizes[pair.Key.Text()] = len(pair.Value.Items())
	}
	var rules []exclusion
	for _, entry := range entries {
		if !entry.IsMapping() {
			return nil, false
		}
		rules = append(rules, newExclusion(entry, axis, sizes))
	}
	return rules, true
}

func newExclusion(entry yamlnode.Node, axis string, sizes map[string]int) exclusion {
	rule := exclusion{value: getFold(entry, axis), share: 1}
	rule.alone = rule.value.Exists()
	for pair := range entry.Pairs() {
		if pair.Value != rule.value {
			rule.alone = false
			rule.share /= float64(max(sizes[pair.Key.Text()], 1))
		}
	}
	return rule
}

// excluded reports whether no combination with item is left. Every entry takes
// out its share at most, so shares that do not add up to one leave something.
func excluded(item yamlnode.Node, rules []exclusion) answer {
	taken := 0.0
	for _, rule := range rules {
		match := maybe
		if rule.value.Exists() {
			match = equal(item, rule.value)
		}
		if match == yes && rule.alone {
			return yes
		}
		if match != no {
			taken += rule.share
		}
	}
	if taken > 1-1e-9 {
		return maybe
	}
	return no
}

// equal compares two values of a matrix. Only single values are certain.
func equal(a, b yamlnode.Node) answer {
	switch {
	case a.IsScalar() != b.IsScalar():
		return no
	case !a.IsScalar(), a.HasExpression(), b.HasExpression():
		return maybe
	case a.Text() == b.Text():
		return yes
	}
	return no
}
