package terraform

import (
	"maps"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// Bounds on evaluation; what crosses one is unsure.
const (
	maxLocalWeight = 16 << 10 // bytes and members of one local value
	maxExpression  = 16 << 10 // bytes of one expression's text
	maxRounds      = 16       // length of a chain of locals
)

// scope evaluates expressions of one directory. What lies outside the directory
// (variables, resources, data, modules) is unknown in certain, and variables
// have their defaults in defaults.
type scope struct {
	certain  *hcl.EvalContext
	defaults *hcl.EvalContext
}

func newScope(m *module) *scope {
	functions := functions()
	base := map[string]cty.Value{}
	for _, root := range []string{"var", "each", "count", "self", "path", "terraform", "data", "module", "ephemeral", "local", "tofu"} {
		base[root] = cty.DynamicVal
	}
	for _, b := range m.blocks {
		if b.kind == "resource" && len(b.labels) == 2 {
			base[b.labels[0]] = cty.DynamicVal
		}
	}
	context := func(variables cty.Value) *hcl.EvalContext {
		values := map[string]cty.Value{}
		maps.Copy(values, base)
		values["var"] = variables
		ctx := &hcl.EvalContext{Variables: values, Functions: functions}
		ctx.Variables["local"] = locals(m, ctx)
		return ctx
	}
	return &scope{certain: context(cty.DynamicVal), defaults: context(defaults(m, functions))}
}

// defaults is the object of all variables with a literal default; the others
// are unknown.
func defaults(m *module, functions map[string]function.Function) cty.Value {
	values := map[string]cty.Value{}
	ctx := &hcl.EvalContext{Functions: functions}
	for _, b := range m.blocks {
		if b.kind != "variable" || len(b.labels) != 1 {
			continue
		}
		values[b.labels[0]] = cty.DynamicVal
		if a, ok := b.attr("default"); ok {
			values[b.labels[0]] = evaluate(a.expr, ctx)
		}
	}
	return cty.ObjectVal(values)
}

// locals evaluates the locals blocks, round by round while something becomes
// known, so that locals may refer to each other in any order.
func locals(m *module, ctx *hcl.EvalContext) cty.Value {
	values, pending := map[string]cty.Value{}, []attribute{}
	for _, b := range m.blocks {
		if b.kind == "locals" {
			pending = append(pending, b.attrs...)
		}
	}
	for _, a := range pending {
		values[a.name] = cty.DynamicVal
	}
	child := ctx.NewChild()
	for range maxRounds {
		child.Variables = map[string]cty.Value{"local": cty.ObjectVal(values)}
		var waiting []attribute
		for _, a := range pending {
			v := evaluate(a.expr, child)
			if v.IsWhollyKnown() {
				values[a.name] = v
				continue
			}
			values[a.name] = v
			waiting = append(waiting, a)
		}
		if len(waiting) == len(pending) {
			break
		}
		pending = waiting
	}
	return cty.ObjectVal(values)
}

// evaluate returns the value of expr, unknown when it cannot be known from ctx
// within bounds.
func evaluate(expr hcl.Expression, ctx *hcl.EvalContext) cty.Value {
	if v, ok := literal(expr); ok {
		return v
	}
	if _, ok := expr.(hclsyntax.Expression); !ok {
		return jsonLiteral(expr)
	}
	if t, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok && outside(t, ctx) {
		return cty.DynamicVal
	}
	if r := expr.Range(); r.End.Byte-r.Start.Byte > maxExpression || loops(expr) {
		return cty.DynamicVal
	}
	v, diags := expr.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	v, _ = v.UnmarkDeep()
	if weight(v, maxLocalWeight) > maxLocalWeight {
		return cty.DynamicVal
	}
	return v
}

// outside reports whether a traversal starts at something that ctx knows
// nothing about, which is what most traversals do.
func outside(t *hclsyntax.ScopeTraversalExpr, ctx *hcl.EvalContext) bool {
	for ; ctx != nil; ctx = ctx.Parent() {
		if v, ok := ctx.Variables[t.Traversal.RootName()]; ok {
			return v == cty.DynamicVal
		}
	}
	return true
}

// literal returns the value of an expression that is a plain literal, which
// needs no bounds and no context.
func literal(expr hcl.Expression) (cty.Value, bool) {
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.Val, true
	case *hclsyntax.TemplateExpr:
		if !e.IsStringLiteral() {
			return cty.NilVal, false
		}
		v, diags := e.Value(nil)
		return v, !diags.HasErrors()
	}
	return cty.NilVal, false
}

// jsonLiteral returns the value of a JSON expression without templates. Without
// a context the library reads strings as they stand.
func jsonLiteral(expr hcl.Expression) cty.Value {
	v, diags := expr.Value(nil)
	if diags.HasErrors() || templated(v) {
		return cty.DynamicVal
	}
	return v
}

func templated(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() {
		return false
	}
	if v.Type() == cty.String {
		s := v.AsString()
		return strings.Contains(s, "${") || strings.Contains(s, "%{")
	}
	if !v.CanIterateElements() {
		return false
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, element := it.Element(); templated(element) {
			return true
		}
	}
	return false
}

// loops reports whether an expression repeats another one; those are never
// unrolled here.
func loops(expr hcl.Expression) bool {
	node, ok := expr.(hclsyntax.Node)
	if !ok {
		return false
	}
	found := false
	_ = hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		if _, ok := n.(*hclsyntax.ForExpr); ok {
			found = true
		}
		return nil
	})
	return found
}
