package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Holed is the text that expr makes, with hole in the place of every part of it
// that is not known. It looks into strings with interpolations and templatefile,
// which is how documents in other languages are written; of any other
// expression the whole text is known, or nothing is.
func (e *Evaluator) Holed(expr hcl.Expression, scope *Scope, hole string) (text string, ok bool) {
	native, isNative := expr.(hclsyntax.Expression)
	if !isNative {
		return textOf(e.Value(expr, scope))
	}
	r := &run{in: e, world: e.shared.base, budget: maxSteps}
	return r.holed(native, scope, hole)
}

func (r *run) holed(expr hclsyntax.Expression, scope *Scope, hole string) (string, bool) {
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return r.holed(e.Expression, scope, hole)
	case *hclsyntax.TemplateExpr:
		return r.holedParts(e.Parts, scope, hole)
	case *hclsyntax.FunctionCallExpr:
		if strings.TrimPrefix(e.Name, coreFunctions) == "templatefile" && len(e.Args) == 2 && !e.ExpandFinal {
			return r.holedFile(e, scope, hole)
		}
	}
	v, err := r.reduce(expr, scope)
	if err != nil {
		return "", false
	}
	return textOf(v)
}

// holedFile reads a template whose names are members of an object.
func (r *run) holedFile(e *hclsyntax.FunctionCallExpr, scope *Scope, hole string) (string, bool) {
	content, name, ok, err := r.content(e.Args[0], scope)
	if err != nil || !ok {
		return "", false
	}
	template, ok := r.parsed(name, content)
	if !ok {
		return "", false
	}
	vars, err := r.reduce(e.Args[1], scope)
	if err != nil || vars.IsNull() {
		return "", false
	}
	names := map[string]cty.Value{}
	if kind := vars.Type(); vars.IsKnown() && (kind.IsObjectType() || kind.IsMapType()) {
		names = vars.AsValueMap()
	}
	for _, t := range template.Variables() {
		if _, ok := names[t.RootName()]; !ok {
			names = withUnknown(names, t.RootName())
		}
	}
	return r.holed(template, (*Scope)(nil).With(names), hole)
}

// withUnknown adds a name that is not known.
func withUnknown(names map[string]cty.Value, name string) map[string]cty.Value {
	if names == nil {
		names = map[string]cty.Value{}
	}
	names[name] = cty.DynamicVal
	return names
}

func (r *run) holedParts(parts []hclsyntax.Expression, scope *Scope, hole string) (string, bool) {
	var b strings.Builder
	for _, part := range parts {
		v, err := r.reduce(part, scope)
		if err != nil {
			return "", false
		}
		text, ok := textOf(v)
		if !ok {
			text = hole
		}
		b.WriteString(text)
		if b.Len() > maxWeight {
			return "", false
		}
	}
	return b.String(), true
}

// textOf is a value as a template writes it.
func textOf(v cty.Value) (string, bool) {
	text, err := convert.Convert(v, cty.String)
	if err != nil || !text.IsKnown() || text.IsNull() {
		return "", false
	}
	return text.AsString(), true
}
