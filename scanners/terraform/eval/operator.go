package eval

import "github.com/hashicorp/hcl/v2/hclsyntax"

// operator gives an operator's sign and how tightly it binds.
func operator(op *hclsyntax.Operation) (sign string, precedence int) {
	switch op {
	case hclsyntax.OpLogicalOr:
		return "||", 2
	case hclsyntax.OpLogicalAnd:
		return "&&", 3
	case hclsyntax.OpEqual:
		return "==", 4
	case hclsyntax.OpNotEqual:
		return "!=", 4
	case hclsyntax.OpGreaterThan:
		return ">", 5
	case hclsyntax.OpGreaterThanOrEqual:
		return ">=", 5
	case hclsyntax.OpLessThan:
		return "<", 5
	case hclsyntax.OpLessThanOrEqual:
		return "<=", 5
	case hclsyntax.OpAdd:
		return "+", 6
	case hclsyntax.OpSubtract:
		return "-", 6
	case hclsyntax.OpMultiply:
		return "*", 7
	case hclsyntax.OpDivide:
		return "/", 7
	case hclsyntax.OpModulo:
		return "%", 7
	case hclsyntax.OpLogicalNot:
		return "!", tight
	case hclsyntax.OpNegate:
		return "-", tight
	}
	return "…", 0
}
