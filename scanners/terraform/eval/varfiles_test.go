package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// withVarFiles has a variable "env" that named files set to their own names, "some"
// that only the first sets and "open" that none does.
func withVarFiles(t testing.TB, locals map[string]string, files ...string) *eval.Evaluator {
	t.Helper()
	config := eval.Config{
		Files: files, Root: true, Locals: map[string]hcl.Expression{},
		Variables: map[string]eval.Variable{"open": {}, "some": {Named: make([]cty.Value, len(files))}},
	}
	var env eval.Variable
	for i, file := range files {
		env.Named = append(env.Named, cty.StringVal(file))
		config.Variables["some"].Named[i] = cty.NilVal
	}
	if len(files) > 0 {
		config.Variables["some"].Named[0] = cty.True
	}
	config.Variables["env"] = env
	for name, text := range locals {
		config.Locals[name] = expression(t, text)
	}
	return eval.New(config)
}

func TestNamed(t *testing.T) {
	e := withVarFiles(t, map[string]string{
		"prod": `var.env == "p"`, "sizes": `{ d = 1, p = 2, q = 1 }`, "same": `{ d = 1, p = 1 }`,
	}, "d", "p")
	for text, want := range map[string]struct{ cases, named string }{
		`var.env`:                     {`: "?"`, `var-file == "d": "d"` + "\n" + `var-file == "p": "p"`},
		`local.prod ? 1 : 2`:          {"local.prod: 1\nnot local.prod: 2", `var-file == "d": 2` + "\n" + `var-file == "p": 1`},
		`local.sizes[var.env]`:        {`var.env == "d": 1` + "\n" + `var.env == "p": 2` + "\n" + `var.env == "q": 1`, `var-file == "d": 1` + "\n" + `var-file == "p": 2`},
		`local.same[var.env]`:         {`var.env == "d": 1` + "\n" + `var.env == "p": 1`, `var-file == "d": 1` + "\n" + `var-file == "p": 1`},
		`{ a = 1, b = var.env }`:      {`: {"a":1,"b":"?"}`, `var-file == "d": {"a":1,"b":"d"}` + "\n" + `var-file == "p": {"a":1,"b":"p"}`},
		`var.some ? 1 : 0`:            {"var.some: 1\nnot var.some: 0", `var-file == "d": 1` + "\n" + `var-file == "p" && var.some: 1` + "\n" + `var-file == "p" && !var.some: 0`},
		`var.some`:                    {`: "?"`, `var-file == "d": true`},
		`var.open == var.env`:         {`: "?"`, ``},
		`[for x in [1] : x]`:          {`: [1]`, ``},
		`var.open`:                    {`: "?"`, ``},
		`local.sizes[var.env].x.y`:    {`: "?"`, ``}, // in error whatever is passed
		`try(local.none[var.env], 3)`: {`: "?"`, ``},
	} {
		o := e.Outcome(expression(t, text), nil)
		named := ""
		if len(o.Named) > 0 {
			named = cases(t, eval.Outcome{Cases: o.Named})
		}
		if diff := cmp.Diff([2]string{want.cases, want.named}, [2]string{cases(t, eval.Outcome{Cases: o.Cases}), named}); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// What named files say makes nothing certain, and takes nothing away that is.
func TestNamedIsNotCertain(t *testing.T) {
	e := withVarFiles(t, map[string]string{"same": `{ d = 1, p = 1 }`}, "d")
	if v, ok := e.Outcome(expression(t, "var.env"), nil).Certain(); ok {
		t.Errorf("certainly %v", v)
	}
	if v, ok := e.Outcome(expression(t, "local.same[var.env]"), nil).Certain(); !ok || written(t, v) != "1" {
		t.Errorf("%v %v", v, ok)
	}
}

// More files, or more cases, than fit say nothing.
func TestTooManyNamed(t *testing.T) {
	var files []string
	for i := range 13 {
		files = append(files, fmt.Sprintf("f%d", i))
	}
	if o := withVarFiles(t, nil, files...).Outcome(expression(t, "var.env"), nil); len(o.Named) > 0 {
		t.Errorf("%d cases", len(o.Named))
	}
	text := `[var.env, var.open ? 1 : 0, local.a ? 1 : 0]`
	o := withVarFiles(t, map[string]string{"a": "var.open.a"}, files[:4]...).Outcome(expression(t, text), nil)
	if len(o.Named) > 0 {
		t.Errorf("%d cases", len(o.Named))
	}
}

// What expressions are with files costs nothing that is known without them.
func TestNamedIsBounded(t *testing.T) {
	e := withVarFiles(t, map[string]string{"a": "range(100)"}, "a", "b", "c", "d", "e", "f", "g", "h")
	text := func(i int) string {
		return fmt.Sprintf(`"${var.env}-%d-${join(",", [for x in local.a : "${var.env}${x}"])}"`, i)
	}
	if o := e.Outcome(expression(t, text(0)), nil); len(o.Named) != 8 {
		t.Errorf("%d cases", len(o.Named))
	}
	for i := range 500 {
		e.Outcome(expression(t, text(i)), nil)
	}
	if o := e.Outcome(expression(t, text(501)), nil); len(o.Named) > 0 {
		t.Error("the steps of one directory have no end")
	}
	if v, ok := e.Outcome(expression(t, `1 + 1`), nil).Certain(); e.Spent() || !ok || written(t, v) != "2" {
		t.Errorf("spent %v, %v", e.Spent(), v)
	}
}

// One outcome of a choice is no word about the others.
func TestNarrow(t *testing.T) {
	e := directory(t, "one = { dev = 1 }\ntwo = { dev = { only = 1 }, prod = {} }", nil, true)
	for _, text := range []string{"local.one[var.open]", "local.two[var.open].only"} {
		o := e.Outcome(expression(t, text), nil)
		if _, certain := o.Certain(); certain || !o.Narrow || cases(t, o) != `var.open == "dev": 1` {
			t.Errorf("%s: %v %s", text, o.Narrow, cases(t, o))
		}
		if v := e.Value(expression(t, text), nil); v.IsKnown() {
			t.Errorf("%s = %s", text, written(t, v))
		}
	}
}

func FuzzNamed(f *testing.F) {
	for _, text := range []string{`var.env`, `local.a[var.env]`, `var.some ? var.env : var.open`, `[for x in [var.env] : x]`, `{ (var.env) = var.some }`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, reason := eval.Bounds([]byte(text)); reason != "" || len(text) > 4096 {
			return
		}
		expr, diags := hclsyntax.ParseExpression([]byte(text), "x.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return
		}
		o := withVarFiles(t, map[string]string{"a": `{ d = 1, p = var.some }`}, "d", "p").Outcome(expr, nil)
		if len(o.Cases) == 0 || len(o.Named) > 12 {
			t.Errorf("%d cases, %d with files", len(o.Cases), len(o.Named))
		}
		for _, c := range o.Named {
			if !strings.Contains(c.Condition, "var-file == ") {
				t.Errorf("condition %q", c.Condition)
			}
		}
	})
}
