package eval

import (
	"math"
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// numbers are the functions that compute in floating point, as Terraform does.
func numbers() map[string]function.Function {
	return map[string]function.Function{
		"log": floating(func(number, base float64) float64 { return math.Log(number) / math.Log(base) }),
		"pow": floating(math.Pow),
	}
}

// floating is a function of two numbers. What is no finite number is not known:
// no fact can hold it.
func floating(compute func(a, b float64) float64) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "a", Type: cty.Number}, {Name: "b", Type: cty.Number}},
		Type:   function.StaticReturnType(cty.Number),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			a, _ := args[0].AsBigFloat().Float64()
			b, _ := args[1].AsBigFloat().Float64()
			result := compute(a, b)
			if math.IsNaN(result) || math.IsInf(result, 0) {
				return cty.UnknownVal(cty.Number), nil
			}
			return cty.NumberFloatVal(result), nil
		},
	})
}

// timecmp says which of two times comes first: -1, 0 or 1.
func timecmp() function.Function {
	return function.New(&function.Spec{
		Params: texted("a", "b"),
		Type:   function.StaticReturnType(cty.Number),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var times [2]time.Time
			for i, arg := range args {
				t, err := time.Parse(time.RFC3339, arg.AsString())
				if err != nil {
					return cty.NilVal, function.NewArgErrorf(i, "it is no time as RFC 3339 writes it")
				}
				times[i] = t
			}
			return cty.NumberIntVal(int64(times[0].Compare(times[1]))), nil
		},
	})
}
