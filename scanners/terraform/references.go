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
func (m *module) referencesOf(b block) []debt.Reference {
	var refs []debt.Reference
	m.collect(b, "", &refs)
	return distinct(refs)
}

func (m *module) collect(b block, prefix string, refs *[]debt.Reference) {
	for _, a := range b.attrs {
		m.walk(a.expr, prefix+a.name, refs)
	}
	for _, inner := range b.blocks {
		path := prefix + inner.kind + "."
		switch {
		case inner.kind == "dynamic" && len(inner.labels) == 1:
			path = prefix + inner.labels[0] + "."
			for _, content := range inner.blocks {
				m.collect(content, path, refs)
			}
			for _, a := range inner.attrs {
				m.walk(a.expr, path+a.name, refs)
			}
		default:
			m.collect(inner, path, refs)
		}
	}
}

// walk descends into the members of objects, also inside jsonencode, so that a
// reference keeps the key under which it stands.
func (m *module) walk(expr hcl.Expression, path string, refs *[]debt.Reference) {
	switch e := expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		for _, item := range e.Items {
			member := path
			if key := hcl.ExprAsKeyword(item.KeyExpr); key != "" {
				member = path + "." + key
			} else if v := evaluate(item.KeyExpr, nil); v.IsWhollyKnown() && !v.IsNull() {
				member = path + "." + literalText(v)
			}
			m.walk(item.ValueExpr, member, refs)
		}
		return
	case *hclsyntax.FunctionCallExpr:
		for _, arg := range e.Args {
			m.walk(arg, path, refs)
		}
		return
	case *hclsyntax.ParenthesesExpr:
		m.walk(e.Expression, path, refs)
		return
	case *hclsyntax.TupleConsExpr:
		for _, element := range e.Exprs {
			m.walk(element, path, refs)
		}
		return
	}
	for _, traversal := range expr.Variables() {
		if address := addressOf(traversal); address != "" {
			*refs = append(*refs, debt.Reference{Attribute: path, To: m.id(address)})
		}
	}
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
