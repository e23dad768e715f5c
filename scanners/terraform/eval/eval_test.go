package eval_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// Expected values are those that terraform console gives; "?" is not known.
func TestValue(t *testing.T) {
	e := directory(t, `
name    = "app"
full    = "${local.name}-${upper("x")}"
sizes   = { small = 1, large = 2 }
nested  = { a = { b = local.full }, open = var.open, list = [1, 2] }
loop    = local.pool
pool    = local.loop
broken  = local.sizes.missing
`, nil, true)
	for text, want := range map[string]string{
		`local.full`:                                       `"app-X"`,
		`local.nested.a.b`:                                 `"app-X"`,
		`local.nested`:                                     `{"a":{"b":"app-X"},"list":[1,2],"open":"?"}`,
		`local.nested.open`:                                `"?"`,
		`local.nested["list"][1]`:                          `2`,
		`local.sizes["large"] * 2 + 1`:                     `5`,
		`[for k, v in local.sizes : "${k}=${v}"]`:          `["large=2","small=1"]`,
		`{for k, v in local.sizes : k => v if v > 1}`:      `{"large":2}`,
		`{for v in ["a", "ab"] : substr(v, 0, 1) => v...}`: `{"a":["a","ab"]}`,
		`[for v in var.open : v]`:                          `"?"`,
		`[for v in [1, 2] : v if v > var.open]`:            `"?"`,
		`[{a = 1}, {a = 2}][*].a`:                          `[1,2]`,
		`null[*]`:                                          `[]`,
		`"x"[*]`:                                           `["x"]`,
		`"%{for x in [1, 2]}${x},%{endfor}"`:               `"1,2,"`,
		`"%{if true}yes%{else}no%{endif}"`:                 `"yes"`,
		`true ? 1 : "a"`:                                   `"1"`,
		`!false && (1 < 2 || var.open)`:                    `true`,
		`var.set`:                                          `"s"`,
		`var.size`:                                         `"?"`,
		`var.never`:                                        `"?"`,
		`local.never`:                                      `"?"`,
		`local.loop`:                                       `"?"`,
		`local.broken`:                                     `"?"`,
		`aws_x.y.z`:                                        `"?"`,
		`timestamp()`:                                      `"?"`,
		`uuid()`:                                           `"?"`,
		`merge({a = 1}, {b = 2})`:                          `{"a":1,"b":2}`,
		`merge({a = 1}, var.open)`:                         `"?"`,
		`{a = 1, b = var.open, (local.name) = 3}`:          `{"a":1,"app":3,"b":"?"}`,
		`coalesce("", null, "x")`:                          `"x"`,
		`coalesce("a", var.open)`:                          `"a"`,
		`lookup(local.sizes, "small", 9)`:                  `1`,
		`lookup(local.sizes, "none", 9)`:                   `9`,
		`length("héé")`:                                    `3`,
		`length([var.open, 1])`:                            `2`,
		`replace("a1b2", "/[0-9]/", "_")`:                  `"a_b_"`,
		`replace("a.b", ".", "-")`:                         `"a-b"`,
		`one([]) == null`:                                  `true`,
		`one(["x"])`:                                       `"x"`,
		`sum([1, 2, 3])`:                                   `6`,
		`alltrue([true, false])`:                           `false`,
		`anytrue([])`:                                      `false`,
		`index(["a", "b"], "b")`:                           `1`,
		`startswith("abc", "ab") && endswith("abc", "bc")`: `true`,
		`strcontains("abc", "x")`:                          `false`,
		`base64decode(base64encode("hi"))`:                 `"hi"`,
		`jsondecode(jsonencode({a = [1]})).a[0]`:           `1`,
		`toset(["b", "a", "b"])`:                           `["a","b"]`,
		`flatten([[1], [[2]]])`:                            `[1,2]`,
		`concat([1], ["a"]...)`:                            `"?"`,
		`concat([[1], [2]]...)`:                            `[1,2]`,
		`cidrsubnet("10.1.2.0/24", 4, 15)`:                 `"10.1.2.240/28"`,
		`cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)`:  `"fd00:fd12:3456:7800:a200::/72"`,
		`cidrhost("10.12.112.0/20", 268)`:                  `"10.12.113.12"`,
		`cidrhost("10.12.112.0/20", -1)`:                   `"10.12.127.255"`,
		`cidrnetmask("172.16.0.0/12")`:                     `"255.240.0.0"`,
		`sensitive("x")`:                                   `"?"`,
		`try(local.sizes.missing, "fallback")`:             `"fallback"`,
		`try(var.open.a, "fallback")`:                      `"?"`,
		`try({a = 1, b = var.open.c}.a, 2)`:                `"?"`,
		`can(local.sizes.small)`:                           `true`,
		`can(local.sizes.missing)`:                         `false`,
		`can(var.open.x)`:                                  `"?"`,
		`path.module`:                                      `"."`,
		`terraform.workspace`:                              `"?"`,
	} {
		if got := written(t, e.Value(expression(t, text), nil)); got != want {
			t.Errorf("%s = %s, want %s", text, got, want)
		}
	}
}

