package terraform

import (
	"github.com/zclconf/go-cty/cty"
)

// Bounds on making a value what a type wants. Few small values may become large,
// when their type gives each of them many attributes; and finding a type that
// many values have in common takes the square of them.
const (
	maxConverted   = 2_000   // members of a value, at all levels
	maxConvertedTo = 100_000 // members, each with what the type adds
)

// isConvertible reports whether a value may be made what a type wants, in little
// time. What is larger is not known.
func isConvertible(v cty.Value, want cty.Type) bool {
	members := countMembers(v, maxConverted+1)
	return members <= maxConverted && members*countTypes(want, maxConvertedTo) <= maxConvertedTo
}

// countMembers counts the members of a value at all levels, up to most.
func countMembers(v cty.Value, most int) int {
	if v.IsNull() || !v.IsKnown() || !v.CanIterateElements() {
		return 1
	}
	total := 1
	for it := v.ElementIterator(); it.Next() && total < most; {
		_, member := it.Element()
		total += countMembers(member, most-total)
	}
	return total
}

// countTypes counts the types that a type is made of, up to most.
func countTypes(t cty.Type, most int) int {
	total := 1
	switch {
	case t.IsCollectionType():
		total += countTypes(t.ElementType(), most-total)
	case t.IsTupleType():
		for _, element := range t.TupleElementTypes() {
			if total += countTypes(element, most-total); total >= most {
				break
			}
		}
	case t.IsObjectType():
		for _, attribute := range t.AttributeTypes() {
			if total += countTypes(attribute, most-total); total >= most {
				break
			}
		}
	}
	return total
}
