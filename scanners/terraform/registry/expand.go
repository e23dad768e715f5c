package registry

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Expand gives the resources of a call: name is the call's label, args are its
// arguments. Where a resource mentions another one of the module, the result
// says module.NAME.TYPE.NAME, which Inner understands.
func (m *Module) Expand(name string, args map[string]hclsyntax.Expression) []Resource {
	x := expander{module: m, call: name, args: args}
	expanded := make([]Resource, len(m.resources))
	for i, r := range m.resources {
		r.Unsure = slices.Clone(r.Unsure)
		r.Body = x.body(r.Body)
		expanded[i] = r
	}
	return expanded
}

// expander replaces a module's own names by what they stand for in one call.
type expander struct {
	module *Module
	call   string
	args   map[string]hclsyntax.Expression
}

func (x *expander) body(b Body) Body {
	var expanded Body
	for _, a := range b.Attributes {
		expanded.Attributes = append(expanded.Attributes, Attribute{Name: a.Name, Expr: x.expr(a.Expr)})
	}
	for _, inner := range b.Blocks {
		inner.Body = x.body(inner.Body)
		expanded.Blocks = append(expanded.Blocks, inner)
	}
	return expanded
}

// expr expands one expression. The forms are those that parse lets through.
func (x *expander) expr(e hclsyntax.Expression) hclsyntax.Expression {
	switch e := e.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return x.name(e)
	case *hclsyntax.ParenthesesExpr:
		return &hclsyntax.ParenthesesExpr{Expression: x.expr(e.Expression)}
	case *hclsyntax.TemplateExpr:
		return &hclsyntax.TemplateExpr{Parts: x.exprs(e.Parts)}
	case *hclsyntax.TupleConsExpr:
		return &hclsyntax.TupleConsExpr{Exprs: x.exprs(e.Exprs)}
	case *hclsyntax.FunctionCallExpr:
		return &hclsyntax.FunctionCallExpr{Name: e.Name, Args: x.exprs(e.Args)}
	case *hclsyntax.ObjectConsExpr:
		object := &hclsyntax.ObjectConsExpr{}
		for _, item := range e.Items {
			object.Items = append(object.Items, hclsyntax.ObjectConsItem{KeyExpr: item.KeyExpr, ValueExpr: x.expr(item.ValueExpr)})
		}
		return object
	case *hclsyntax.UnaryOpExpr:
		return not(e, x.expr(e.Val))
	case *hclsyntax.BinaryOpExpr:
		return operation(e.Op, x.expr(e.LHS), x.expr(e.RHS))
	case *hclsyntax.ConditionalExpr:
		return conditional(x.expr(e.Condition), x.expr(e.TrueResult), x.expr(e.FalseResult))
	}
	return e
}

func (x *expander) exprs(list []hclsyntax.Expression) []hclsyntax.Expression {
	expanded := make([]hclsyntax.Expression, len(list))
	for i, e := range list {
		expanded[i] = x.expr(e)
	}
	return expanded
}

// name is what a variable stands for in the call, or a resource of the module
// as it is named from outside.
func (x *expander) name(e *hclsyntax.ScopeTraversalExpr) hclsyntax.Expression {
	root := e.Traversal.RootName()
	if root == "var" && len(e.Traversal) > 1 {
		step, _ := e.Traversal[1].(hcl.TraverseAttr)
		return member(x.variable(step.Name), e.Traversal[2:])
	}
	if len(e.Traversal) > 1 {
		if step, ok := e.Traversal[1].(hcl.TraverseAttr); ok && x.module.declares(root+"."+step.Name) {
			outside := hcl.Traversal{
				hcl.TraverseRoot{Name: "module"},
				hcl.TraverseAttr{Name: x.call},
				hcl.TraverseAttr{Name: root},
			}
			return &hclsyntax.ScopeTraversalExpr{Traversal: append(outside, e.Traversal[1:]...)}
		}
	}
	return e
}

func (x *expander) variable(name string) hclsyntax.Expression {
	if given, ok := x.args[name]; ok {
		return given
	}
	if known := x.module.defaults[name]; known != nil {
		return known
	}
	return Unknown()
}

// member follows attributes into an expression.
func member(e hclsyntax.Expression, rest hcl.Traversal) hclsyntax.Expression {
	if len(rest) == 0 {
		return e
	}
	if name, ok := e.(*hclsyntax.ScopeTraversalExpr); ok {
		return &hclsyntax.ScopeTraversalExpr{Traversal: append(append(hcl.Traversal{}, name.Traversal...), rest...)}
	}
	return &hclsyntax.RelativeTraversalExpr{Source: e, Traversal: rest}
}

// unknown is the name, in files of data too, of what nobody can tell.
const unknown = "unknown"

// Unknown is an expression that nobody can evaluate and that mentions nothing.
func Unknown() hclsyntax.Expression {
	return &hclsyntax.ScopeTraversalExpr{Traversal: hcl.Traversal{hcl.TraverseRoot{Name: unknown}}}
}

func literalOf(v cty.Value) hclsyntax.Expression { return &hclsyntax.LiteralValueExpr{Val: v} }
