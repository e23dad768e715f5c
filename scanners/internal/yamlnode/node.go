package yamlnode

import (
	"iter"

	"go.yaml.in/yaml/v3"
)

// Node is one value of a document. An alias is followed: a Node has the
// position at which the alias stands and the content of its anchor. The zero
// Node is missing; asking it for anything gives the answer of an empty node.
type Node struct {
	text    *text
	written *yaml.Node // as it stands in the file, perhaps an alias
	value   *yaml.Node // what it means
}

// Pair is one key of a mapping with its value.
type Pair struct {
	Key   Node
	Value Node
}

func newNode(t *text, written *yaml.Node) Node {
	return Node{text: t, written: written, value: follow(written)}
}

// Exists reports whether the node is written at all; null is.
func (n Node) Exists() bool { return n.value != nil }

// IsMapping reports whether the node is a mapping.
func (n Node) IsMapping() bool { return n.Exists() && n.value.Kind == yaml.MappingNode }

// IsSequence reports whether the node is a sequence.
func (n Node) IsSequence() bool { return n.Exists() && n.value.Kind == yaml.SequenceNode }

// IsScalar reports whether the node is a single value, null included.
func (n Node) IsScalar() bool { return n.Exists() && n.value.Kind == yaml.ScalarNode }

// IsNull reports whether the node is written without a value, or as null.
func (n Node) IsNull() bool { return n.IsScalar() && n.value.ShortTag() == "!!null" }

// Pairs yields the pairs of a mapping in source order, without keys that are
// not single values and without repetitions of a key. Other nodes have none.
func (n Node) Pairs() iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		if !n.IsMapping() {
			return
		}
		seen := make(map[string]bool, len(n.value.Content)/2)
		for i := 0; i+1 < len(n.value.Content); i += 2 {
			pair := n.pair(i)
			name := pair.Key.value.Value
			if !pair.Key.IsScalar() || seen[name] {
				continue
			}
			seen[name] = true
			if !yield(pair) {
				return
			}
		}
	}
}

// Lookup finds a key of a mapping; both nodes of the pair are missing when it
// is not there. Of a repeated key it finds the first.
func (n Node) Lookup(key string) Pair {
	if !n.IsMapping() {
		return Pair{}
	}
	for i := 0; i+1 < len(n.value.Content); i += 2 {
		name := follow(n.value.Content[i])
		if name.Kind == yaml.ScalarNode && name.Value == key {
			return n.pair(i)
		}
	}
	return Pair{}
}

// Get is the value that Lookup finds.
func (n Node) Get(key string) Node { return n.Lookup(key).Value }

// Items lists the elements of a sequence. Other nodes have none.
func (n Node) Items() []Node {
	if !n.IsSequence() {
		return nil
	}
	items := make([]Node, len(n.value.Content))
	for i, item := range n.value.Content {
		items[i] = newNode(n.text, item)
	}
	return items
}

func (n Node) pair(i int) Pair {
	return Pair{
		Key:   newNode(n.text, n.value.Content[i]),
		Value: newNode(n.text, n.value.Content[i+1]),
	}
}
