package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// operation reduces the nodes that HCL computes once their operands are there.
func (r *run) operation(expr hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	switch e := expr.(type) {
	case *hclsyntax.TemplateExpr:
		return r.template(e, scope)
	case *hclsyntax.TemplateJoinExpr:
		tuple, err := r.operand(e.Tuple, scope)
		if err != nil {
			return cty.NilVal, err
		}
		if err := r.weigh(tuple.Val); err != nil {
			return cty.NilVal, err
		}
		return r.compute(&hclsyntax.TemplateJoinExpr{Tuple: tuple})
	case *hclsyntax.TupleConsExpr:
		values, err := r.all(e.Exprs, scope)
		if err != nil {
			return cty.NilVal, err
		}
		return cty.TupleVal(values), nil
	case *hclsyntax.ObjectConsExpr:
		return r.object(e, scope)
	case *hclsyntax.BinaryOpExpr:
		return r.binary(e, scope)
	case *hclsyntax.UnaryOpExpr:
		value, err := r.operand(e.Val, scope)
		if err != nil {
			return cty.NilVal, err
		}
		return r.compute(&hclsyntax.UnaryOpExpr{Op: e.Op, Val: value})
	}
	return r.outside()
}

// binary evaluates both sides; one that is in error does not matter where the
// other decides the outcome alone.
func (r *run) binary(e *hclsyntax.BinaryOpExpr, scope *Scope) (cty.Value, error) {
	left, err := r.operand(e.LHS, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if e.Op == hclsyntax.OpLogicalAnd && left.Val == cty.False || e.Op == hclsyntax.OpLogicalOr && left.Val == cty.True {
		return left.Val, nil
	}
	logical := e.Op == hclsyntax.OpLogicalAnd || e.Op == hclsyntax.OpLogicalOr
	if logical && !left.Val.IsKnown() {
		r.guards++
		defer func() { r.guards-- }()
	}
	right, err := r.operand(e.RHS, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if e.Op == hclsyntax.OpEqual || e.Op == hclsyntax.OpNotEqual {
		if err := r.weigh(right.Val); err != nil {
			return cty.NilVal, err
		}
	}
	return r.compute(&hclsyntax.BinaryOpExpr{LHS: left, Op: e.Op, RHS: right})
}

// template joins parts, whose lengths add up to no more than the bound.
func (r *run) template(e *hclsyntax.TemplateExpr, scope *Scope) (cty.Value, error) {
	values, err := r.all(e.Parts, scope)
	if err != nil {
		return cty.NilVal, err
	}
	parts, total := make([]hclsyntax.Expression, len(values)), 0
	for i, v := range values {
		if !v.IsKnown() {
			return cty.UnknownVal(cty.String), nil
		}
		if total += weight(v, maxWeight); total > maxWeight {
			return cty.NilVal, errLimit
		}
		parts[i] = operandOf(v)
	}
	return r.compute(&hclsyntax.TemplateExpr{Parts: parts})
}

// all reduces expressions in order.
func (r *run) all(exprs []hclsyntax.Expression, scope *Scope) ([]cty.Value, error) {
	values := make([]cty.Value, len(exprs))
	for i, expr := range exprs {
		v, err := r.reduce(expr, scope)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}

func (r *run) operand(expr hclsyntax.Expression, scope *Scope) (*hclsyntax.LiteralValueExpr, error) {
	v, err := r.reduce(expr, scope)
	if err != nil {
		return nil, err
	}
	return operandOf(v), nil
}

func operandOf(v cty.Value) *hclsyntax.LiteralValueExpr {
	return &hclsyntax.LiteralValueExpr{Val: v}
}

// compute lets HCL evaluate a node whose operands are values.
func (r *run) compute(expr hclsyntax.Expression) (cty.Value, error) {
	return r.checked(expr.Value(nil))
}

func (r *run) checked(v cty.Value, diags hcl.Diagnostics) (cty.Value, error) {
	if diags.HasErrors() {
		return cty.NilVal, errFailed
	}
	if v.IsMarked() {
		v, _ = v.UnmarkDeep()
	}
	if IsHuge(v) {
		return cty.NilVal, errLimit
	}
	return v, nil
}
