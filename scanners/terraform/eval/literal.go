package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

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

// maxExponent is the binary exponent of the largest number that is worked with.
// A number such as 1e99999999 takes seconds to write out in digits, which the
// language does wherever a number meets a string.
const maxExponent = 256

// IsHuge reports whether a value is a number that is too large, or too close to
// zero, to be worked with. Infinity is, which reading a long number gives too.
func IsHuge(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.Number {
		return false
	}
	number := v.AsBigFloat()
	exponent := number.MantExp(nil)
	return number.IsInf() || exponent > maxExponent || exponent < -maxExponent
}

// weight counts the bytes and members of a value, up to limit.
func weight(v cty.Value, limit int) int {
	if v.IsNull() || !v.IsKnown() {
		return 1
	}
	if IsHuge(v) {
		return limit + 1
	}
	total := 1
	switch {
	case v.Type() == cty.String:
		total += len(v.AsString())
	case v.Type().IsObjectType(): // an iterator would sort the names first
		for name := range v.Type().AttributeTypes() {
			if total > limit {
				break
			}
			total += weight(v.GetAttr(name), limit-total)
		}
	case v.CanIterateElements():
		for it := v.ElementIterator(); it.Next() && total <= limit; {
			_, element := it.Element()
			total += weight(element, limit-total)
		}
	}
	return min(total, limit+1)
}

// members counts the members of a value at all levels. Whoever keeps the value
// keeps each of them.
func members(v cty.Value) int {
	if v.IsNull() || !v.IsKnown() || !v.CanIterateElements() {
		return 0
	}
	total := 0
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		total += 1 + members(element)
	}
	return total
}
