package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// call is one call of a module, as its rows have it.
type call struct {
	caller *module
	prefix string             // of the addresses of its rows: "module.a.module.b."
	exists debt.Exists        // the call, and all calls above it
	counts []debt.Alternative // where that is not certain, what the nearest uncertain count may be
	// outside says that the module's files are not the repository's: its rows are
	// where the call is that leads out. Directory is where the files are.
	outside   *debt.Location
	directory string
}

// arrive notes that the module was downloaded.
func (c *call) arrive(m *module, b block, directory string) {
	c.directory = directory
	if c.outside == nil {
		at := m.at(b.at).Location
		c.outside = &at
	}
}

// prefix stands before the addresses of a module's rows.
func (m *module) prefix() string {
	if m.call == nil {
		return ""
	}
	return m.call.prefix
}

// present says whether a block is there, which takes its module to be there.
func (m *module) present(b block) debt.Exists {
	own := m.existence(b)
	if m.call == nil {
		return own
	}
	return both(m.call.exists, own)
}

// both says whether two things are there.
func both(a, b debt.Exists) debt.Exists {
	switch {
	case a == debt.ExistsNo || b == debt.ExistsNo:
		return debt.ExistsNo
	case a == debt.ExistsYes && b == debt.ExistsYes:
		return debt.ExistsYes
	}
	return debt.ExistsUnknown
}

// repeated adds what the count of the call may be to a row that has no
// alternatives of its own: in some of them the row is there.
func (m *module) repeated(values debt.Values) debt.Values {
	if m.call == nil || len(m.call.counts) == 0 || values.Maybe["count"] != nil {
		return values
	}
	if slices.Contains(values.Unsure, "count") || slices.Contains(values.Unsure, "for_each") {
		return values
	}
	if values.Maybe == nil {
		values.Maybe = map[string][]debt.Alternative{}
	}
	delete(values.Attrs, "count")
	values.Maybe["count"] = m.call.counts
	values.Unsure = append(values.Unsure, "count")
	slices.Sort(values.Unsure)
	return values
}

// isDoubtful reports whether nothing says when a block of a called module is
// there: neither a count of its own nor one of its calls.
func (m *module) isDoubtful(b block, exists debt.Exists) bool {
	switch {
	case exists != debt.ExistsUnknown:
		return false
	case m.call.exists == debt.ExistsUnknown:
		return len(m.call.counts) == 0
	}
	return len(m.countOf(b)) == 0
}

// outline is all that is certain of a block that may not be there: what could be
// set if it were.
func outline(b block) debt.Values {
	values := debt.Values{Attrs: map[string]any{}}
	for _, a := range b.attrs {
		if a.name != "provider" && a.name != "depends_on" {
			values.Unsure = append(values.Unsure, a.name)
		}
	}
	for _, inner := range b.blocks {
		kind := inner.kind
		if kind == "dynamic" && len(inner.labels) == 1 {
			kind = inner.labels[0]
		}
		values.Unsure = append(values.Unsure, kind)
	}
	slices.Sort(values.Unsure)
	values.Unsure = slices.Compact(values.Unsure)
	return values
}

// newCall is a call that m makes with the module block b.
func (m *module) newCall(b block) *call {
	c := &call{caller: m, prefix: m.prefix() + "module." + b.labels[0] + ".", exists: m.present(b)}
	if m.call != nil {
		c.counts, c.outside = m.call.counts, m.call.outside
	}
	if m.existence(b) == debt.ExistsUnknown {
		c.counts = m.countOf(b)
	}
	return c
}

// countOf is what the count of a block may be; none when that is not known.
func (m *module) countOf(b block) []debt.Alternative {
	a, ok := b.attr("count")
	if !ok {
		return nil
	}
	r := &recorder{eval: m.eval}
	r.attribute("count", "count", a.expr, map[string]any{})
	return r.values.Maybe["count"]
}

// callee evaluates a directory as the module block b of m calls it.
func (m *module) callee(b block, d *directory, at string) *module {
	config := d.names(func(variable block) eval.Variable { return d.argument(b, variable) })
	callee := &module{directory: d, unit: m.unit, call: m.newCall(b), callees: map[string]*module{}, ids: map[string]string{}}
	address := callee.call.prefix
	config.Call = &eval.Call{Address: address[:len(address)-1], Path: at}
	if a, ok := b.attr("count"); ok {
		config.Call.Count = a.expr
	} else if a, ok := b.attr("for_each"); ok {
		config.Call.ForEach = a.expr
	}
	callee.eval = m.eval.Module(b.labels[0], config)
	return callee
}

// argument is what a call says of a variable. What a sensitive variable holds
// is not looked at.
func (d *directory) argument(call, variable block) eval.Variable {
	fallback := d.fallback(variable)
	if isTrue(variable, "sensitive") || isTrue(variable, "ephemeral") {
		return eval.Variable{}
	}
	a, ok := call.attr(variable.labels[0])
	if !ok {
		return eval.Variable{Set: fallback, Default: fallback}
	}
	return eval.Variable{Default: fallback, Passed: a.expr, Typed: func(v cty.Value) cty.Value {
		if v.IsKnown() && v.IsNull() && fallback != cty.NilVal && isFalse(variable, "nullable") {
			return fallback
		}
		return received(variable, v)
	}}
}

// fallback is the default of a variable, which is the same for all calls.
func (d *directory) fallback(variable block) cty.Value {
	a, ok := variable.attr("default")
	if !ok {
		return cty.NilVal
	}
	known, ok := d.fallbacks[a.expr]
	if !ok {
		known = typed(variable, eval.Constant(a.expr))
		d.fallbacks[a.expr] = known
	}
	return known
}

func isFalse(b block, name string) bool {
	a, ok := b.attr(name)
	return ok && eval.Constant(a.expr).RawEquals(cty.False)
}

// received converts what a call passes to the variable's type. It may be known
// in part.
func received(variable block, v cty.Value) cty.Value {
	a, ok := variable.attr("type")
	if !ok || v == cty.DynamicVal {
		return v
	}
	want, defaults, diags := typeexpr.TypeConstraintWithDefaults(a.expr)
	if diags.HasErrors() || !isConvertible(v, want) {
		return cty.DynamicVal
	}
	if defaults != nil && v.IsKnown() && !v.IsNull() {
		v = defaults.Apply(v)
	}
	converted, err := convert.Convert(v, want)
	if err != nil || !converted.IsKnown() {
		return cty.DynamicVal
	}
	return converted
}
