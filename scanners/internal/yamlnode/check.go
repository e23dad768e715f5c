package yamlnode

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// maxRepeats bounds how many repeated keys of one document are listed.
const maxRepeats = 20

// checker walks a document as its readers will see it, with aliases followed,
// and stops at the first limit. On the way it reports keys that no reader sees.
type checker struct {
	parser  *parser
	nodes   int
	text    int
	repeats int
	open    map[*yaml.Node]bool // on the way from the root to here
	seen    map[*yaml.Node]bool // mappings whose keys are checked
}

func newChecker(p *parser) *checker {
	return &checker{parser: p, open: map[*yaml.Node]bool{}, seen: map[*yaml.Node]bool{}}
}

// walk reports whether node and all below it keep the limits.
func (c *checker) walk(node *yaml.Node, depth int) bool {
	c.nodes++
	c.text += len(node.Value)
	switch {
	case c.nodes > MaxNodes:
		return c.refuse(node, fmt.Sprintf("it has more than %d values once its aliases are followed", MaxNodes))
	case c.text > MaxText:
		return c.refuse(node, fmt.Sprintf("it has more than %d MiB of text once its aliases are followed", MaxText>>20))
	case depth > MaxDepth:
		return c.refuse(node, fmt.Sprintf("it nests deeper than %d levels", MaxDepth))
	case node.Kind == yaml.AliasNode:
		return c.walk(node.Alias, depth+1)
	case len(node.Content) == 0:
		return true
	case c.open[node]:
		return c.refuse(node, fmt.Sprintf("the anchor %q contains itself", node.Anchor))
	}
	if node.Kind == yaml.MappingNode && !c.seen[node] {
		c.seen[node] = true
		c.keys(node)
	}
	c.open[node] = true
	defer delete(c.open, node)
	for _, child := range node.Content {
		if !c.walk(child, depth+1) {
			return false
		}
	}
	return true
}

// keys reports the keys of a mapping that lookups cannot find.
func (c *checker) keys(mapping *yaml.Node) {
	first := make(map[string]bool, len(mapping.Content)/2)
	for i := 0; i+1 < len(mapping.Content) && c.repeats < maxRepeats; i += 2 {
		key := follow(mapping.Content[i])
		switch {
		case key.Kind != yaml.ScalarNode:
			c.repeats++
			c.part(mapping.Content[i], "a key is not a single value; what it holds is not read")
		case first[key.Value]:
			c.repeats++
			c.part(mapping.Content[i], fmt.Sprintf("the key %q is repeated; only the first is read", key.Value))
		}
		first[key.Value] = true
	}
}

func (c *checker) part(node *yaml.Node, reason string) {
	c.parser.report(c.parser.text.line(node), true, reason)
}

func (c *checker) refuse(node *yaml.Node, reason string) bool {
	c.parser.report(c.parser.text.line(node), false, reason)
	return false
}

// follow returns what an alias stands for, and any other node itself.
func follow(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}
