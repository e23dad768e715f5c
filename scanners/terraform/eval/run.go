package eval

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// run is one evaluation of one expression in one world.
type run struct {
	in       *Evaluator
	world    *world
	budget   int // steps left
	depth    int
	guards   int // of try and its like around the node: what is in error there need not stop the plan
	open     []choice
	unknown  bool
	defaults bool
	files    bool
}

// finish evaluates an expression from its top.
func (r *run) finish(expr hclsyntax.Expression, scope *Scope) result {
	v, err := r.reduce(expr, scope)
	if err == nil {
		err = r.keep(v)
	}
	if err != nil {
		v = cty.DynamicVal
	}
	return r.result(v, err)
}

// result is what the run came to.
func (r *run) result(v cty.Value, err error) result {
	return result{value: v, err: err, open: r.open, unknown: r.unknown, defaults: r.defaults, files: r.files}
}

// keep charges for a value that whoever asked for the expression keeps.
func (r *run) keep(v cty.Value) error {
	w := weight(v, maxResult)
	if w > maxResult {
		return errLimit
	}
	return r.charge(w/8 + 4*members(v))
}

// charge takes steps from the expression's budget and from the directory's.
func (r *run) charge(steps int) error {
	r.budget -= steps
	r.in.shared.steps -= steps
	if r.in.shared.steps < 0 {
		r.in.shared.spent = true
		return errLimit
	}
	if r.budget < 0 {
		return errLimit
	}
	return nil
}

// weigh charges for a value that the expression may use many times, so that
// values made of the same value over and over end.
func (r *run) weigh(v cty.Value) error {
	w := weight(v, maxWeight)
	if w > maxWeight {
		return errLimit
	}
	return r.charge(w / 32)
}

// outside is a value that the directory does not decide.
func (r *run) outside() (cty.Value, error) {
	r.unknown = true
	return cty.DynamicVal, nil
}

// meet notes a choice that is not made.
func (r *run) meet(c choice) {
	for _, known := range r.open {
		if known.subject == c.subject {
			return
		}
	}
	r.open = append(r.open, c)
}

// aside evaluates an expression whose choices and unknowns are no concern of
// the run.
func (r *run) aside(expr hclsyntax.Expression, scope *Scope) result {
	return r.apart(r.world, expr, scope, r.guards)
}

// guarded is aside for what may be in error without stopping the plan.
func (r *run) guarded(expr hclsyntax.Expression, scope *Scope) result {
	return r.apart(r.world, expr, scope, r.guards+1)
}

func (r *run) apart(w *world, expr hclsyntax.Expression, scope *Scope, guards int) result {
	inner := &run{in: r.in, world: w, budget: r.budget, depth: r.depth, guards: guards}
	v, err := inner.reduce(expr, scope)
	r.budget = inner.budget
	return inner.result(v, err)
}

// take makes what an expression aside met the run's own.
func (r *run) take(from result) {
	for _, c := range from.open {
		r.meet(c)
	}
	r.unknown = r.unknown || from.unknown
	r.defaults = r.defaults || from.defaults
	r.files = r.files || from.files
}

// reduce computes the value of a node from the values of its operands.
func (r *run) reduce(expr hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	if err := r.charge(1); err != nil {
		return cty.NilVal, err
	}
	if r.depth++; r.depth > maxDepth {
		return cty.NilVal, errLimit
	}
	defer func() { r.depth-- }()
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.Val, nil
	case *hclsyntax.ParenthesesExpr:
		return r.reduce(e.Expression, scope)
	case *hclsyntax.TemplateWrapExpr:
		return r.reduce(e.Wrapped, scope)
	case *hclsyntax.ObjectConsKeyExpr:
		return r.key(e, scope)
	case *hclsyntax.AnonSymbolExpr:
		return scope.element(e), nil
	case *hclsyntax.ScopeTraversalExpr:
		return r.traverse(e.Traversal, scope)
	case *hclsyntax.RelativeTraversalExpr:
		source, err := r.reduce(e.Source, scope)
		if err != nil {
			return source, err
		}
		return r.member(source, e.Traversal)
	case *hclsyntax.IndexExpr:
		return r.index(e, scope)
	case *hclsyntax.FunctionCallExpr:
		return r.call(e, scope)
	case *hclsyntax.ConditionalExpr:
		return r.conditional(e, scope)
	case *hclsyntax.ForExpr:
		return r.loop(e, scope)
	case *hclsyntax.SplatExpr:
		return r.splat(e, scope)
	}
	return r.operation(expr, scope)
}
