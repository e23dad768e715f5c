package terraform

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// containerCases adds to what is known of the i-th container what its uncertain
// values may be where they are plainly written: those of a template's text have
// no expression of their own.
func (m *module) containerCases(b block, definitions attribute, i int, values *debt.Values) {
	container := m.containerExpr(definitions.expr, i)
	if container == nil {
		return
	}
	if image := memberExpr(container, "image"); image != nil {
		m.imageTag(image, values)
	}
	r := &recorder{eval: m.eval, instances: m.instances(b)}
	for _, path := range values.Unsure {
		if expr := m.containerMember(container, path); expr != nil && !isHidden(path) {
			r.attribute(path, path, expr, map[string]any{})
		}
	}
	cases := r.values.Maybe
	maps.DeleteFunc(cases, func(path string, of []debt.Alternative) bool {
		return !slices.Contains(values.Unsure, path) || slices.ContainsFunc(of, func(a debt.Alternative) bool { return holdsSecret([]any{a.Value}) })
	})
	values.Maybe = cases
}

// countCases adds what the count of the resource may be.
func (m *module) countCases(b block, values *debt.Values) {
	if count := m.countOf(b); len(count) > 0 {
		if values.Maybe == nil {
			values.Maybe = map[string][]debt.Alternative{}
		}
		values.Maybe["count"] = count
		values.Unsure = append(values.Unsure, "count")
	}
	slices.Sort(values.Unsure)
	values.Unsure = slices.Compact(values.Unsure)
}

// imageTag records the tag that an image certainly has, though its registry may
// not be known. It is empty where there certainly is none, and unsure where a
// digest or something unknown stands in its place.
func (m *module) imageTag(image hcl.Expression, values *debt.Values) {
	text, ok := m.holedText(image)
	repository := text[strings.LastIndex(text, "/")+1:]
	name, tag, tagged := strings.Cut(repository, ":")
	switch {
	case !ok || text == "" || strings.Contains(text, "@") || strings.Contains(tag, hole) || !tagged && strings.Contains(name, hole):
		values.Unsure = append(values.Unsure, "image_tag")
	default:
		values.Attrs["image_tag"] = tag
	}
}

// holedText is the text of an expression, or of the local that it names, with
// holes for what is not known.
func (m *module) holedText(expr hcl.Expression) (string, bool) {
	if name, isName := expr.(*hclsyntax.ScopeTraversalExpr); isName {
		if source, ok := m.plainSource(name); ok {
			expr = source
		}
	}
	return m.eval.Holed(expr, nil, hole)
}

// isHidden reports whether the value at a path is nobody's business.
func isHidden(path string) bool {
	name, ok := strings.CutPrefix(path, "environment.")
	return !ok && strings.HasPrefix(path, "secrets") || ok && isSecretValue(name, "")
}

// containerExpr is the expression of the i-th definition of a plainly written
// list.
func (m *module) containerExpr(expr hcl.Expression, i int) hcl.Expression {
	for range maxAliases {
		switch e := expr.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			source, ok := m.plainSource(e)
			if !ok {
				return nil
			}
			expr = source
		case *hclsyntax.FunctionCallExpr:
			if e.Name != "jsonencode" || len(e.Args) != 1 {
				return nil
			}
			expr = e.Args[0]
		case *hclsyntax.TupleConsExpr:
			if i < len(e.Exprs) {
				return e.Exprs[i]
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// containerMember is the expression of a field, or of a variable's value.
func (m *module) containerMember(container hcl.Expression, path string) hcl.Expression {
	field, name, isPair := strings.Cut(path, ".")
	expr := memberExpr(container, field)
	if !isPair || expr == nil {
		return expr
	}
	list, ok := expr.(*hclsyntax.TupleConsExpr)
	if !ok || field != "environment" {
		return nil
	}
	for _, pair := range list.Exprs {
		written := memberExpr(pair, "name")
		if written == nil {
			continue
		}
		if v := eval.Constant(written); v.IsWhollyKnown() && plain(v) == name {
			return memberExpr(pair, "value")
		}
	}
	return nil
}

// memberExpr is the expression of a member of a plainly written object; nil when
// there is none.
func memberExpr(expr hcl.Expression, key string) hcl.Expression {
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil
	}
	for _, item := range object.Items {
		if v := eval.Constant(item.KeyExpr); v.IsWhollyKnown() && plain(v) == key {
			return item.ValueExpr
		}
	}
	return nil
}
