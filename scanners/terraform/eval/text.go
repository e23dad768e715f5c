package eval

import (
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// maxText ends the text of an expression that is longer than a reader's line.
const maxText = 4 << 10

// Text writes an expression from its syntax tree, so that comments and layout
// cannot tell two equal expressions apart. Different expressions have different
// texts; the text is empty when the expression has a form that is not written,
// or is too long.
func Text(expr hclsyntax.Expression) string {
	w := &writer{}
	w.expression(expr, 0)
	if w.lost || w.Len() > maxText {
		return ""
	}
	return w.String()
}

// writer writes expressions until they are too long.
type writer struct {
	strings.Builder
	lost bool
}

// tight is above the precedence of every operator.
const tight = 9

func (w *writer) expression(expr hclsyntax.Expression, precedence int) {
	if w.lost = w.lost || w.Len() > maxText; w.lost {
		return
	}
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		w.expression(e.Expression, precedence)
	case *hclsyntax.LiteralValueExpr:
		w.WriteString(valueText(e.Val))
	case *hclsyntax.ScopeTraversalExpr:
		w.WriteString(TraversalText(e.Traversal))
	case *hclsyntax.TemplateExpr:
		w.template(e)
	case *hclsyntax.TemplateWrapExpr:
		w.expression(e.Wrapped, precedence)
	case *hclsyntax.FunctionCallExpr:
		w.call(e)
	case *hclsyntax.TupleConsExpr:
		w.WriteByte('[')
		w.list(e.Exprs)
		w.WriteByte(']')
	case *hclsyntax.ObjectConsExpr:
		w.object(e)
	case *hclsyntax.ObjectConsKeyExpr:
		w.key(e)
	case *hclsyntax.ForExpr:
		w.loop(e)
	default:
		w.operation(expr, precedence)
	}
}

func (w *writer) operation(expr hclsyntax.Expression, precedence int) {
	switch e := expr.(type) {
	case *hclsyntax.BinaryOpExpr:
		sign, own := operator(e.Op)
		w.open(own < precedence)
		w.expression(e.LHS, own)
		w.WriteString(" " + sign + " ")
		w.expression(e.RHS, own+1)
		w.close(own < precedence)
	case *hclsyntax.UnaryOpExpr:
		sign, _ := operator(e.Op)
		w.WriteString(sign)
		w.expression(e.Val, tight)
	case *hclsyntax.ConditionalExpr:
		w.open(precedence > 0)
		w.expression(e.Condition, 1)
		w.WriteString(" ? ")
		w.expression(e.TrueResult, 0)
		w.WriteString(" : ")
		w.expression(e.FalseResult, 0)
		w.close(precedence > 0)
	case *hclsyntax.IndexExpr:
		w.expression(e.Collection, tight)
		w.WriteByte('[')
		w.expression(e.Key, 0)
		w.WriteByte(']')
	case *hclsyntax.RelativeTraversalExpr:
		w.expression(e.Source, tight)
		w.WriteString(stepsText(e.Traversal))
	case *hclsyntax.SplatExpr:
		w.expression(e.Source, tight)
		w.WriteString("[*]")
		w.expression(e.Each, tight)
	case *hclsyntax.AnonSymbolExpr:
	default:
		w.lost = true
	}
}

func (w *writer) open(needed bool) {
	if needed {
		w.WriteByte('(')
	}
}

func (w *writer) close(needed bool) {
	if needed {
		w.WriteByte(')')
	}
}

func (w *writer) list(exprs []hclsyntax.Expression) {
	for i, e := range exprs {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expression(e, 0)
	}
}

func (w *writer) call(e *hclsyntax.FunctionCallExpr) {
	w.WriteString(e.Name + "(")
	w.list(e.Args)
	if e.ExpandFinal {
		w.WriteString("...")
	}
	w.WriteByte(')')
}

func (w *writer) template(e *hclsyntax.TemplateExpr) {
	w.WriteByte('"')
	for _, part := range e.Parts {
		if lit, ok := part.(*hclsyntax.LiteralValueExpr); ok {
			quoted := valueText(lit.Val)
			w.WriteString(strings.TrimSuffix(strings.TrimPrefix(quoted, `"`), `"`))
			continue
		}
		w.WriteString("${")
		w.expression(part, 0)
		w.WriteByte('}')
	}
	w.WriteByte('"')
}

func (w *writer) object(e *hclsyntax.ObjectConsExpr) {
	w.WriteByte('{')
	for i, item := range e.Items {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expression(item.KeyExpr, tight)
		w.WriteString(" = ")
		w.expression(item.ValueExpr, 0)
	}
	w.WriteByte('}')
}

func (w *writer) key(e *hclsyntax.ObjectConsKeyExpr) {
	if word := hcl.ExprAsKeyword(e.Wrapped); word != "" && !e.ForceNonLiteral {
		w.WriteString(strconv.Quote(word))
		return
	}
	w.open(e.ForceNonLiteral)
	w.expression(e.Wrapped, 0)
	w.close(e.ForceNonLiteral)
}

func (w *writer) loop(e *hclsyntax.ForExpr) {
	brackets := "[]"
	if e.KeyExpr != nil {
		brackets = "{}"
	}
	w.WriteString(brackets[:1] + "for ")
	if e.KeyVar != "" {
		w.WriteString(e.KeyVar + ", ")
	}
	w.WriteString(e.ValVar + " in ")
	w.expression(e.CollExpr, 0)
	w.WriteString(" : ")
	if e.KeyExpr != nil {
		w.expression(e.KeyExpr, 0)
		w.WriteString(" => ")
	}
	w.expression(e.ValExpr, 0)
	if e.Group {
		w.WriteString("...")
	}
	if e.CondExpr != nil {
		w.WriteString(" if ")
		w.expression(e.CondExpr, 0)
	}
	w.WriteString(brackets[1:])
}

// TraversalText writes a name with the attributes and indices behind it.
func TraversalText(t hcl.Traversal) string {
	return strings.TrimPrefix(stepsText(t), ".")
}

func stepsText(t hcl.Traversal) string {
	var b strings.Builder
	for _, step := range t {
		switch s := step.(type) {
		case hcl.TraverseRoot:
			b.WriteString(s.Name)
		case hcl.TraverseAttr:
			b.WriteString("." + s.Name)
		case hcl.TraverseIndex:
			b.WriteString("[" + valueText(s.Key) + "]")
		case hcl.TraverseSplat:
			b.WriteString("[*]")
		}
	}
	return b.String()
}

// valueText writes a literal.
func valueText(v cty.Value) string {
	switch {
	case v.IsNull():
		return "null"
	case !v.IsKnown():
		return "unknown"
	case v.Type() == cty.String:
		return strconv.Quote(v.AsString())
	case v.Type() == cty.Bool && v.True():
		return "true"
	case v.Type() == cty.Bool:
		return "false"
	case v.Type() == cty.Number:
		return v.AsBigFloat().Text('g', 20)
	}
	return "…"
}