func TestConstant(t *testing.T) {
	for text, want := range map[string]string{
		`"a"`: `"a"`, `lower("A")`: `"a"`, `[1, -2]`: `[1,-2]`, `local.x`: `"?"`, `"${var.x}"`: `"?"`,
	} {
		if got := written(t, eval.Constant(expression(t, text))); got != want {
			t.Errorf("%s = %s, want %s", text, got, want)
		}
	}
}

func TestFiles(t *testing.T) {
	files := map[string]string{
		"data.json": `{"a": {"b": 7}}`, "../up.txt": "up", "t.tftpl": "%{ for x in xs ~}\n${x}-${upper(name)}\n%{ endfor ~}\n",
		"reads.tftpl": `${file("data.json")}`,
	}
	for text, want := range map[string]struct{ root, module string }{
		`jsondecode(file("${path.module}/data.json")).a.b`:                     {`7`, `7`},
		`jsondecode(file(local.file)).a.b`:                                     {`7`, `7`},
		`file("./data.json")`:                                                  {`"{\"a\": {\"b\": 7}}"`, `"?"`},
		`file("${path.module}/../up.txt")`:                                     {`"up"`, `"up"`},
		`file("/etc/passwd")`:                                                  {`"?"`, `"?"`},
		`file("~/x")`:                                                          {`"?"`, `"?"`},
		`file("${path.module}/none")`:                                          {`"?"`, `"?"`},
		`file("${path.module}/${var.open}")`:                                   {`"?"`, `"?"`},
		`fileexists("${path.module}/data.json")`:                               {`true`, `true`},
		`fileexists("${path.module}/none")`:                                    {`"?"`, `"?"`},
		`templatefile("${path.module}/t.tftpl", {xs = [1, 2], name = "n"})`:    {`"1-N\n2-N\n"`, `"1-N\n2-N\n"`},
		`templatefile("${path.module}/t.tftpl", {xs = [1], name = var.open})`:  {`"?"`, `"?"`},
		`try(templatefile("${path.module}/t.tftpl", {xs = []}), "unset name")`: {`"unset name"`, `"unset name"`},
		`templatefile("${path.module}/reads.tftpl", {})`:                       {`"?"`, `"?"`},
		`"${path.module}/x"`:                                                   {`"./x"`, `"?"`},
	} {
		for root, want := range map[bool]string{true: want.root, false: want.module} {
			e := directory(t, `file = "${path.module}/data.json"`, files, root)
			if got := written(t, e.Value(expression(t, text), nil)); got != want {
				t.Errorf("%s = %s, want %s (root %v)", text, got, want, root)
			}
		}
	}
}

func TestDefaults(t *testing.T) {
	e := directory(t, "double = var.size * 2", nil, true)
	o := e.Outcome(expression(t, "local.double"), nil)
	if got := written(t, e.Defaults(expression(t, "local.double"), nil)); !o.Defaulted || got != "6" {
		t.Errorf("defaulted %v, %s", o.Defaulted, got)
	}
	if o := e.Outcome(expression(t, "var.open"), nil); o.Defaulted {
		t.Error("a variable without a default has none")
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		`var.x   == /* c */ "prod"`:           `var.x == "prod"`,
		`(a.b || c.d) && e.f`:                 `(a.b || c.d) && e.f`,
		`a.b || (c.d && e.f)`:                 `a.b || c.d && e.f`,
		`a.b - (c.d - e.f)`:                   `a.b - (c.d - e.f)`,
		`!(a.b == c.d)`:                       `!(a.b == c.d)`,
		`a.b["k"] == a.b[k.l]`:                `a.b["k"] == a.b[k.l]`,
		`contains(["a", 1], "${a.b}-x")`:      `contains(["a", 1], "${a.b}-x")`,
		`[for k, v in a.b : v if k != ""][0]`: `[for k, v in a.b : v if k != ""][0]`,
		`{for v in a.b : v => v...}`:          `{for v in a.b : v => v...}`,
		`a.b[*].c`:                            `a.b[*].c`,
		`{a = 1, (b.c) = 2}`:                  `{"a" = 1, (b.c) = 2}`,
		`(a.b ? c.d : e.f) == 1`:              `(a.b ? c.d : e.f) == 1`,
	} {
		if diff := cmp.Diff(want, eval.Text(expression(t, text))); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}
