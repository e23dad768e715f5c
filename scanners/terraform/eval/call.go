package eval

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Bounds on the arguments of one call. Functions that can repeat an argument
// get the smaller one, so that nesting them cannot grow a value without end.
const (
	argumentBytes  = 64 << 10
	documentBytes  = 256 << 10 // of what is decoded
	repeatingBytes = 4 << 10
	maxProduct     = 1_000 // elements of a product of sets
	maxSpaces      = 100   // that a line is indented by
)

// coreFunctions is the namespace that functions of the language have too.
const coreFunctions = "core::"

// call evaluates a function of Terraform's that depends on its arguments and on
// files of the repository alone. Every other one is not known.
func (r *run) call(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	name := strings.TrimPrefix(e.Name, coreFunctions)
	switch name {
	case "try":
		return r.try(e, scope)
	case "can":
		return r.can(e, scope)
	case "fileset":
		return r.fileset(e, scope)
	case "templatestring":
		return r.templateString(e, scope)
	case "sensitive":
		return r.sensitive(e, scope)
	}
	if readsFile(name) {
		return r.fileCall(name, e, scope)
	}
	if _, ok := r.in.shared.callable()[name]; !ok {
		return r.outside()
	}
	return r.apply(name, e, scope)
}

// apply evaluates a function of values alone.
func (r *run) apply(name string, e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	values, err := r.all(e.Args, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !tolerant(name) && slices.Contains(values, cty.DynamicVal) {
		return cty.DynamicVal, nil
	}
	if err := r.admit(name, values); err != nil {
		return cty.NilVal, err
	}
	if name == "lookup" && len(values) == 2 && !e.ExpandFinal {
		return r.member(values[0], hcl.Traversal{hcl.TraverseIndex{Key: values[1]}})
	}
	args := make([]hclsyntax.Expression, len(values))
	for i, v := range values {
		args[i] = operandOf(v)
	}
	made := &hclsyntax.FunctionCallExpr{Name: name, Args: args, ExpandFinal: e.ExpandFinal}
	v, err := r.checked(made.Value(&hcl.EvalContext{Functions: r.in.shared.callable()}))
	if err == nil && !v.IsKnown() {
		r.unknown = true
	}
	return v, err
}

// sensitive hides a value: what an author calls a secret is no fact.
func (r *run) sensitive(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	if len(e.Args) != 1 {
		return cty.NilVal, errFailed
	}
	v, err := r.reduce(e.Args[0], scope)
	if err != nil {
		return cty.NilVal, err
	}
	r.unknown = true
	return cty.UnknownVal(v.Type()), nil
}

// tolerant reports whether a function may have a value although an argument is
// not known at all.
func tolerant(name string) bool {
	switch name {
	case "coalesce", "length", "nonsensitive":
		return true
	}
	return false
}

// admit refuses arguments that would cost too much.
func (r *run) admit(name string, args []cty.Value) error {
	limit := argumentBytes
	switch name {
	case "format", "formatlist", "join", "replace", "indent", "regexall":
		limit = repeatingBytes
	case "jsondecode", "yamldecode":
		limit = documentBytes
		if len(args) == 1 && !shallow(args[0]) {
			return errLimit
		}
	case "setproduct":
		if !smallProduct(args) {
			return errLimit
		}
	}
	if !narrow(name, args) {
		return errLimit
	}
	total := 0
	for _, arg := range args {
		if total += weight(arg, limit); total > limit {
			return errLimit
		}
	}
	return r.charge(total / 32)
}

// narrow reports whether a function that fills with spaces is asked for few.
func narrow(name string, args []cty.Value) bool {
	if len(args) == 0 || args[0].IsNull() || !args[0].IsKnown() {
		return true
	}
	switch {
	case name == "indent" && args[0].Type() == cty.Number:
		spaces, _ := args[0].AsBigFloat().Int64()
		return spaces <= maxSpaces
	case name == "indent":
		return false
	case strings.HasPrefix(name, "format") && args[0].Type() == cty.String:
		return !slices.ContainsFunc(strings.FieldsFunc(args[0].AsString(), notDigit), func(width string) bool { return len(width) > 3 })
	}
	return true
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

// smallProduct reports whether sets have few combinations.
func smallProduct(args []cty.Value) bool {
	total := 1
	for _, arg := range args {
		if arg.IsNull() || !arg.IsKnown() || !arg.CanIterateElements() {
			continue
		}
		if total *= max(1, arg.LengthInt()); total > maxProduct {
			return false
		}
	}
	return true
}

// try is the first argument that is not in error. As long as an argument hangs
// on what is not known, nobody can say whether it is.
func (r *run) try(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	for _, arg := range e.Args {
		found := r.guarded(arg, scope)
		switch {
		case errors.Is(found.err, errLimit) || errors.Is(found.err, errContradiction):
			return cty.NilVal, found.err
		case found.unknown:
			r.take(found)
			return cty.DynamicVal, nil
		case found.err == nil:
			r.take(found)
			return found.value, nil
		}
	}
	return cty.NilVal, errFailed
}

// can is whether its argument is not in error.
func (r *run) can(e *hclsyntax.FunctionCallExpr, scope *Scope) (cty.Value, error) {
	if len(e.Args) != 1 {
		return cty.NilVal, errFailed
	}
	found := r.guarded(e.Args[0], scope)
	switch {
	case errors.Is(found.err, errLimit) || errors.Is(found.err, errContradiction):
		return cty.NilVal, found.err
	case found.unknown:
		r.take(found)
		return cty.UnknownVal(cty.Bool), nil
	}
	return cty.BoolVal(found.err == nil), nil
}
