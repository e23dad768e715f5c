package terraform

import (
	"math/big"

	"github.com/zclconf/go-cty/cty"
)

// plain turns a wholly known cty value into plain JSON: strings, numbers,
// booleans, lists and objects. Null members of objects are left out, because
// Terraform treats a null argument as not set.
func plain(v cty.Value) any {
	switch {
	case v.IsNull():
		return nil
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Bool:
		return v.True()
	case v.Type() == cty.Number:
		return number(v.AsBigFloat())
	case v.CanIterateElements() && (v.Type().IsObjectType() || v.Type().IsMapType()):
		object := map[string]any{}
		for key, member := range v.AsValueMap() {
			if !member.IsNull() {
				object[key] = plain(member)
			}
		}
		return object
	case v.CanIterateElements():
		list := make([]any, 0, v.LengthInt())
		for _, element := range v.AsValueSlice() {
			list = append(list, plain(element))
		}
		return list
	}
	return nil
}

// number gives whole numbers as int64, so that they print without an exponent.
func number(f *big.Float) any {
	if whole, accuracy := f.Int64(); accuracy == big.Exact {
		return whole
	}
	approx, _ := f.Float64()
	return approx
}
