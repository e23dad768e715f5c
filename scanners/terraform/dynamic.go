package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// dynamic records the blocks that a dynamic block stands for. When they are not
// known, more of their kind may exist than are shown.
func (r *recorder) dynamic(b block, prefix string, object map[string]any) {
	kind := b.labels[0]
	elements, iterator, content, ok := r.repeated(b)
	if !ok {
		r.values.Unsure = append(r.values.Unsure, prefix+kind)
		return
	}
	outer := r.scope
	for it := elements.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if elements.Type().IsSetType() {
			key = value
		}
		r.scope = outer.With(map[string]cty.Value{iterator: cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})})
		r.nest(kind, content, prefix, object, map[string]any{})
	}
	r.scope = outer
}

// repeated takes a dynamic block apart; ok is false when it is not known what it
// repeats over.
func (r *recorder) repeated(b block) (elements cty.Value, iterator string, content block, ok bool) {
	a, found := b.attr("for_each")
	if !found || len(b.blocks) != 1 || b.blocks[0].kind != "content" {
		return cty.NilVal, "", block{}, false
	}
	elements = r.common(a.expr)
	if !elements.IsKnown() || elements.IsNull() || !elements.CanIterateElements() || elements.LengthInt() > maxDynamic {
		return cty.NilVal, "", block{}, false
	}
	if elements.Type().IsSetType() && !elements.IsWhollyKnown() {
		return cty.NilVal, "", block{}, false // two elements may be the same
	}
	iterator = b.labels[0]
	if named, ok := b.attr("iterator"); ok {
		iterator = hcl.ExprAsKeyword(named.expr)
	}
	return elements, iterator, b.blocks[0], iterator != ""
}
