package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// textOf writes an expression from its syntax tree, so that comments and
// layout cannot tell two equal conditions apart. Forms that conditions rarely
// have are written by their kind alone.
func textOf(expr hcl.Expression) string {
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return textOf(e.Expression)
	case *hclsyntax.ScopeTraversalExpr:
		return traversalText(e.Traversal)
	case *hclsyntax.LiteralValueExpr:
		return literalText(e.Val)
	case *hclsyntax.TemplateExpr:
		return `"` + joinText(e.Parts, "") + `"`
	case *hclsyntax.TemplateWrapExpr:
		return textOf(e.Wrapped)
	case *hclsyntax.BinaryOpExpr:
		return textOf(e.LHS) + " " + operatorText(e.Op) + " " + textOf(e.RHS)
	case *hclsyntax.UnaryOpExpr:
		return operatorText(e.Op) + textOf(e.Val)
	case *hclsyntax.FunctionCallExpr:
		return e.Name + "(" + joinText(e.Args, ", ") + ")"
	case *hclsyntax.TupleConsExpr:
		return "[" + joinText(e.Exprs, ", ") + "]"
	case *hclsyntax.IndexExpr:
		return textOf(e.Collection) + "[" + textOf(e.Key) + "]"
	case *hclsyntax.RelativeTraversalExpr:
		return textOf(e.Source) + "." + traversalText(e.Traversal)
	case *hclsyntax.ConditionalExpr:
		return textOf(e.Condition) + " ? " + textOf(e.TrueResult) + " : " + textOf(e.FalseResult)
	}
	return "…"
}

func joinText(exprs []hclsyntax.Expression, separator string) string {
	parts := make([]string, len(exprs))
	for i, e := range exprs {
		parts[i] = textOf(e)
	}
	return strings.Join(parts, separator)
}

func traversalText(t hcl.Traversal) string {
	var b strings.Builder
	for _, step := range t {
		switch s := step.(type) {
		case hcl.TraverseRoot:
			b.WriteString(s.Name)
		case hcl.TraverseAttr:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s.Name)
		case hcl.TraverseIndex:
			b.WriteString("[" + literalText(s.Key) + "]")
		case hcl.TraverseSplat:
			b.WriteString("[*]")
		}
	}
	return b.String()
}

func literalText(v cty.Value) string {
	switch {
	case v.IsNull():
		return "null"
	case !v.IsKnown():
		return "…"
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Bool && v.True():
		return "true"
	case v.Type() == cty.Bool:
		return "false"
	case v.Type() == cty.Number:
		return v.AsBigFloat().Text('g', 20)
	}
	return "…"
}

func operatorText(op *hclsyntax.Operation) string {
	switch op {
	case hclsyntax.OpEqual:
		return "=="
	case hclsyntax.OpNotEqual:
		return "!="
	case hclsyntax.OpLogicalAnd:
		return "&&"
	case hclsyntax.OpLogicalOr:
		return "||"
	case hclsyntax.OpLogicalNot:
		return "!"
	case hclsyntax.OpGreaterThan:
		return ">"
	case hclsyntax.OpGreaterThanOrEqual:
		return ">="
	case hclsyntax.OpLessThan:
		return "<"
	case hclsyntax.OpLessThanOrEqual:
		return "<="
	case hclsyntax.OpAdd:
		return "+"
	case hclsyntax.OpSubtract, hclsyntax.OpNegate:
		return "-"
	case hclsyntax.OpMultiply:
		return "*"
	case hclsyntax.OpDivide:
		return "/"
	case hclsyntax.OpModulo:
		return "%"
	}
	return "…"
}
