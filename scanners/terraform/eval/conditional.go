package eval

import (
	"errors"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// maxCondition is the length of the longest condition that is a choice.
const maxCondition = 1 << 10

// conditionText names a condition, with its negations taken off.
type conditionText struct {
	text    string
	negated bool
	input   string // the input that the condition is, when it is one
	common  bool   // it is the same for all modules
}

// conditional takes a branch. A condition that is not known opens a choice.
func (r *run) conditional(e *hclsyntax.ConditionalExpr, scope *Scope) (cty.Value, error) {
	held, err := r.condition(e, scope)
	if err != nil {
		return cty.NilVal, err
	}
	branch := r.aside
	if !held.IsKnown() {
		branch = r.guarded
	}
	yes, no := branch(e.TrueResult, scope), branch(e.FalseResult, scope)
	switch {
	case !held.IsKnown():
		r.take(yes)
		r.take(no)
		if yes.err != nil || no.err != nil {
			return r.outside()
		}
	case held.True():
		r.take(yes)
		if yes.err != nil {
			return cty.NilVal, yes.err
		}
	default:
		r.take(no)
		if no.err != nil {
			return cty.NilVal, no.err
		}
	}
	left, right := known(yes), known(no)
	if err := errors.Join(r.weigh(left), r.weigh(right)); err != nil {
		return cty.NilVal, errLimit
	}
	return r.compute(&hclsyntax.ConditionalExpr{
		Condition: operandOf(held), TrueResult: operandOf(left), FalseResult: operandOf(right),
	})
}

// known is a result's value; that of a branch in error is not known, which does
// not matter when the other branch is taken.
func known(branch result) cty.Value {
	if branch.err != nil {
		return cty.DynamicVal
	}
	return branch.value
}

// condition is whether a conditional's condition holds: by its value, or as the
// run's world has it.
func (r *run) condition(e *hclsyntax.ConditionalExpr, scope *Scope) (cty.Value, error) {
	found := r.aside(e.Condition, scope)
	if found.err != nil {
		return cty.NilVal, found.err
	}
	held, err := convert.Convert(found.value, cty.Bool)
	if err != nil || held.IsNull() {
		return cty.NilVal, errFailed
	}
	if held.IsKnown() {
		r.take(found)
		return held, r.agrees(e.Condition, held.True(), scope)
	}
	name, ok := r.nameOf(e.Condition, scope)
	if !ok {
		r.take(found)
		return held, nil
	}
	if o, made := r.world.chosen(name.text); made {
		return cty.BoolVal(o.holds != name.negated), nil
	}
	r.unknown = true
	r.defaults = r.defaults || found.defaults
	r.files = r.files || found.files
	r.meet(choice{subject: name.text})
	for _, c := range found.open {
		r.meet(c)
	}
	return held, nil
}

// agrees refuses a world in which a condition was chosen to be what, by another
// choice, it is not.
func (r *run) agrees(condition hclsyntax.Expression, held bool, scope *Scope) error {
	if r.world.parent == nil {
		return nil
	}
	name, ok := r.nameOf(condition, scope)
	if !ok {
		return nil
	}
	if o, made := r.world.chosen(name.text); made && (o.holds != name.negated) != held {
		return errContradiction
	}
	return nil
}

// nameOf is the text of a condition that means the same wherever it stands.
func (r *run) nameOf(condition hclsyntax.Expression, scope *Scope) (conditionText, bool) {
	if scope.mentioned(condition) {
		return conditionText{}, false
	}
	name := r.in.name(condition)
	return name, name.text != "" && len(name.text) <= maxCondition
}

// named strips negations and parentheses.
func named(condition hclsyntax.Expression) conditionText {
	negated := false
	for {
		switch e := condition.(type) {
		case *hclsyntax.ParenthesesExpr:
			condition = e.Expression
			continue
		case *hclsyntax.UnaryOpExpr:
			if e.Op == hclsyntax.OpLogicalNot {
				condition, negated = e.Val, !negated
				continue
			}
		}
		return conditionText{text: Text(condition), negated: negated, input: inputOf(condition), common: isCommon(condition)}
	}
}
