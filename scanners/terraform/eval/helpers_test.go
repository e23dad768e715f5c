package eval_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/json"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// expression parses what stands on the right of an equals sign.
func expression(t testing.TB, text string) hclsyntax.Expression {
	t.Helper()
	expr, diags := hclsyntax.ParseExpression([]byte(text), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%s: %s", text, diags)
	}
	return expr
}

// directory has the locals of text, one a line; a variable "open" that is not
// known, "size" with a default, "set" that is certain; and files.
func directory(t testing.TB, text string, files map[string]string, root bool) *eval.Evaluator {
	t.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(text), "locals.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	attrs, diags := file.Body.JustAttributes()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	locals := map[string]hcl.Expression{}
	for name, a := range attrs {
		locals[name] = a.Expr
	}
	return eval.New(eval.Config{
		Locals: locals,
		Variables: map[string]eval.Variable{
			"open": {},
			"size": {Default: cty.NumberIntVal(3)},
			"set":  {Set: cty.StringVal("s"), Default: cty.StringVal("s")},
		},
		Root: root, Size: len(text),
		Read: func(path string) ([]byte, bool) {
			content, ok := files[path]
			return []byte(content), ok
		},
	})
}

// written is a value as JSON; what is not known in it is "?".
func written(t testing.TB, v cty.Value) string {
	t.Helper()
	v, err := cty.Transform(v, func(_ cty.Path, v cty.Value) (cty.Value, error) {
		if !v.IsKnown() {
			return cty.StringVal("?"), nil
		}
		return v, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v, v.Type())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// cases writes an outcome, one case a line.
func cases(t testing.TB, o eval.Outcome) string {
	t.Helper()
	lines := make([]string, len(o.Cases))
	for i, c := range o.Cases {
		branch := ""
		if !c.Branch {
			branch = "not "
		}
		lines[i] = branch + c.Condition + ": " + written(t, c.Value)
	}
	return strings.Join(lines, "\n")
}
