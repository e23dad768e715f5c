package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// index takes a member by an expression. A key that is not known opens a choice
// between the keys there are.
func (r *run) index(e *hclsyntax.IndexExpr, scope *Scope) (cty.Value, error) {
	collection, err := r.reduce(e.Collection, scope)
	if err != nil {
		return cty.NilVal, err
	}
	key, err := r.reduce(e.Key, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !key.IsKnown() {
		r.unknown = true
		if c, ok := r.keyChoice(collection, e.Key, scope); ok {
			r.meet(c)
		}
		return cty.DynamicVal, nil
	}
	v, diags := hcl.Index(collection, key, nil)
	if diags.HasErrors() {
		return cty.NilVal, errFailed
	}
	return r.member(v, nil)
}

// keyChoice is the choice that an index makes whose key is a local, a variable
// or the workspace. A plan that succeeds takes one of the keys there are.
func (r *run) keyChoice(collection cty.Value, key hclsyntax.Expression, scope *Scope) (choice, bool) {
	name, ok := key.(*hclsyntax.ScopeTraversalExpr)
	if !ok || r.guards > 0 || len(name.Traversal) != 2 || !collection.IsKnown() || collection.IsNull() {
		return choice{}, false
	}
	keyStep, ok := name.Traversal[1].(hcl.TraverseAttr)
	root := name.Traversal.RootName()
	if !ok {
		return choice{}, false
	}
	if _, own := scope.lookup(root); own || root != "local" && root != "var" && root != "terraform" {
		return choice{}, false
	}
	kind := collection.Type()
	if !kind.IsObjectType() && !kind.IsMapType() || collection.LengthInt() > maxCases || collection.LengthInt() == 0 {
		return choice{}, false
	}
	c := choice{subject: r.in.keySubject(root, keyStep.Name)}
	for it := collection.ElementIterator(); it.Next(); {
		member, _ := it.Element()
		c.keys = append(c.keys, member.AsString())
	}
	return c, true
}
