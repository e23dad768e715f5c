package eval

import (
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// maxFile is the size of the largest file that an expression may read.
const maxFile = 256 << 10

// fileCall evaluates the functions that read a file of the repository. A file
// that is not there may be made before Terraform runs: it is not known.
func (r *run) fileCall(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	if len(e.Args) == 0 || e.ExpandFinal {
		return r.outside()
	}
	content, name, ok, err := r.content(e.Args[0], scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !ok {
		return r.outside()
	}
	switch {
	case e.Name == "fileexists":
		return cty.True, nil
	case e.Name == "file":
		return cty.StringVal(string(content)), r.charge(len(content) / 32)
	case len(e.Args) == 2:
		return r.templateFile(name, content, e.Args[1], scope)
	}
	return cty.NilVal, errFailed
}

// content reads the file that an expression names.
func (r *run) content(expr hclsyntax.Expression, scope *Scope) (content []byte, name string, ok bool, err error) {
	read := r.world.evaluator.config.Read
	if read == nil {
		return nil, "", false, nil
	}
	v, err := r.pathOf(expr, scope)
	if err != nil || !v.IsKnown() || v.IsNull() || v.Type() != cty.String {
		return nil, "", false, err
	}
	name, ok = r.relative(v.AsString())
	if !ok {
		return nil, "", false, nil
	}
	content, ok = read(name)
	return content, name, ok && len(content) <= maxFile, nil
}

// pathOf evaluates the path of a file, in which path.module is a place.
func (r *run) pathOf(expr hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	if r.world.evaluator.config.Root {
		return r.reduce(expr, scope)
	}
	w, ok := r.world.fork(choice{subject: pathsChoice}, option{})
	if !ok {
		return cty.DynamicVal, nil
	}
	found := r.apart(w, expr, scope, r.guards)
	r.take(found)
	return found.value, found.err
}

// relative is a path as seen from the directory: below path.module, or, where
// Terraform runs in the directory, as it stands.
func (r *run) relative(name string) (string, bool) {
	rest, below := strings.CutPrefix(name, modulePath)
	if !below && !r.world.evaluator.config.Root || strings.Contains(rest, modulePath) {
		return "", false
	}
	if below {
		rest = strings.TrimLeft(rest, "/")
	}
	if rest == "" || path.IsAbs(rest) || strings.HasPrefix(rest, "~") {
		return "", false
	}
	return path.Clean(rest), true
}

// templateFile evaluates a template with the members of an object as its names.
func (r *run) templateFile(name string, content []byte, vars hclsyntax.Expression, scope *Scope) (cty.Value, error) {
	template, ok := r.parsed(name, content)
	if !ok {
		return r.outside()
	}
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
	known, ok := r.world.evaluator.templates[name]
	if ok {
		return known, known != nil
	}
	template := parseTemplate(name, content)
	r.world.evaluator.templates[name] = template
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
		if call, ok := n.(*hclsyntax.FunctionCallExpr); ok && (call.Name == "file" || call.Name == "templatefile") {
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
