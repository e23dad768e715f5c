package terraform

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// maxRepeatedKeys is how many rows a directory has at most.
const maxRepeatedKeys = 1000

// repeatedKeys makes rows of the keys that one object has twice, with different
// values.
func (m *module) repeatedKeys() debt.Facts {
	r := repeatedKeyReader{m: m, ids: map[string]int{}}
	for _, b := range m.blocks {
		r.block(b, strings.Join(append([]string{b.kind}, b.labels...), "."))
	}
	return debt.Facts{RepeatedKey: r.rows}
}

type repeatedKeyReader struct {
	m    *module
	ids  map[string]int // how many rows have an ID that starts so
	rows []debt.RepeatedKey
}

func (r *repeatedKeyReader) block(b block, in string) {
	for _, a := range b.attrs {
		native, ok := a.expr.(hclsyntax.Expression)
		if !ok || b.kind == "variable" && a.name == "type" {
			continue // JSON has its own rules, and a type no values
		}
		_ = hclsyntax.VisitAll(native, func(node hclsyntax.Node) hcl.Diagnostics {
			if object, ok := node.(*hclsyntax.ObjectConsExpr); ok && len(object.Items) > 1 {
				r.object(object, in, a.name)
			}
			return nil
		})
	}
	for _, inner := range b.blocks {
		r.block(inner, in)
	}
}

// object compares every value with the last one of the same key, which counts.
func (r *repeatedKeyReader) object(object *hclsyntax.ObjectConsExpr, in, name string) {
	counts := make(map[string]hclsyntax.ObjectConsItem, len(object.Items))
	for _, item := range object.Items {
		if key, ok := keyText(item.KeyExpr); ok {
			counts[key] = item
		}
	}
	for _, item := range object.Items {
		key, ok := keyText(item.KeyExpr)
		if !ok {
			continue
		}
		if kept := counts[key]; misleads(item.ValueExpr, kept.ValueExpr) {
			r.add(in, name, key, item.KeyExpr.Range().Start.Line, location(kept.KeyExpr.Range()))
		}
	}
}

// misleads reports whether a value that does not count says something else than
// the one that does. A null says nothing, and one empty value as much as another.
func misleads(lost, kept hclsyntax.Expression) bool {
	if isNull(lost) || isEmpty(lost) && isEmpty(kept) {
		return false
	}
	return differ(lost, kept)
}

func isNull(expr hclsyntax.Expression) bool {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.IsNull()
}

// isEmpty reports whether a value is plainly written as null, or with nothing in it.
func isEmpty(expr hclsyntax.Expression) bool {
	switch e := expr.(type) {
	case *hclsyntax.TupleConsExpr:
		return len(e.Exprs) == 0
	case *hclsyntax.ObjectConsExpr:
		return len(e.Items) == 0
	}
	text, ok := literalText(expr)
	return isNull(expr) || ok && text == ""
}

// keyText is a key that is plainly written, as a name or in quotes.
func keyText(expr hclsyntax.Expression) (string, bool) {
	if name := hcl.ExprAsKeyword(expr); name != "" {
		return name, true
	}
	if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
		expr = key.Wrapped
	}
	return literalText(expr)
}

// literalText is what a number, a boolean, or a text without any expression in it
// would be in quotes.
func literalText(expr hclsyntax.Expression) (string, bool) {
	if text, ok := expr.(*hclsyntax.TemplateExpr); ok && len(text.Parts) == 1 {
		expr = text.Parts[0]
	}
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	if !ok || literal.Val.IsNull() {
		return "", false
	}
	return fmt.Sprint(plain(literal.Val)), true
}

// differ reports whether two values are certainly not written alike. Numbers and
// booleans are what they are in quotes. Only texts of a bounded length are
// compared, so that values inside of values cost no more than they are long.
func differ(one, other hclsyntax.Expression) bool {
	a, isLiteral := literalText(one)
	b, areLiterals := literalText(other)
	if isLiteral && areLiterals {
		return a != b
	}
	before, after := eval.Text(one), eval.Text(other)
	return before != "" && after != "" && before != after
}

func (r *repeatedKeyReader) add(in, name, key string, lost int, at debt.Location) {
	if len(r.rows) >= maxRepeatedKeys {
		return
	}
	id := "repeated:" + in + "." + name + "." + key
	if r.ids[id]++; r.ids[id] > 1 {
		id = fmt.Sprintf("%s#%d", id, r.ids[id])
	}
	r.rows = append(r.rows, debt.RepeatedKey{
		ID: r.m.id(id), Unit: r.m.unit.ID, In: in, Name: name, Key: key, Lost: lost, At: r.m.at(at),
	})
}
