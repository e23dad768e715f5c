package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// templateFile evaluates the template that a file holds.
func (r *run) templateFile(name string, content []byte, vars hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	template, ok := r.parsed(name, content)
	if !ok {
		return r.outside()
	}
	return r.fill(template, vars, scope)
}

// templateString evaluates a template that a name stands for, as Terraform has
// it: a text that is written in the call is refused.
func (r *run) templateString(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	if len(e.Args) != 2 || e.ExpandFinal {
		return cty.NilVal, errFailed
	}
	switch e.Args[0].(type) {
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.IndexExpr:
	default:
		return cty.NilVal, errFailed
	}
	text, err := r.reduce(e.Args[0], scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !isText(text) {
		return r.outside()
	}
	if err := r.charge(len(text.AsString())); err != nil {
		return cty.NilVal, err
	}
	template := parseTemplate("", []byte(text.AsString()))
	if template == nil {
		return r.outside()
	}
	return r.fill(template, e.Args[1], scope)
}

// fill evaluates a template with the members of an object as its names.
func (r *run) fill(template, vars hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	values, err := r.reduce(vars, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !values.IsKnown() {
		return r.outside()
	}
	kind := values.Type()
	if values.IsNull() || !kind.IsObjectType() && !kind.IsMapType() {
		return cty.NilVal, errFailed
	}
	names := values.AsValueMap()
	for _, t := range template.Variables() {
		if _, ok := names[t.RootName()]; !ok {
			return cty.NilVal, errFailed
		}
	}
	return r.reduce(template, (*Scope)(nil).With(names))
}

// parsed is a file's template. It may not read files itself, as Terraform has
// it for templates.
func (r *run) parsed(name string, content []byte) (hclsyntax.Expression, bool) {
	known, ok := r.in.shared.templates[name]
	if ok {
		return known, known != nil
	}
	template := parseTemplate(name, content)
	r.in.shared.templates[name] = template
	return template, template != nil
}

func parseTemplate(name string, content []byte) hclsyntax.Expression {
	if _, reason := Bounds(content); reason != "" {
		return nil
	}
	template, diags := hclsyntax.ParseTemplate(content, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil
	}
	allowed := true
	_ = hclsyntax.VisitAll(template, func(n hclsyntax.Node) hcl.Diagnostics {
		if call, ok := n.(*hclsyntax.FunctionCallExpr); ok && reads(call.Name) {
			allowed = false
		}
		if lit, ok := n.(*hclsyntax.LiteralValueExpr); ok && IsHuge(lit.Val) {
			allowed = false
		}
		return nil
	})
	if !allowed {
		return nil
	}
	return template
}

// reads reports whether a function reads files or templates.
func reads(name string) bool {
	name = strings.TrimPrefix(name, coreFunctions)
	return readsFile(name) || name == "fileset" || name == "templatestring"
}
