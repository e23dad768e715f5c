package eval

import (
	"errors"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

var (
	errNoPairs = errors.New("there are not as many keys as values")
	errNoTexts = errors.New("the argument is no map of lists of strings")
)

// listOf is a sequence as a list whose elements have one type.
func listOf(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.List(cty.DynamicPseudoType)}
}

// matchkeys are the values whose keys are among those searched for.
func matchkeys() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{listOf("values"), listOf("keys"), listOf("searchset")},
		Type: func(args []cty.Value) (cty.Type, error) {
			if t, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()}); t == cty.NilType {
				return cty.NilType, function.NewArgErrorf(1, "the keys and those searched for have no type in common")
			}
			return args[0].Type(), nil
		},
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			if !args[0].IsWhollyKnown() || !args[1].IsWhollyKnown() || !args[2].IsWhollyKnown() {
				return cty.UnknownVal(t), nil
			}
			if args[0].LengthInt() != args[1].LengthInt() {
				return cty.NilVal, errNoPairs
			}
			return picked(args, t)
		},
	})
}

func picked(args []cty.Value, t cty.Type) (cty.Value, error) {
	common, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()})
	keys, err := convert.Convert(args[1], common)
	if err != nil {
		return cty.NilVal, err
	}
	searched, err := convert.Convert(args[2], common)
	if err != nil {
		return cty.NilVal, err
	}
	var found []cty.Value
	values := args[0].AsValueSlice()
	for i, key := range keys.AsValueSlice() {
		has, err := stdlib.Contains(searched, key)
		if err != nil {
			return cty.NilVal, err
		}
		if has.True() {
			found = append(found, values[i])
		}
	}
	if len(found) == 0 {
		return cty.ListValEmpty(t.ElementType()), nil
	}
	return cty.ListVal(found), nil
}

// transpose turns a map of lists of strings round.
func transpose() function.Function {
	kind := cty.Map(cty.List(cty.String))
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "values", Type: kind}},
		Type:   function.StaticReturnType(kind),
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			if !args[0].IsWhollyKnown() {
				return cty.UnknownVal(t), nil
			}
			turned := map[string][]cty.Value{}
			for it := args[0].ElementIterator(); it.Next(); {
				key, list := it.Element()
				if list.IsNull() {
					return cty.NilVal, errNoTexts
				}
				for _, element := range list.AsValueSlice() {
					if element.IsNull() {
						return cty.NilVal, errNoTexts
					}
					turned[element.AsString()] = append(turned[element.AsString()], key)
				}
			}
			return listsOf(turned), nil
		},
	})
}

func listsOf(lists map[string][]cty.Value) cty.Value {
	if len(lists) == 0 {
		return cty.MapValEmpty(cty.List(cty.String))
	}
	members := make(map[string]cty.Value, len(lists))
	for key, list := range lists {
		members[key] = cty.ListVal(list)
	}
	return cty.MapVal(members)
}
