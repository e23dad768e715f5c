package eval

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// loop evaluates a for-expression. What it repeats over must be known; a
// condition or a key that is not known makes the whole unknown.
func (r *run) loop(e *hclsyntax.ForExpr, scope *Scope) (cty.Value, error) {
	collection, err := r.reduce(e.CollExpr, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if collection.IsNull() || collection.IsKnown() && !collection.CanIterateElements() {
		return cty.NilVal, errFailed
	}
	if !collection.IsKnown() {
		return r.outside()
	}
	if err := r.weigh(collection); err != nil {
		return cty.NilVal, err
	}
	made := &made{group: e.Group, members: map[string]cty.Value{}, groups: map[string][]cty.Value{}}
	known := true
	for it := collection.ElementIterator(); it.Next(); {
		key, value := it.Element()
		round := map[string]cty.Value{e.ValVar: value}
		if e.KeyVar != "" {
			round[e.KeyVar] = key
		}
		ok, err := r.round(e, scope.With(round), made)
		if err != nil {
			return cty.NilVal, err
		}
		known = known && ok
	}
	if !known {
		return r.outside()
	}
	return made.value(e.KeyExpr != nil), nil
}

// round is one turn of a for-expression; known is false when its condition or
// its key is not.
func (r *run) round(e *hclsyntax.ForExpr, scope *Scope, into *made) (known bool, err error) {
	if e.CondExpr != nil {
		include, err := r.reduce(e.CondExpr, scope)
		if err != nil {
			return false, err
		}
		held, err := convert.Convert(include, cty.Bool)
		switch {
		case err != nil || held.IsNull():
			return false, errFailed
		case !held.IsKnown():
			return false, nil
		case held.False():
			return true, nil
		}
	}
	value, err := r.reduce(e.ValExpr, scope)
	if err != nil {
		return false, err
	}
	if e.KeyExpr == nil {
		into.list = append(into.list, value)
		return true, nil
	}
	key, err := r.reduce(e.KeyExpr, scope)
	if err != nil {
		return false, err
	}
	name, known, err := keyOf(key)
	if err != nil || !known {
		return false, err
	}
	return true, into.put(name, value)
}

// made is what a for-expression has made so far.
type made struct {
	group   bool
	list    []cty.Value
	members map[string]cty.Value
	groups  map[string][]cty.Value
}

func (m *made) put(name string, value cty.Value) error {
	if m.group {
		m.groups[name] = append(m.groups[name], value)
		return nil
	}
	if _, twice := m.members[name]; twice {
		return errFailed
	}
	m.members[name] = value
	return nil
}

func (m *made) value(object bool) cty.Value {
	if !object {
		return cty.TupleVal(m.list)
	}
	for name, values := range m.groups {
		m.members[name] = cty.TupleVal(values)
	}
	return cty.ObjectVal(m.members)
}

// splat evaluates what follows [*] for every element. What is no sequence
// counts as a sequence of one, and null as one of none.
func (r *run) splat(e *hclsyntax.SplatExpr, scope *Scope) (cty.Value, error) {
	source, err := r.splatted(e, scope)
	if err != nil {
		return cty.NilVal, err
	}
	if !source.IsKnown() {
		return r.outside()
	}
	kind := source.Type()
	elements := []cty.Value{source}
	sequence := kind.IsTupleType() || kind.IsListType() || kind.IsSetType()
	switch {
	case source.IsNull() && sequence:
		return cty.NilVal, errFailed
	case source.IsNull():
		return cty.EmptyTupleVal, nil
	case sequence:
		elements = source.AsValueSlice()
	}
	if err := r.weigh(source); err != nil {
		return cty.NilVal, err
	}
	values := make([]cty.Value, len(elements))
	for i, element := range elements {
		values[i], err = r.reduce(e.Each, &Scope{parent: scope, item: e.Item, value: element})
		if err != nil {
			return cty.NilVal, err
		}
	}
	return cty.TupleVal(values), nil
}

// splatted is what a splat goes over.
func (r *run) splatted(e *hclsyntax.SplatExpr, scope *Scope) (cty.Value, error) {
	if callee, output := r.splatOf(e, scope); callee != nil {
		return r.moduleValue(callee, output)
	}
	return r.reduce(e.Source, scope)
}
