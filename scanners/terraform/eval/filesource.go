package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// File is the content of the file that an expression names, as the functions
// that read files take it, and its path from the directory.
func (e *Evaluator) File(expr hcl.Expression) (content []byte, name string, ok bool) {
	r := &run{in: e, world: e.shared.base, budget: maxSteps}
	native, isNative := expr.(hclsyntax.Expression)
	if !isNative {
		return nil, "", false
	}
	content, name, ok, err := r.content(native, nil)
	return content, name, ok && err == nil
}
