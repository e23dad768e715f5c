package terraform

import (
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/scanners/internal/comment"
)

// maxStatement is how many lines one block or attribute may have to be found.
const maxStatement = 400

var (
	blockHead     = regexp.MustCompile(`^\s*[A-Za-z_][\w-]*(?:\s+"[^"]*")*\s*\{`)
	attributeHead = regexp.MustCompile(`^\s*[A-Za-z_][\w-]*\s*=(?:[^=>]|$)`)
)

// deadCode finds configuration in lines that were comments: what begins like a
// block or an attribute, goes on until its brackets close, and parses.
func deadCode(lines []string) []comment.Run {
	var runs []comment.Run
	for at := 0; at < len(lines); {
		end := statements(lines, at)
		if end == at {
			at++
			continue
		}
		if isConfiguration(strings.Join(lines[at:end], "\n") + "\n") {
			runs = append(runs, comment.Run{From: at, To: end - 1})
		}
		at = end
	}
	return runs
}

// statements is the line behind the statements that follow each other from the
// line at on; at when none begins there.
func statements(lines []string, at int) int {
	end := at
	for next := at; next < len(lines); {
		text := strings.TrimSpace(lines[next])
		if end > at && (text == "" || strings.HasPrefix(text, "#")) {
			next++
			continue
		}
		behind := statement(lines, next)
		if behind == next {
			break
		}
		next, end = behind, behind
	}
	return end
}

// statement is the line behind the statement that begins in the line at; at when
// none does.
func statement(lines []string, at int) int {
	if !blockHead.MatchString(lines[at]) && !attributeHead.MatchString(lines[at]) {
		return at
	}
	depth := 0
	for i := at; i < min(len(lines), at+maxStatement); i++ {
		depth += strings.Count(lines[i], "{") + strings.Count(lines[i], "[") + strings.Count(lines[i], "(")
		depth -= strings.Count(lines[i], "}") + strings.Count(lines[i], "]") + strings.Count(lines[i], ")")
		if depth <= 0 {
			return i + 1
		}
	}
	return at
}

// isConfiguration reports whether text parses as a block, or as two attributes
// that are not prose.
func isConfiguration(text string) bool {
	if tooDeep("", []byte(text)) != nil {
		return false
	}
	parsed, diags := hclsyntax.ParseConfig([]byte(text), "", hcl.InitialPos)
	if diags.HasErrors() {
		return false
	}
	body, ok := parsed.Body.(*hclsyntax.Body)
	if !ok {
		return false
	}
	attributes := 0
	for _, a := range body.Attributes {
		if !isWord(a.Expr) {
			attributes++
		}
	}
	return len(body.Blocks) > 0 || attributes >= 2
}

// isWord reports whether an expression is a single word, as prose such as
// "key = value" has.
func isWord(expr hclsyntax.Expression) bool {
	traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	return ok && len(traversal.Traversal) == 1
}
