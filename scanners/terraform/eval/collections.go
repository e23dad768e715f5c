package eval

import (
	"errors"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

var (
	errNoValue   = errors.New("no argument has a value")
	errNoNumber  = errors.New("an element is no number")
	errNoBool    = errors.New("an element is neither true nor false")
	errNoMember  = errors.New("the list does not hold the value")
	errManifold  = errors.New("there is more than one element")
	errNoElement = errors.New("the argument has no elements")
)

// collections are the functions that Terraform has on top of cty's, or that
// mean something else there.
func collections() map[string]function.Function {
	return map[string]function.Function{
		"length": length(), "coalesce": coalesce(), "one": one(), "sum": sum(), "index": position(),
		"alltrue": every(true), "anytrue": every(false),
		"nonsensitive": identity(), "matchkeys": matchkeys(), "transpose": transpose(),
	}
}

func identity() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true}},
		Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
		Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0], nil },
	})
}

// length counts members, or the characters of a string. The type alone says how
// many members an object or a tuple has.
func length() function.Function {
	value := parameter("value")
	value.AllowUnknown = true
	return function.New(&function.Spec{
		Params: []function.Parameter{value},
		Type: func(args []cty.Value) (cty.Type, error) {
			t := args[0].Type()
			if t == cty.String || t == cty.DynamicPseudoType || t.IsTupleType() || t.IsObjectType() || t.IsCollectionType() {
				return cty.Number, nil
			}
			return cty.NilType, errNoElement
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			switch v, t := args[0], args[0].Type(); {
			case t == cty.DynamicPseudoType:
				return cty.UnknownVal(cty.Number), nil
			case t.IsTupleType():
				return cty.NumberIntVal(int64(t.Length())), nil
			case t.IsObjectType():
				return cty.NumberIntVal(int64(len(t.AttributeTypes()))), nil
			case !v.IsKnown():
				return cty.UnknownVal(cty.Number), nil
			case t == cty.String:
				return stdlib.Strlen(v)
			default:
				return v.Length(), nil
			}
		},
	})
}

// coalesce is the first argument that is neither null nor an empty string.
func coalesce() function.Function {
	value := function.Parameter{Name: "values", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true}
	return function.New(&function.Spec{
		VarParam: &value,
		Type: func(args []cty.Value) (cty.Type, error) {
			types := make([]cty.Type, len(args))
			for i, arg := range args {
				types[i] = arg.Type()
			}
			t, _ := convert.UnifyUnsafe(types)
			if t == cty.NilType {
				return cty.NilType, errNoValue
			}
			return t, nil
		},
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			for _, arg := range args {
				v, err := convert.Convert(arg, t)
				switch {
				case err != nil:
					return cty.NilVal, err
				case !v.IsKnown():
					return cty.UnknownVal(t), nil
				case v.IsNull(), v.Type() == cty.String && v.AsString() == "":
					continue
				}
				return v, nil
			}
			return cty.NilVal, errNoValue
		},
	})
}

// one is the only element of a sequence, or null when there is none.
func one() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{parameter("list")},
		Type: func(args []cty.Value) (cty.Type, error) {
			t := args[0].Type()
			switch {
			case t.IsListType(), t.IsSetType():
				return t.ElementType(), nil
			case t.IsTupleType() && t.Length() == 0:
				return cty.DynamicPseudoType, nil
			case t.IsTupleType() && t.Length() == 1:
				return t.TupleElementType(0), nil
			case t == cty.DynamicPseudoType:
				return t, nil
			}
			return cty.NilType, errManifold
		},
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			elements := args[0].AsValueSlice()
			switch len(elements) {
			case 0:
				return cty.NullVal(t), nil
			case 1:
				return elements[0], nil
			}
			return cty.NilVal, errManifold
		},
	})
}

func sum() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{parameter("list")},
		Type:   function.StaticReturnType(cty.Number),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if !args[0].CanIterateElements() || args[0].LengthInt() == 0 {
				return cty.NilVal, errNoElement
			}
			total := cty.Zero
			for it := args[0].ElementIterator(); it.Next(); {
				_, element := it.Element()
				n, err := convert.Convert(element, cty.Number)
				if err != nil || n.IsNull() {
					return cty.NilVal, errNoNumber
				}
				total = total.Add(n)
			}
			return total, nil
		},
	})
}

// every is whether all elements are true or, for want false, whether any is.
func every(all bool) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{parameter("list")},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if !args[0].CanIterateElements() {
				return cty.NilVal, errNoElement
			}
			known := true
			for it := args[0].ElementIterator(); it.Next(); {
				_, element := it.Element()
				b, err := convert.Convert(element, cty.Bool)
				if err != nil {
					return cty.NilVal, errNoBool
				}
				if known = known && b.IsKnown(); !b.IsKnown() {
					continue
				}
				if (!b.IsNull() && b.True()) != all {
					return cty.BoolVal(!all), nil
				}
			}
			if !known {
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.BoolVal(all), nil
		},
	})
}

// position is where a value stands in a list.
func position() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{parameter("list"), parameter("value")},
		Type:   function.StaticReturnType(cty.Number),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if t := args[0].Type(); !t.IsListType() && !t.IsTupleType() {
				return cty.NilVal, errNoElement
			}
			for i, element := range args[0].AsValueSlice() {
				same, err := stdlib.Equal(element, args[1])
				if err != nil {
					return cty.NilVal, err
				}
				if !same.IsKnown() {
					return cty.UnknownVal(cty.Number), nil
				}
				if same.True() {
					return cty.NumberIntVal(int64(i)), nil
				}
			}
			return cty.NilVal, errNoMember
		},
	})
}
