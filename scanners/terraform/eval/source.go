package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Source is the expression that a name stands for or, where a member of it is
// asked for and plainly written, that of the member. A local's is of the
// directory itself, an input's ("var.x") of its caller, and an output's
// ("module.x.y") of the module that is called. Rest is what is asked of the
// expression.
func (e *Evaluator) Source(t hcl.Traversal) (source hcl.Expression, rest hcl.Traversal, ok bool) {
	if len(t) < 2 {
		return nil, nil, false
	}
	step, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return nil, nil, false
	}
	rest = t[2:]
	switch t.RootName() {
	case "local":
		source = e.config.Locals[step.Name]
	case "var":
		source = e.config.Variables[step.Name].Passed
	case "module":
		source, rest = e.outputSource(step.Name, rest)
	}
	if source == nil {
		return nil, nil, false
	}
	if native, ok := source.(hclsyntax.Expression); ok {
		source, rest = descend(native, rest)
	}
	return source, rest, true
}

// outputSource is the expression of an output, whichever instance of the call
// it is asked of, and what is asked of the output.
func (e *Evaluator) outputSource(call string, rest hcl.Traversal) (hcl.Expression, hcl.Traversal) {
	callee := e.calls[call]
	if callee == nil {
		return nil, nil
	}
	if len(rest) > 0 {
		if _, ok := rest[0].(hcl.TraverseIndex); ok {
			rest = rest[1:]
		}
	}
	if len(rest) == 0 {
		return nil, nil
	}
	step, ok := rest[0].(hcl.TraverseAttr)
	if !ok {
		return nil, nil
	}
	return callee.config.Outputs[step.Name], rest[1:]
}
