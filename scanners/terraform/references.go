package terraform

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
)

// referencesOf finds every mention of another row of the unit in a block, with
// the path of the attribute that mentions it. Indices of repeated blocks are
// left out of the path: a rule asks what mentions a queue, not which block does.
//
// A local is transparent in a resource: what the local is made of, the resource
// mentions too, under the keys that lead there. Whoever reads more than a few
// things that way mentions the local alone. An output of a module that is
// followed is transparent everywhere, and so is an input inside of it.
func (m *module) referencesOf(b block) []debt.Reference {
	return m.references(mentionsIn(b, ""), b.kind == "resource" || m.call != nil)
}

func (m *module) references(found []mention, throughLocals bool) []debt.Reference {
	var direct []debt.Reference
	local, called := &trail{}, &trail{}
	if m.call != nil {
		local = called // there are no rows of locals that could be followed later
	}
	for _, f := range found {
		address := addressOf(f.name)
		if address == "" {
			continue
		}
		root := f.name.RootName()
		if m.call == nil || root != "local" && root != "var" && m.callees[moduleOf(f.name)] == nil {
			for _, row := range m.rowsOf(f.name) {
				direct = append(direct, debt.Reference{Attribute: f.path, To: row})
			}
		}
		switch {
		case m.call != nil && (f.path == "count" || f.path == "for_each"):
			// how often it is there says nothing of what it works with
		case root == "module", root == "var":
			called.append(f.path, "", m.behind(f.name, 0))
		case root == "local" && throughLocals:
			local.append(f.path, "", m.behind(f.name, 0))
		}
	}
	if m.call != nil || len(local.refs) <= maxIndirect {
		direct = append(direct, local.refs...)
	}
	if m.call == nil {
		direct = append(direct, called.refs...)
	}
	m.cut = m.cut || called.cut
	return distinct(direct)
}

// trail is what one row mentions indirectly.
type trail struct {
	refs []debt.Reference
	seen map[debt.Reference]bool
	cut  bool // it is not all
}

// append adds what is mentioned at path, below what the reader calls it. Behind the first few, only what is
// mentioned counts, and no longer under which key.
func (t *trail) append(reader, path string, refs []debt.Reference) {
	if t.seen == nil {
		t.seen = map[debt.Reference]bool{}
	}
	for _, ref := range refs {
		if len(t.refs) < maxIndirect {
			ref.Attribute = reader + path + ref.Attribute
		} else {
			ref.Attribute = reader
		}
		if t.seen[ref] || t.seen[debt.Reference{To: ref.To}] && len(t.refs) >= maxIndirect {
			continue
		}
		if len(t.refs) >= maxCalled {
			t.cut = true
			return
		}
		t.seen[ref], t.seen[debt.Reference{To: ref.To}] = true, true
		t.refs = append(t.refs, ref)
	}
}

// Bounds on what is followed through locals.
const (
	maxIndirect      = 50      // names, of one resource
	maxFollowed      = 200_000 // names, of all resources of a directory
	maxFollowedDepth = 32
	maxCalled        = 500 // rows, of one row, through calls
)

// mention is a name in an expression, with the path where it stands.
type mention struct {
	path string
	name hcl.Traversal
}

// place is an expression as one module has it.
type place struct {
	in   *module
	expr hcl.Expression
}

// behind is what a local, an input or an output is made of, with paths from
// there. It is found out once, because such names have many readers; a name that
// is being found out is made of nothing more, so that a cycle ends.
func (m *module) behind(name hcl.Traversal, depth int) []debt.Reference {
	from := m.owner(name)
	if from == nil || depth > maxFollowedDepth {
		return nil
	}
	expr, rest, ok := m.eval.Source(name)
	if !ok {
		return nil
	}
	if plain, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok && len(rest) > 0 {
		return from.reach(slices.Concat(plain.Traversal, rest), depth) // the same member of another name
	}
	home, here := m.home(), place{from, expr}
	if known, ok := home.behinds[here]; ok {
		return known
	}
	home.behinds[here] = nil
	found := &trail{}
	for _, next := range from.mentionsOf(expr) {
		if home.followed += 1 + len(found.refs)/maxIndirect; home.followed > maxFollowed {
			home.cut = home.cut || len(home.callees) > 0
			break
		}
		found.append("", next.path, from.reach(next.name, depth))
	}
	home.cut = home.cut || found.cut && len(home.callees) > 0
	home.behinds[here] = found.refs
	return found.refs
}

