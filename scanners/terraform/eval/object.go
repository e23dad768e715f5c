package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// object evaluates an object's members. A key that is not known makes the
// whole object unknown.
func (r *run) object(e *hclsyntax.ObjectConsExpr, scope *Scope) (cty.Value, error) {
	members := make(map[string]cty.Value, len(e.Items))
	known := true
	for _, item := range e.Items {
		key, err := r.reduce(item.KeyExpr, scope)
		if err != nil {
			return cty.NilVal, err
		}
		value, err := r.reduce(item.ValueExpr, scope)
		if err != nil {
			return cty.NilVal, err
		}
		name, ok, err := keyOf(key)
		if err != nil {
			return cty.NilVal, err
		}
		if known = known && ok; ok {
			members[name] = value
		}
	}
	if !known {
		return cty.DynamicVal, nil
	}
	return cty.ObjectVal(members), nil
}

// key evaluates the key of an object's member: a bare word stands for itself.
func (r *run) key(e *hclsyntax.ObjectConsKeyExpr, scope *Scope) (cty.Value, error) {
	if !e.ForceNonLiteral {
		if word := hcl.ExprAsKeyword(e.Wrapped); word != "" {
			return cty.StringVal(word), nil
		}
	}
	return r.reduce(e.Wrapped, scope)
}

// keyOf turns a value into the name of a member.
func keyOf(v cty.Value) (name string, known bool, err error) {
	if !v.IsKnown() {
		return "", false, nil
	}
	text, failed := convert.Convert(v, cty.String)
	if failed != nil || text.IsNull() {
		return "", false, errFailed
	}
	return text.AsString(), true, nil
}

// keyName is the key of a member that is plainly written.
func keyName(expr hclsyntax.Expression) (string, bool) {
	key, ok := expr.(*hclsyntax.ObjectConsKeyExpr)
	if !ok || key.ForceNonLiteral {
		return "", false
	}
	if word := hcl.ExprAsKeyword(key.Wrapped); word != "" {
		return word, true
	}
	v, ok := literal(key.Wrapped)
	if !ok || v.IsNull() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

// itemOf is the expression of the member called name, where all keys are
// plainly written.
func itemOf(e *hclsyntax.ObjectConsExpr, name string) (hclsyntax.Expression, bool) {
	var found hclsyntax.Expression
	for _, item := range e.Items {
		key, ok := keyName(item.KeyExpr)
		if !ok {
			return nil, false
		}
		if key == name {
			found = item.ValueExpr
		}
	}
	return found, found != nil
}
