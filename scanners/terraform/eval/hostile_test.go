package eval_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// chain is a local of n steps, each made of the one before.
func chain(n int, first, step string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "l0 = %s\n", first)
	for i := range n {
		fmt.Fprintf(&b, "l%d = %s\n", i+1, strings.ReplaceAll(step, "LAST", fmt.Sprintf("local.l%d", i)))
	}
	return b.String()
}

// What is made to take all time or memory is not known, and soon.
func TestHostileExpressions(t *testing.T) {
	long := `"` + strings.Repeat("x", 60) + `"`
	for name, tt := range map[string]struct{ locals, expr string }{
		"strings":      {chain(60, long, `"${LAST}${LAST}"`), "local.l60"},
		"lists":        {chain(60, "[1]", "[LAST, LAST]"), "local.l60 == local.l60"},
		"objects":      {chain(60, "{}", "{a = LAST, b = LAST}"), "jsonencode(local.l60)"},
		"concat":       {chain(60, "[1]", "concat(LAST, LAST)"), "length(local.l60)"},
		"join":         {chain(60, "[\"x\"]", "[join(\",\", concat(LAST, LAST)), \"y\"]"), "local.l60"},
		"flatten":      {chain(60, "[1]", "flatten([LAST, LAST])"), "local.l60"},
		"squares":      {chain(60, "1000000", "LAST * LAST"), "\"${local.l60}x\""},
		"loops":        {"r = range(1000)", "[for a in local.r : [for b in local.r : [for c in local.r : c]]]"},
		"doubled":      {"", "[for a in [[1, 1]] : " + strings.Repeat("[for a in [[a, a]] : ", 60) + "a == a" + strings.Repeat("]", 61)},
		"self":         {"a = local.a", "local.a"},
		"ring":         {"a = [local.b]\nb = [local.a]", "local.a"},
		"branches":     {chain(60, "1", "(var.c ? LAST : LAST) + (var.d ? LAST : 0)"), "local.l60 == var.open"},
		"width":        {"", `format("%900000000d", 1)`},
		"widths":       {"", `formatlist("%99999d", range(1000))`},
		"indent":       {"", `indent(100000000, "\n\n\n")`},
		"product":      {"s = toset([for x in range(100) : x])", "setproduct(local.s, local.s, local.s)"},
		"replace":      {chain(30, long, `replace(LAST, "x", LAST)`), "local.l30"},
		"repetition":   {"", `regex("((x{900}){900}){900}", "x")`},
		"decoding":     {"", "jsondecode(\"" + strings.Repeat("[", 50_000) + "\")"},
		"yaml nesting": {"", "yamldecode(\"" + strings.Repeat("[", 50_000) + "\")"},
		"yaml aliases": {"", `yamldecode("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]")`},
		"yaml itself":  {"", `yamldecode("a: &a [*a]")`},
		"yaml number":  {"", `yamldecode("1e999999999")`},
		"yaml writing": {chain(1500, `"x"`, `[LAST, "x"]`), "yamlencode(local.l1500)"},
		"gunzip":       {"", `base64gunzip("` + zipped(t, 10<<20) + `")`},
		"patterns":     {"", `fileset(".", "**/**/**/*{a,b}*{c,d}*")`},
		"power":        {"", "pow(10, 300)"},
		"hashes":       {chain(30, long, `"${sha512(LAST)}${LAST}${LAST}"`), "local.l30"},
		"sum":          {"", "var.open" + strings.Repeat(" + 1", 9000)},
		"long chain":   {chain(5000, "1", "LAST + 1"), "local.l5000"},
		"try":          {chain(60, "var.open.x", "try(LAST, LAST, LAST)"), "local.l60"},
		"number":       {"", `"${1e200 * 1e200}"`},
		"tiny numbers": {"", `tostring(parseint("1", 10) / 3 * 1e-99)`},
	} {
		t.Run(name, func(t *testing.T) {
			e := directory(t, tt.locals, nil, true)
			start := time.Now()
			v := e.Value(expression(t, tt.expr), nil)
			if v.IsWhollyKnown() {
				t.Errorf("known: %.100s", written(t, v))
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// zipped is a text that grows a thousandfold.
func zipped(t *testing.T, size int) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(make([]byte, size)); err != nil || w.Close() != nil {
		t.Fatal("cannot zip")
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// A directory that uses up its steps says so, and knows no more.
func TestSpent(t *testing.T) {
	e := directory(t, "r = range(1000)", nil, true)
	for i := range 100 {
		e.Value(expression(t, fmt.Sprintf("[for a in local.r : [for b in local.r : a + %d]]", i)), nil)
	}
	if v := e.Value(expression(t, "1 + 1"), nil); !e.Spent() || v.IsKnown() {
		t.Errorf("spent %v, %#v", e.Spent(), v)
	}
}

func FuzzEvaluator(f *testing.F) {
	f.Add("a = var.open ? 1 : [for x in local.b : x...]", "local.a")
	f.Add("a = { b = try(var.size.c, \"x\") }", "merge(local.a, { c = format(\"%s\", local.a.b) })")
	f.Add("a = jsondecode(file(\"data.json\"))", "{ for k, v in local.a[local.k] : k => v[*].x if v != null }")
	f.Add("a = \"%{ if var.open }x%{ else }${local.a}%{ endif }\"", "templatefile(\"t.tftpl\", local.a) == cidrsubnet(\"10.0.0.0/8\", 4, 2)")
	f.Add("a = yamldecode(\"x: &a [1, {b: on}]\\ny: *a\")", "yamlencode({b = local.a, c = \"p\\nq\"})")
	f.Add("a = fileset(\".\", \"**/*.{json,txt}\")", "{ for f in local.a : f => filemd5(f) }")
	f.Add("a = \"$${x}\"", "templatestring(local.a, {x = uuidv5(\"dns\", \"a\")})")
	f.Fuzz(func(t *testing.T, text, code string) {
		if _, reason := eval.Bounds([]byte(text + code)); reason != "" || len(text)+len(code) > 4096 {
			return
		}
		file, diags := hclsyntax.ParseConfig([]byte(text), "locals.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return
		}
		expr, diags := hclsyntax.ParseExpression([]byte(code), "x.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return
		}
		attrs, _ := file.Body.JustAttributes()
		look := func() eval.Outcome {
			locals := map[string]hcl.Expression{}
			for name, a := range attrs {
				locals[name] = a.Expr
			}
			e := eval.New(eval.Config{
				Locals: locals, Variables: map[string]eval.Variable{"size": {Default: cty.NumberIntVal(3)}}, Size: len(text),
				Read: func(string) ([]byte, bool) { return []byte(text), true },
			})
			e.Defaults(expr, nil)
			return e.Outcome(expr, nil)
		}
		start := time.Now()
		one, two := look(), look()
		if took := time.Since(start); took > 2*time.Second {
			t.Fatalf("it took %s", took)
		}
		if cases(t, one) != cases(t, two) {
			t.Fatal("two evaluations differ")
		}
		_ = eval.Text(expr)
	})
}
