package eval

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// moduleValue is a module as one value, as Terraform has it: an object of its
// outputs; a tuple of such objects for a count, and an object of them by key for
// a for_each. Where only one output will be asked for, the others are left out.
func (r *run) moduleValue(callee *Evaluator, only string) (cty.Value, error) {
	call := callee.config.Call
	if !call.isRepeated() {
		return r.outputs(callee, r.world, only)
	}
	all, ok := r.instancesOf(call)
	if !ok {
		return r.outside()
	}
	list, members := make([]cty.Value, 0, len(all)), map[string]cty.Value{}
	for _, instance := range all {
		w, ok := r.worldOf(callee, all, instance)
		if !ok {
			return r.outside()
		}
		v, err := r.outputs(callee, w, only)
		if err != nil {
			return cty.NilVal, err
		}
		list, members[instance.Key] = append(list, v), v
	}
	if call.Count != nil {
		return cty.TupleVal(list), nil
	}
	return cty.ObjectVal(members), nil
}

// outputs is the object of a module's outputs. One that is in error, or costs
// too much, is not known; whoever reads the others need not care.
func (r *run) outputs(callee *Evaluator, w *world, only string) (cty.Value, error) {
	members := map[string]cty.Value{}
	for _, name := range slices.Sorted(maps.Keys(callee.config.Secret)) { // those that an override file changes too
		if only != "" && name != only {
			continue
		}
		v, err := r.outputOf(callee, w, name, nil)
		if err != nil {
			r.unknown = true
			v = cty.DynamicVal
		}
		members[name] = v
	}
	v := cty.ObjectVal(members)
	return v, r.weigh(v)
}

// splatOf is the module that a splat goes over, and the output that it asks of
// every instance.
func (r *run) splatOf(e *hclsyntax.SplatExpr, scope *Scope) (callee *Evaluator, output string) {
	source, ok := e.Source.(*hclsyntax.ScopeTraversalExpr)
	if !ok || len(source.Traversal) != 2 || source.Traversal.RootName() != "module" {
		return nil, ""
	}
	if _, own := scope.lookup("module"); own {
		return nil, ""
	}
	name, ok := source.Traversal[1].(hcl.TraverseAttr)
	each, isMember := e.Each.(*hclsyntax.RelativeTraversalExpr)
	if !ok || !isMember || each.Source != hclsyntax.Expression(e.Item) {
		return nil, ""
	}
	step, ok := each.Traversal[0].(hcl.TraverseAttr)
	if !ok {
		return nil, ""
	}
	return r.in.calls[name.Name], step.Name
}
