package terraform

import (
	"bytes"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
)

// Bounds on nesting. The parsers recurse, and a stack that overflows cannot be
// recovered from.
const (
	maxNesting    = 200
	maxOperators  = 1000
	maxChain      = 10_000 // operators and steps of one expression, which nest to the left
	maxDirectives = 2_000  // "%{…}" of one file, which take the time of their square
)

// tooDeep refuses a file whose brackets nest, or whose operators chain, deeper
// than any configuration does. It counts bytes, not tokens: strings count too,
// which only matters to files that no one has written.
func tooDeep(file string, content []byte) *debt.Unread {
	if bytes.Count(content, []byte("%{")) > maxDirectives {
		return &debt.Unread{Path: file, Reason: fmt.Sprintf("it has more than %d template directives", maxDirectives)}
	}
	depth, line, unary, questions, chain := 0, 1, 0, 0, 0
	for _, b := range content {
		switch b {
		case '\n':
			line++
			if depth == 0 {
				chain = 0
			}
			continue
		case ' ', '\t', '\r':
			continue
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case '?':
			questions++
		case '=':
			questions = 0
		}
		if b == '!' || b == '-' {
			unary++
		} else {
			unary = 0
		}
		if bytes.IndexByte([]byte("+-*/%&|<>!.["), b) >= 0 {
			chain++
		} else if b == ',' || b == '{' || b == '}' {
			chain = 0
		}
		if chain > maxChain {
			return &debt.Unread{Path: file, Line: line, Reason: fmt.Sprintf("an expression chains more than %d operators", maxChain)}
		}
		if depth > maxNesting || unary > maxOperators || questions > maxOperators {
			return &debt.Unread{Path: file, Line: line, Reason: fmt.Sprintf("it nests deeper than %d levels", maxNesting)}
		}
	}
	return nil
}

// maxExponent is the binary exponent of the largest number that is worked with.
// A number such as 1e99999999 takes seconds to write out in digits, which the
// language does wherever a number meets a string.
const maxExponent = 256

// isHuge reports whether a value is a number beyond maxExponent.
func isHuge(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.Number {
		return false
	}
	exponent := v.AsBigFloat().MantExp(nil)
	return exponent > maxExponent || exponent < -maxExponent
}

// hugeNumber finds a number literal beyond maxExponent.
func hugeNumber(node hclsyntax.Node) hcl.Diagnostics {
	return hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		if e, ok := n.(*hclsyntax.LiteralValueExpr); ok && isHuge(e.Val) {
			return hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: "A number has too large an exponent", Subject: e.SrcRange.Ptr(),
			}}
		}
		return nil
	})
}

// hugeJSON is hugeNumber for the JSON syntax: an exponent of four digits or
// more outside of any string.
func hugeJSON(file string, content []byte) hcl.Diagnostics {
	inString, escaped, digits, line := false, false, -1, 1
	for _, b := range content {
		switch {
		case b == '\n':
			line++
		case escaped:
			escaped = false
		case inString && b == '\\':
			escaped = true
		case b == '"':
			inString = !inString
		case inString:
		case b == 'e' || b == 'E':
			digits = 0
			continue
		case digits >= 0 && bytes.IndexByte([]byte("+-0123456789"), b) >= 0:
			if digits++; digits > 3 {
				at := hcl.Range{Filename: file, Start: hcl.Pos{Line: line}, End: hcl.Pos{Line: line}}
				return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "A number has too large an exponent", Subject: &at}}
			}
			continue
		}
		digits = -1
	}
	return nil
}
