package eval

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Call says how a directory is called as a module.
type Call struct {
	Address string // of the call, from the root on: "module.a.module.b"
	Path    string // of the directory, as the root sees it: "../modules/b"
	// Repeated says that the call has count or for_each. Instances are what it
	// stands for then; none when that is not known.
	Repeated  bool
	Instances []Instance
	caller    *Evaluator
}

// Instance is one of the modules that a call with count or for_each stands for.
type Instance struct {
	Key   string               // "a", or "0" of a count
	Names map[string]cty.Value // each or count, as the call's arguments have it
}

// Module returns an evaluator of a directory that e's calls as the module name.
// It shares e's choices, so that a condition of the caller decides alike in
// what it calls, and e's steps.
func (e *Evaluator) Module(name string, config Config) *Evaluator {
	config.Root, config.Read, config.List = e.config.Root, e.config.Read, e.config.List
	if config.Call == nil {
		config.Call = &Call{Address: name, Path: "."}
	}
	config.Call.caller = e
	e.shared.steps += callSteps + stepsPerByte*config.Size
	e.shared.most += callWorlds
	callee := &Evaluator{config: config, shared: e.shared, calls: map[string]*Evaluator{}}
	e.calls[name] = callee
	return callee
}

// passed reads an input as the call gives it.
func (r *run) passed(v Variable, rest hcl.Traversal) (cty.Value, error) {
	expr, native := v.Passed.(hclsyntax.Expression)
	if !native {
		return r.member(v.typed(jsonLiteral(v.Passed)), rest)
	}
	known := r.recall(memoKey{r.in, expr}, func(key memoKey) result {
		found := r.argument(key.expr)
		if found.err == nil {
			found.value = v.typed(found.value)
		}
		return found
	})
	return r.read(known, rest)
}

func (v Variable) typed(value cty.Value) cty.Value {
	if v.Typed == nil {
		return value
	}
	return v.Typed(value)
}

// argument evaluates an argument of the call where the call stands. One that
// differs from instance to instance is a choice between them.
func (r *run) argument(expr hclsyntax.Expression) result {
	call := r.in.config.Call
	key := memoKey{call.caller, expr}
	if !call.Repeated || len(call.Instances) == 0 || !perInstance(expr) {
		return r.within(key, nil)
	}
	instances := call.choice()
	o, made := r.world.chosen(instances.subject)
	var same result
	for i, instance := range call.Instances {
		if made && instance.Key != o.key {
			continue
		}
		found := r.within(key, (*Scope)(nil).With(instance.Names))
		switch {
		case made:
			return found
		case i == 0:
			same = found
		case same.err != nil || found.err != nil || !same.value.IsWhollyKnown() || !same.value.RawEquals(found.value):
			same = result{value: cty.DynamicVal, unknown: true, defaults: same.defaults || found.defaults}
			if len(instances.keys) <= maxCases {
				same.open = []choice{instances}
			}
			return same
		}
	}
	return same
}

func perInstance(expr hcl.Expression) bool {
	for _, t := range expr.Variables() {
		if root := t.RootName(); root == "each" || root == "count" {
			return true
		}
	}
	return false
}

// choice is the choice between the instances of a call.
func (c *Call) choice() choice {
	keys := make([]string, len(c.Instances))
	for i, instance := range c.Instances {
		keys[i] = instance.Key
	}
	return choice{subject: c.Address + ": each.key", keys: keys}
}

// output reads what a module that is called gives back.
func (r *run) output(name string, rest hcl.Traversal) (cty.Value, error) {
	callee := r.in.calls[name]
	if callee == nil {
		return r.outside()
	}
	w, rest, ok := r.instance(callee.config.Call, rest)
	if !ok || len(rest) == 0 {
		return r.outside()
	}
	step, isName := rest[0].(hcl.TraverseAttr)
	if !isName {
		return r.outside()
	}
	source, ok := callee.config.Outputs[step.Name]
	if !ok || callee.config.Secret[step.Name] {
		return r.outside()
	}
	expr, native := source.(hclsyntax.Expression)
	if !native {
		return r.member(jsonLiteral(source), rest[1:])
	}
	expr, rest = descend(expr, rest[1:])
	inner := &run{in: callee, world: w, depth: r.depth}
	return r.read(inner.recall(memoKey{callee, expr}, inner.fresh), rest)
}

// instance is the world in which the module is the instance that is asked for.
func (r *run) instance(call *Call, rest hcl.Traversal) (*world, hcl.Traversal, bool) {
	if !call.Repeated {
		return r.world, rest, true
	}
	if len(rest) < 2 || len(call.Instances) == 0 {
		return nil, nil, false
	}
	step, ok := rest[0].(hcl.TraverseIndex)
	if !ok {
		return nil, nil, false
	}
	key, known, err := keyOf(step.Key)
	if err != nil || !known {
		return nil, nil, false
	}
	instances := call.choice()
	if !slices.Contains(instances.keys, key) {
		return nil, nil, false
	}
	w, ok := r.world.fork(instances, option{key: key})
	return w, rest[1:], ok
}
