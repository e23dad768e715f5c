package eval

import (
	"math/big"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// maxInstances is how many things a block may stand for that are told apart.
const maxInstances = 64

// instanceSteps is what it costs to tell instances apart.
const instanceSteps = 2 * maxInstances

// Instance is one of the things that a block with count or for_each stands for.
type Instance struct {
	Key   string               // "a", or "0" of a count
	Names map[string]cty.Value // each or count, as the block has it
}

// Counted are the instances that a count makes; ok is false when they are not
// known, or too many to be told apart.
func Counted(v cty.Value) (all []Instance, ok bool) {
	v, err := convert.Convert(v, cty.Number)
	if err != nil || !v.IsKnown() || v.IsNull() {
		return nil, false
	}
	n, accuracy := v.AsBigFloat().Int64()
	if accuracy != big.Exact || n < 0 || n > maxInstances {
		return nil, false
	}
	all = make([]Instance, n)
	for i := range all {
		index := cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(int64(i))})
		all[i] = Instance{Key: strconv.Itoa(i), Names: map[string]cty.Value{"count": index}}
	}
	return all, true
}

// Keyed are the instances that a for_each makes; ok is false when they are not
// known, or too many to be told apart.
func Keyed(v cty.Value) (all []Instance, ok bool) {
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() || v.Type().IsTupleType() || v.Type().IsListType() {
		return nil, false
	}
	if v.LengthInt() > maxInstances {
		return nil, false
	}
	for it := v.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if !key.IsKnown() || key.IsNull() || key.Type() != cty.String {
			return nil, false
		}
		each := cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})
		all = append(all, Instance{Key: key.AsString(), Names: map[string]cty.Value{"each": each}})
	}
	return all, true
}

// isRepeated reports whether a call stands for any number of modules.
func (c *Call) isRepeated() bool { return c.Count != nil || c.ForEach != nil }

// instancesOf are the modules that a call with count or for_each stands for, as
// the run's world has it.
func (r *run) instancesOf(call *Call) ([]Instance, bool) {
	source, list := call.ForEach, Keyed
	if call.Count != nil {
		source, list = call.Count, Counted
	}
	expr, native := source.(hclsyntax.Expression)
	if !native {
		return list(jsonLiteral(source))
	}
	known := r.elsewhere(call.caller, r.world, expr)
	if known.listed {
		return known.instances, true
	}
	v, err := r.read(known, nil)
	if err != nil || r.charge(instanceSteps) != nil {
		return nil, false
	}
	all, ok := list(v)
	if !ok {
		r.unknown = true
	}
	known.instances, known.listed = all, ok && known.whole
	return all, ok
}

// elsewhere is what an expression of another module is worth.
func (r *run) elsewhere(in *Evaluator, w *world, expr hclsyntax.Expression) *entry {
	given := min(r.budget, maxOutput)
	inner := &run{in: in, world: w, budget: given, depth: r.depth}
	known := inner.recall(memoKey{in, expr}, inner.fresh)
	r.budget -= given - inner.budget
	return known
}

// varies reports whether a call passes anything that differs by instance.
func (e *Evaluator) varies() bool {
	for _, v := range e.config.Variables {
		if v.Passed != nil && perInstance(v.Passed) {
			return true
		}
	}
	return false
}

func perInstance(expr hcl.Expression) bool {
	for _, t := range expr.Variables() {
		if root := t.RootName(); root == "each" || root == "count" {
			return true
		}
	}
	return false
}

// between is the choice between the instances of a call.
func (c *Call) between(all []Instance) choice {
	keys := make([]string, len(all))
	for i, instance := range all {
		keys[i] = instance.Key
	}
	return choice{subject: c.Address + ": each.key", keys: keys}
}
