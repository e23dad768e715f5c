package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// traverse follows a name and its attributes.
func (r *run) traverse(t hcl.Traversal, scope *Scope) (cty.Value, error) {
	root := t.RootName()
	if v, ok := scope.lookup(root); ok {
		return r.member(v, t[1:])
	}
	if len(t) < 2 {
		return r.outside()
	}
	step, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return r.outside()
	}
	switch root {
	case "local", "var", "terraform":
		if r.world.parent == nil {
			break
		}
		if v, ok := r.world.fixed(r.in.keySubject(root, step.Name)); ok {
			return r.member(v, t[2:])
		}
	}
	switch root {
	case "local":
		return r.local(step.Name, t[2:])
	case "var":
		return r.variable(step.Name, t[2:])
	case "module":
		return r.output(step.Name, t[2:])
	case "path":
		return r.place(step.Name)
	}
	return r.outside()
}

// member follows attributes and indices into a value.
func (r *run) member(v cty.Value, rest hcl.Traversal) (cty.Value, error) {
	if len(rest) > 0 {
		found, diags := rest.TraverseRel(v)
		if diags.HasErrors() {
			return cty.NilVal, errFailed
		}
		v = found
	}
	if !v.IsKnown() {
		r.unknown = true
		return v, nil
	}
	if v.IsNull() || !v.CanIterateElements() {
		return v, nil
	}
	if !v.IsWhollyKnown() {
		r.unknown = true
	}
	return v, r.weigh(v)
}

// local reads a local. Only the member that is asked for is computed, where the
// local is plainly an object.
func (r *run) local(name string, rest hcl.Traversal) (cty.Value, error) {
	source, ok := r.in.config.Locals[name]
	if !ok {
		return r.outside()
	}
	expr, ok := source.(hclsyntax.Expression)
	if !ok {
		return r.member(jsonLiteral(source), rest)
	}
	expr, rest = descend(expr, rest)
	return r.read(r.recall(memoKey{r.in, expr}, r.fresh), rest)
}

// read follows attributes and indices into what is remembered.
func (r *run) read(known *entry, rest hcl.Traversal) (cty.Value, error) {
	if known.running {
		return r.outside()
	}
	if known.result.err != nil {
		return cty.NilVal, known.result.err
	}
	if known.whole {
		return r.whole(known.result.value, rest)
	}
	v, err := r.member(known.result.value, rest)
	if err == nil && !v.IsWhollyKnown() {
		r.take(known.result)
	}
	return v, err
}

// descend goes into an object as far as its keys are plainly written.
func descend(expr hclsyntax.Expression, rest hcl.Traversal) (hclsyntax.Expression, hcl.Traversal) {
	for len(rest) > 0 {
		object, isObject := expr.(*hclsyntax.ObjectConsExpr)
		step, isName := rest[0].(hcl.TraverseAttr)
		if !isObject || !isName {
			break
		}
		item, ok := itemOf(object, step.Name)
		if !ok {
			break
		}
		expr, rest = item, rest[1:]
	}
	return expr, rest
}

// whole is member for a value that is wholly known.
func (r *run) whole(v cty.Value, rest hcl.Traversal) (cty.Value, error) {
	if len(rest) == 0 {
		return v, nil
	}
	found, diags := rest.TraverseRel(v)
	if diags.HasErrors() {
		return cty.NilVal, errFailed
	}
	return found, nil
}

// recall gives what is remembered under key, and computes it when it is asked
// for first.
func (r *run) recall(key memoKey, compute func(memoKey) result) *entry {
	if known, ok := r.world.remembered(key); ok {
		return known
	}
	known := &entry{running: true}
	r.world.memo[key] = known
	found := compute(key)
	if found.err == nil && r.weigh(found.value) != nil {
		found.err = errLimit
	}
	known.result, known.running = found, false
	known.whole = found.err == nil && found.value.IsWhollyKnown()
	return known
}

// fresh evaluates a local, an output or an argument with steps of its own, so
// that its value does not depend on its first reader. One in error stops the
// plan, whoever reads it.
func (r *run) fresh(key memoKey) result { return r.within(key, nil) }

// within is fresh with names that mean something where the expression stands.
func (r *run) within(key memoKey, scope *Scope) result {
	inner := &run{in: key.in, world: r.world, budget: maxSteps, depth: r.depth}
	v, err := inner.reduce(key.expr, scope)
	return inner.result(v, err)
}

// variable reads an input.
func (r *run) variable(name string, rest hcl.Traversal) (cty.Value, error) {
	v := r.in.config.Variables[name]
	switch {
	case v.Set != cty.NilVal:
		return r.member(v.Set, rest)
	case v.Passed != nil:
		return r.passed(v, rest)
	case v.Named != nil && !r.world.is(defaultsChoice):
		return r.named(v, rest)
	case v.Default == cty.NilVal:
		return r.outside()
	}
	r.defaults = true
	if r.world.is(defaultsChoice) {
		return r.member(v.Default, rest)
	}
	return r.outside()
}

// place is a directory that the language has a name for. Where a module lies as
// seen from its callers is not known, except while files are looked for.
func (r *run) place(name string) (cty.Value, error) {
	switch {
	case r.in.config.Call != nil && name == "module":
		if r.world.paths {
			return cty.StringVal(r.in.config.Call.Path), nil
		}
		return r.outside() // all calls share it, so that it is no news of one
	case r.in.config.Root && (name == "module" || name == "root"):
		return cty.StringVal("."), nil
	case r.world.paths && name == "module":
		return cty.StringVal(modulePath), nil
	}
	return r.outside()
}