// reach is what a name stands for: a row, or what stands behind it.
func (m *module) reach(name hcl.Traversal, depth int) []debt.Reference {
	root := name.RootName()
	through := root == "local" || root == "var" || m.callees[moduleOf(name)] != nil
	var refs []debt.Reference
	if through {
		refs = m.behind(name, depth+1)
	}
	if !through {
		for _, row := range m.rowsOf(name) {
			refs = append(slices.Clip(refs), debt.Reference{To: row})
		}
	}
	return refs
}

// owner is the module in which what a name stands for is written; nil when it
// stands for nothing that is followed.
func (m *module) owner(name hcl.Traversal) *module {
	switch name.RootName() {
	case "local":
		return m
	case "var":
		if m.call != nil {
			return m.call.caller
		}
	case "module":
		return m.callees[moduleOf(name)]
	}
	return nil
}

// home is the unit's own directory.
func (m *module) home() *module {
	for m.call != nil {
		m = m.call.caller
	}
	return m
}

// moduleOf is the call that a name leads into.
func moduleOf(name hcl.Traversal) string {
	if name.RootName() != "module" || len(name) < 2 {
		return ""
	}
	step, _ := name[1].(hcl.TraverseAttr)
	return step.Name
}

// mentionsOf lists the names in an expression that many read. They are kept.
func (d *directory) mentionsOf(expr hcl.Expression) []mention {
	known, ok := d.mentions[expr]
	if !ok {
		known = mentionsOf(expr, "", nil)
		d.mentions[expr] = known
	}
	return known
}

func mentionsIn(b block, prefix string) []mention {
	var found []mention
	for _, a := range b.attrs {
		found = mentionsOf(a.expr, prefix+a.name, found)
	}
	for _, inner := range b.blocks {
		path := prefix + inner.kind + "."
		switch {
		case inner.kind == "dynamic" && len(inner.labels) == 1:
			path = prefix + inner.labels[0] + "."
			for _, content := range inner.blocks {
				found = append(found, mentionsIn(content, path)...)
			}
			for _, a := range inner.attrs {
				found = mentionsOf(a.expr, path+a.name, found)
			}
		default:
			found = append(found, mentionsIn(inner, path)...)
		}
	}
	return found
}

// mentionsOf descends into the members of objects, also inside jsonencode, so
// that a name keeps the key under which it stands.
func mentionsOf(expr hcl.Expression, path string, found []mention) []mention {
	switch e := expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		for _, item := range e.Items {
			member := path
			if key, ok := stringOf(item.KeyExpr); ok {
				member = path + "." + key
			}
			found = mentionsOf(item.ValueExpr, member, found)
		}
		return found
	case *hclsyntax.FunctionCallExpr:
		for _, arg := range e.Args {
			found = mentionsOf(arg, path, found)
		}
		return found
	case *hclsyntax.ParenthesesExpr:
		return mentionsOf(e.Expression, path, found)
	case *hclsyntax.TupleConsExpr:
		for _, element := range e.Exprs {
			found = mentionsOf(element, path, found)
		}
		return found
	}
	for _, name := range namesIn(expr) {
		found = append(found, mention{path, name})
	}
	return found
}

// addressOf gives the address a traversal names, without attributes: "module.x",
// "local.y", "data.t.n", "aws_sqs_queue.q"; empty for what is not a row.
func addressOf(t hcl.Traversal) string {
	if len(t) == 0 || t.IsRelative() {
		return ""
	}
	names := []string{t.RootName()}
	for _, step := range t[1:] {
		attr, ok := step.(hcl.TraverseAttr)
		if !ok {
			break
		}
		names = append(names, attr.Name)
	}
	switch names[0] {
	case "each", "count", "self", "path", "terraform", "tofu", "ephemeral":
		return ""
	case "data":
		if len(names) >= 3 {
			return "data." + names[1] + "." + names[2]
		}
		return ""
	}
	if len(names) >= 2 {
		return names[0] + "." + names[1]
	}
	return ""
}

// id names a row of the unit.
func (m *module) id(address string) string {
	known, ok := m.ids[address]
	if !ok {
		known = m.unit.ID + "#" + m.prefix() + address
		m.ids[known[len(known)-len(address):]] = known
	}
	return known
}

// address is the address of the row with an ID, from the unit on.
func (m *module) address(id string) string { return id[len(m.unit.ID)+1:] }

func distinct(refs []debt.Reference) []debt.Reference {
	slices.SortFunc(refs, func(a, b debt.Reference) int {
		return cmp.Or(cmp.Compare(a.Attribute, b.Attribute), cmp.Compare(a.To, b.To))
	})
	return slices.Compact(refs)
}
