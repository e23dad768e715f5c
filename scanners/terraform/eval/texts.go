package eval

import (
	"path"
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// texts are the functions of strings that Terraform has on top of cty's.
func texts() map[string]function.Function {
	return map[string]function.Function{
		"startswith":  judged(strings.HasPrefix),
		"endswith":    judged(strings.HasSuffix),
		"strcontains": judged(strings.Contains),
		"basename":    turned(func(s string) (string, error) { return path.Base(s), nil }),
		"dirname":     turned(func(s string) (string, error) { return path.Dir(s), nil }),
		"pathexpand":  pathexpand(),
		"replace":     replace(),
	}
}

// judged is a function of two strings that answers yes or no.
func judged(judge func(s, part string) bool) function.Function {
	return function.New(&function.Spec{
		Params: texted("text", "part"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(judge(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

// turned is a function that makes another string of a string.
func turned(turn func(string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: texted("text"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := turn(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(s), nil
		},
	})
}

// replace replaces every occurrence of a string or, between slashes, of a
// regular expression.
func replace() function.Function {
	return function.New(&function.Spec{
		Params: texted("text", "part", "by"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			text, part, by := args[0].AsString(), args[1].AsString(), args[2].AsString()
			if len(part) < 2 || part[0] != '/' || part[len(part)-1] != '/' {
				return cty.StringVal(strings.ReplaceAll(text, part, by)), nil
			}
			pattern, err := regexp.Compile(part[1 : len(part)-1])
			if err != nil {
				return cty.NilVal, function.NewArgErrorf(1, "the pattern does not compile: %w", err)
			}
			return cty.StringVal(pattern.ReplaceAllString(text, by)), nil
		},
	})
}

// pathexpand leaves a path as it is. Whose home a "~" is depends on who runs
// Terraform.
func pathexpand() function.Function {
	return function.New(&function.Spec{
		Params: texted("path"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, t cty.Type) (cty.Value, error) {
			if strings.HasPrefix(args[0].AsString(), "~") {
				return cty.UnknownVal(t), nil
			}
			return args[0], nil
		},
	})
}
