package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Scope holds names that mean something in a part of the configuration only:
// the variables of a for-expression, each and count, the iterator of a dynamic
// block. The nil scope is empty.
type Scope struct {
	parent *Scope
	names  map[string]cty.Value
	item   *hclsyntax.AnonSymbolExpr // the element of a splat, which has no name
	value  cty.Value
}

// With returns a scope that has the names too, before those of s.
func (s *Scope) With(names map[string]cty.Value) *Scope { return &Scope{parent: s, names: names} }

func (s *Scope) lookup(name string) (cty.Value, bool) {
	for ; s != nil; s = s.parent {
		if v, ok := s.names[name]; ok {
			return v, true
		}
	}
	return cty.NilVal, false
}

func (s *Scope) element(item *hclsyntax.AnonSymbolExpr) cty.Value {
	for ; s != nil; s = s.parent {
		if s.item == item {
			return s.value
		}
	}
	return cty.DynamicVal
}

// mentioned reports whether an expression uses a name of the scope.
func (s *Scope) mentioned(expr hcl.Expression) bool {
	if s == nil {
		return false
	}
	for _, t := range expr.Variables() {
		if _, ok := s.lookup(t.RootName()); ok {
			return true
		}
	}
	return containsItem(expr)
}

// containsItem reports whether an expression reads the element of a splat that
// stands around it.
func containsItem(expr hcl.Expression) bool {
	node, ok := expr.(hclsyntax.Node)
	if !ok {
		return false
	}
	found := false
	_ = hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		_, isItem := n.(*hclsyntax.AnonSymbolExpr)
		found = found || isItem
		return nil
	})
	return found
}
