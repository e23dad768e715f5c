package registry

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Most variables keep their defaults, and most of a module's conditions are
// about them. What is left once those are decided is a condition that the
// caller wrote, which is also what a reader of the finding should see.

// conditional is a conditional without the branch that is certainly not taken.
func conditional(condition, yes, no hclsyntax.Expression) hclsyntax.Expression {
	if held, ok := truth(condition); ok {
		if held {
			return yes
		}
		return no
	}
	return &hclsyntax.ConditionalExpr{Condition: condition, TrueResult: yes, FalseResult: no}
}

func not(e *hclsyntax.UnaryOpExpr, operand hclsyntax.Expression) hclsyntax.Expression {
	if held, ok := truth(operand); ok && e.Op == hclsyntax.OpLogicalNot {
		return literalOf(cty.BoolVal(!held))
	}
	return &hclsyntax.UnaryOpExpr{Op: e.Op, Val: operand}
}

// operation is an operation, decided as far as it is about literals.
func operation(op *hclsyntax.Operation, left, right hclsyntax.Expression) hclsyntax.Expression {
	switch op {
	case hclsyntax.OpLogicalAnd:
		return joined(op, left, right, false)
	case hclsyntax.OpLogicalOr:
		return joined(op, left, right, true)
	case hclsyntax.OpEqual, hclsyntax.OpNotEqual:
		if same, ok := equal(left, right); ok {
			return literalOf(cty.BoolVal(same == (op == hclsyntax.OpEqual)))
		}
	}
	return &hclsyntax.BinaryOpExpr{Op: op, LHS: left, RHS: right}
}

// joined is "and", which false decides, or "or", which true decides. The other
// value leaves the other operand.
func joined(op *hclsyntax.Operation, left, right hclsyntax.Expression, decides bool) hclsyntax.Expression {
	for _, pair := range [][2]hclsyntax.Expression{{left, right}, {right, left}} {
		held, ok := truth(pair[0])
		if !ok {
			continue
		}
		if held == decides {
			return literalOf(cty.BoolVal(decides))
		}
		return pair[1]
	}
	return &hclsyntax.BinaryOpExpr{Op: op, LHS: left, RHS: right}
}

// truth is a condition that is plainly written.
func truth(e hclsyntax.Expression) (held, ok bool) {
	v, ok := plain(e)
	if !ok || v.IsNull() {
		return false, false
	}
	b, err := convert.Convert(v, cty.Bool)
	if err != nil {
		return false, false
	}
	return b.True(), true
}

// equal compares what is plainly written; what is an object, a list or a text
// in quotes is not null, whatever is in it, and neither is what a resource has.
func equal(left, right hclsyntax.Expression) (same, ok bool) {
	a, aPlain := plain(left)
	b, bPlain := plain(right)
	switch {
	case aPlain && bPlain && a.IsNull() != b.IsNull():
		return false, true
	case aPlain && bPlain && (a.IsNull() || a.Type() == b.Type()):
		return a.RawEquals(b) || a.IsNull(), true
	case aPlain && a.IsNull() && isMade(right), bPlain && b.IsNull() && isMade(left):
		return false, true
	}
	return false, false
}

// plain is the value of a literal.
func plain(e hclsyntax.Expression) (cty.Value, bool) {
	switch e := bare(e).(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.Val, e.Val.IsWhollyKnown()
	case *hclsyntax.TemplateExpr:
		if len(e.Parts) == 0 {
			return cty.StringVal(""), true
		}
		if one, ok := e.Parts[0].(*hclsyntax.LiteralValueExpr); ok && len(e.Parts) == 1 && one.Val.Type() == cty.String {
			return one.Val, one.Val.IsKnown() && !one.Val.IsNull()
		}
	}
	return cty.NilVal, false
}

// isMade reports whether an expression is certainly not null: what is written
// out, and the ARN or ID of a resource.
func isMade(e hclsyntax.Expression) bool {
	switch e := bare(e).(type) {
	case *hclsyntax.ObjectConsExpr, *hclsyntax.TupleConsExpr, *hclsyntax.TemplateExpr:
		return true
	case *hclsyntax.ScopeTraversalExpr:
		last, ok := e.Traversal[len(e.Traversal)-1].(hcl.TraverseAttr)
		return ok && strings.Contains(e.Traversal.RootName(), "_") && (last.Name == "arn" || last.Name == "id")
	}
	return false
}

func bare(e hclsyntax.Expression) hclsyntax.Expression {
	for {
		inner, ok := e.(*hclsyntax.ParenthesesExpr)
		if !ok {
			return e
		}
		e = inner.Expression
	}
}
