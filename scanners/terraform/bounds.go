package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// tooDeep refuses a file that nests deeper than any configuration does.
func tooDeep(file string, content []byte) *debt.Unread {
	if line, reason := eval.Bounds(content); reason != "" {
		return &debt.Unread{Path: file, Line: line, Reason: reason}
	}
	return nil
}

// mayBeHuge reports whether content may hold a number that is too large: one with
// an exponent, or of very many digits. Few files do, and the others need not be
// searched.
func mayBeHuge(content []byte) bool {
	const long = 64 // digits of a number that is not too large yet
	run := 0
	for i, b := range content {
		switch {
		case '0' <= b && b <= '9', b == '.':
			if run++; run >= long {
				return true
			}
			continue
		case (b == 'e' || b == 'E') && run > 0 && i+1 < len(content) && bytes.IndexByte([]byte("+-0123456789"), content[i+1]) >= 0:
			return true
		}
		run = 0
	}
	return false
}

// hugeNumber finds a number literal that is too large to be worked with.
func hugeNumber(node hclsyntax.Node) hcl.Diagnostics {
	return hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		if e, ok := n.(*hclsyntax.LiteralValueExpr); ok && eval.IsHuge(e.Val) {
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
