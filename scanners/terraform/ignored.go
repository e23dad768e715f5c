package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// ignoredNames reads lifecycle.ignore_changes, whose values are names and not
// expressions: "all" or attribute paths.
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
			v := eval.Constant(e) // a quoted name, as Terraform 0.11 had it
			if v.IsWhollyKnown() && !v.IsNull() && v.Type() == cty.String {
				names = append(names, v.AsString())
				continue
			}
			return nil, false
		}
		names = append(names, strings.ReplaceAll(eval.TraversalText(traversal), `"`, ""))
	}
	return names, true
}

// memberAt follows a path of names, each with a dot before it, into a value.
func memberAt(v cty.Value, path string) (cty.Value, bool) {
	for path != "" {
		keys, ok := keysOf(v)
		if !ok {
			return cty.NilVal, false
		}
		found := false
		for _, key := range keys {
			rest, is := strings.CutPrefix(path, "."+key)
			if is && (rest == "" || rest[0] == '.') {
				v, path, found = memberOf(v, key), rest, true
				break
			}
		}
		if !found {
			return cty.NilVal, false
		}
	}
	return v, v.IsWhollyKnown()
}
