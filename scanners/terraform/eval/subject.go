package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// name is the text of a condition, without its negations, as all modules of a
// run know it. A condition that is an input is what the caller passed, so that
// it is the caller's condition.
func (e *Evaluator) name(condition hclsyntax.Expression) conditionText {
	texts := e.shared.texts
	name, ok := texts[condition]
	if !ok {
		name = named(condition)
		texts[condition] = name
	}
	if e.config.Call == nil {
		return name
	}
	if passed, ok := e.plainly(name.input); ok {
		above := e.config.Call.caller.name(passed)
		above.negated = above.negated != name.negated
		return above
	}
	if !name.common && name.text != "" {
		name.text = e.config.Call.Address + ": " + name.text
	}
	return name
}

// plainly is the argument of an input that is the same in all instances.
func (e *Evaluator) plainly(input string) (hclsyntax.Expression, bool) {
	v, ok := e.config.Variables[input]
	if !ok || v.Passed == nil || v.Set != (Variable{}).Set {
		return nil, false
	}
	passed, native := v.Passed.(hclsyntax.Expression)
	return passed, native && !perInstance(passed)
}

// keySubject is the subject of the choice of a key, as all modules of a run
// know it: "local.env", "module.x: var.env". The caller's key is its own.
func (e *Evaluator) keySubject(root, name string) string {
	text := root + "." + name
	if e.config.Call == nil || root == "terraform" {
		return text
	}
	if root == "var" {
		if passed, ok := e.plainly(name); ok {
			if above, key, ok := twoNames(passed); ok {
				return e.config.Call.caller.keySubject(above, key)
			}
		}
	}
	return e.config.Call.Address + ": " + text
}

// twoNames takes a plain name apart: "local.env".
func twoNames(expr hclsyntax.Expression) (root, name string, ok bool) {
	plain, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	if !ok || len(plain.Traversal) != 2 {
		return "", "", false
	}
	step, ok := plain.Traversal[1].(hcl.TraverseAttr)
	switch root = plain.Traversal.RootName(); root {
	case "local", "var", "terraform":
		return root, step.Name, ok
	}
	return "", "", false
}

// inputOf is the input that an expression plainly is.
func inputOf(expr hclsyntax.Expression) string {
	if root, name, ok := twoNames(expr); ok && root == "var" {
		return name
	}
	return ""
}

// isCommon reports whether an expression is the same in all modules: it is made
// of nothing but the workspace.
func isCommon(expr hclsyntax.Expression) bool {
	names := expr.Variables()
	for _, t := range names {
		if t.RootName() != "terraform" {
			return false
		}
	}
	return len(names) > 0
}
