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
// things that way mentions the local alone.
func (m *module) referencesOf(b block) []debt.Reference {
	var direct, indirect []debt.Reference
	for _, found := range mentionsIn(b, "") {
		rows := m.rowsOf(found.name)
		if len(rows) == 0 {
			continue
		}
		for _, row := range rows {
			direct = append(direct, debt.Reference{Attribute: found.path, To: row})
		}
		if b.kind == "resource" && len(indirect) <= maxIndirect {
			indirect = m.follow(indirect, found.path, found.name, nil)
		}
	}
	if len(indirect) <= maxIndirect {
		direct = append(direct, indirect...)
	}
	return distinct(direct)
}

// Bounds on what is followed through locals.
const (
	maxIndirect      = 50      // names, of one resource
	maxFollowed      = 200_000 // names, of all resources of a directory
	maxFollowedDepth = 16
)

// mention is a name in an expression, with the path where it stands.
type mention struct {
	path string
	name hcl.Traversal
}

// follow adds what a local is made of, at the path of its reader. Inside are the
// locals that led there, so that a cycle ends.
func (m *module) follow(refs []debt.Reference, path string, name hcl.Traversal, inside []string) []debt.Reference {
	local := addressOf(name)
	if slices.Contains(inside, local) || len(inside) > maxFollowedDepth {
		return refs
	}
	for _, next := range m.mentionsOf(name) {
		if m.followed++; m.followed > maxFollowed || len(refs) > maxIndirect {
			break
		}
		switch next.name.RootName() {
		case "local":
			refs = m.follow(refs, path+next.path, next.name, append(inside, local))
		case "var":
		default:
			for _, row := range m.rowsOf(next.name) {
				refs = append(refs, debt.Reference{Attribute: path + next.path, To: row})
			}
		}
	}
	return refs
}

// mentionsOf lists the names in a local, or in the member of one that is asked
// for, with paths from there. They are kept, because locals have many readers.
func (m *module) mentionsOf(name hcl.Traversal) []mention {
	expr, ok := m.eval.Source(name)
	if !ok {
		return nil
	}
	known, ok := m.mentions[expr]
	if !ok {
		known = mentionsOf(expr, "", nil)
		m.mentions[expr] = known
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
	for _, name := range expr.Variables() {
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
func (m *module) id(address string) string { return m.unit.ID + "#" + address }

func distinct(refs []debt.Reference) []debt.Reference {
	slices.SortFunc(refs, func(a, b debt.Reference) int {
		return cmp.Or(cmp.Compare(a.Attribute, b.Attribute), cmp.Compare(a.To, b.To))
	})
	return slices.Compact(refs)
}
