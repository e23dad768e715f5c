package terraform

import (
	"maps"
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
)

// recorder collects the Values of one block.
type recorder struct {
	scope  *scope
	values debt.Values
}

func newRecorder(s *scope) *recorder {
	return &recorder{scope: s, values: debt.Values{Attrs: map[string]any{}}}
}

// valuesOf evaluates a block's attributes and nested blocks, less those named
// in skip.
func (m *module) valuesOf(b block, skip ...string) debt.Values {
	r := newRecorder(m.scope)
	r.body(b, "", r.values.Attrs, skip)
	slices.Sort(r.values.Unsure)
	r.values.Unsure = slices.Compact(r.values.Unsure)
	return r.values
}

// body records one level of a block into object; prefix is the path so far,
// with its closing dot.
func (r *recorder) body(b block, prefix string, object map[string]any, skip []string) {
	for _, a := range b.attrs {
		if !slices.Contains(skip, a.name) {
			r.attribute(a.name, prefix+a.name, a.expr, object)
		}
	}
	for _, inner := range b.blocks {
		if inner.kind == "dynamic" && len(inner.labels) == 1 {
			r.unsure(prefix + inner.labels[0])
			continue
		}
		list, _ := object[inner.kind].([]any)
		nested := map[string]any{}
		if len(inner.labels) > 0 {
			nested["type"] = inner.labels[0]
		}
		r.body(inner, prefix+inner.kind+"."+strconv.Itoa(len(list))+".", nested, nil)
		object[inner.kind] = append(list, nested)
	}
}

// attribute records one expression under name in object.
func (r *recorder) attribute(name, path string, expr hcl.Expression, object map[string]any) {
	if names, ok := ignoredNames(name, expr); ok {
		object[name] = names
		return
	}
	v := evaluate(expr, r.scope.certain)
	if v.IsWhollyKnown() {
		if !v.IsNull() {
			object[name] = plain(v)
		}
		return
	}
	if e, ok := expr.(*hclsyntax.ObjectConsExpr); ok {
		if members, ok := r.members(path, e); ok {
			object[name] = members
			return
		}
	}
	if v.IsKnown() && v.Type().IsObjectType() {
		object[name] = r.partial(path, v)
		return
	}
	r.unsure(path)
	r.alternatives(path, expr)
}

// members records an object member by member, so that one unknown member does
// not hide the others. It gives up when a key is not a literal.
func (r *recorder) members(path string, e *hclsyntax.ObjectConsExpr) (map[string]any, bool) {
	keys := make([]string, len(e.Items))
	for i, item := range e.Items {
		v := evaluate(item.KeyExpr, nil)
		if !v.IsWhollyKnown() || v.IsNull() || v.Type() != cty.String {
			return nil, false
		}
		keys[i] = v.AsString()
	}
	object := map[string]any{}
	for i, item := range e.Items {
		r.attribute(keys[i], path+"."+keys[i], item.ValueExpr, object)
	}
	return object, true
}

// partial keeps the known members of an object and lists the others.
func (r *recorder) partial(path string, v cty.Value) map[string]any {
	object := map[string]any{}
	members := v.AsValueMap()
	for _, key := range slices.Sorted(maps.Keys(members)) {
		member := members[key]
		switch {
		case member.IsWhollyKnown() && member.IsNull():
		case member.IsWhollyKnown():
			object[key] = plain(member)
		case member.IsKnown() && member.Type().IsObjectType():
			object[key] = r.partial(path+"."+key, member)
		default:
			r.unsure(path + "." + key)
		}
	}
	return object
}

// alternatives records what an unsure path may hold: both branches of a
// conditional, or what it is when every variable keeps its default.
func (r *recorder) alternatives(path string, expr hcl.Expression) {
	if p, ok := expr.(*hclsyntax.ParenthesesExpr); ok {
		expr = p.Expression
	}
	if c, ok := expr.(*hclsyntax.ConditionalExpr); ok {
		yes, no := evaluate(c.TrueResult, r.scope.certain), evaluate(c.FalseResult, r.scope.certain)
		if yes.IsWhollyKnown() && no.IsWhollyKnown() {
			condition := textOf(c.Condition)
			r.maybe(path, alternative(condition, true, yes), alternative(condition, false, no))
			return
		}
	}
	if v := evaluate(expr, r.scope.defaults); v.IsWhollyKnown() {
		r.maybe(path, alternative("variables keep their defaults", true, v))
	}
}

func alternative(condition string, branch bool, v cty.Value) debt.Alternative {
	if v.IsNull() {
		return debt.Alternative{Condition: condition, Branch: branch, Absent: true}
	}
	return debt.Alternative{Condition: condition, Branch: branch, Value: plain(v)}
}

func (r *recorder) maybe(path string, alternatives ...debt.Alternative) {
	if r.values.Maybe == nil {
		r.values.Maybe = map[string][]debt.Alternative{}
	}
	r.values.Maybe[path] = alternatives
}

func (r *recorder) unsure(path string) { r.values.Unsure = append(r.values.Unsure, path) }

// ignoredNames reads lifecycle.ignore_changes and replace_triggered_by, whose
// values are names and not expressions: "all" or attribute paths.
func ignoredNames(name string, expr hcl.Expression) (any, bool) {
	if name != "ignore_changes" {
		return nil, false
	}
	if keyword := hcl.ExprAsKeyword(expr); keyword == "all" {
		return []any{"all"}, true
	}
	elements, diags := hcl.ExprList(expr)
	if diags.HasErrors() {
		return nil, false
	}
	names := make([]any, 0, len(elements))
	for _, e := range elements {
		traversal, diags := hcl.RelTraversalForExpr(e)
		if diags.HasErrors() || len(traversal) == 0 {
			v := evaluate(e, nil) // a quoted name, as Terraform 0.11 had it
			if v.IsWhollyKnown() && !v.IsNull() && v.Type() == cty.String {
				names = append(names, v.AsString())
				continue
			}
			return nil, false
		}
		names = append(names, traversalText(traversal))
	}
	return names, true
}

// existence says whether a block with count, for_each or enabled is there.
func (m *module) existence(b block) debt.Exists {
	for _, name := range []string{"count", "for_each"} {
		if a, ok := b.attr(name); ok {
			return existsIf(evaluate(a.expr, m.scope.certain))
		}
	}
	for _, inner := range b.blocks {
		if a, ok := inner.attr("enabled"); ok && inner.kind == "lifecycle" {
			return existsIf(evaluate(a.expr, m.scope.certain))
		}
	}
	return debt.ExistsYes
}

func existsIf(v cty.Value) debt.Exists {
	switch {
	case !v.IsKnown() || v.IsNull():
		return debt.ExistsUnknown
	case v.Type() == cty.Number && v.AsBigFloat().Sign() > 0:
		return debt.ExistsYes
	case v.Type() == cty.Bool && v.True():
		return debt.ExistsYes
	case v.Type() == cty.Number, v.Type() == cty.Bool:
		return debt.ExistsNo
	case v.CanIterateElements() && v.LengthInt() > 0:
		return debt.ExistsYes
	case v.CanIterateElements():
		return debt.ExistsNo
	}
	return debt.ExistsUnknown
}
