package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

func TestCases(t *testing.T) {
	e := directory(t, `
production  = var.open == "prod"
retention   = local.production ? 30 : 1
opposite    = !local.production ? "off" : "on"
nested      = var.open ? 1 : (var.set2 ? 2 : 3)
environment = terraform.workspace
accounts    = { dev = { size = 1, same = 5, only = 9 }, prod = { size = 2, same = 5 } }
twice       = local.accounts[local.environment].size + (local.environment == "prod" ? 10 : 0)
clash       = [local.environment == "prod" ? 1 : 0, local.accounts[local.environment].size]
`, nil, true)
	for text, want := range map[string]string{
		`local.production ? 30 : null`:      "local.production: 30\nnot local.production: null",
		`local.retention`:                   "local.production: 30\nnot local.production: 1",
		`local.opposite`:                    "local.production: \"on\"\nnot local.production: \"off\"",
		`[local.opposite, local.retention]`: "local.production: [\"on\",30]\nnot local.production: [\"off\",1]",
		`local.nested`:                      "var.open: 1\n!var.open && var.set2: 2\n!var.open && !var.set2: 3",
		// Where every branch is the same nothing is chosen.
		`var.open ? 1 : 1`:                       ": 1",
		`local.accounts[local.environment].size`: "local.environment == \"dev\": 1\nlocal.environment == \"prod\": 2",
		// A key that was chosen decides what compares it.
		`local.twice`: "local.environment == \"dev\": 1\nlocal.environment == \"prod\": 12",
		// A plan cannot take a member that is not there.
		`local.accounts[local.environment].only`: "local.environment == \"dev\": 9",
		// What is caught need not be taken.
		`try(local.accounts[local.environment].only, 0)`:          ": \"?\"",
		`var.open && local.accounts[local.environment].only == 9`: ": \"?\"",
		// A condition of a loop is another one in every round.
		`[for x in ["a", "b"] : x == var.open ? 1 : 2]`: ": [\"?\",\"?\"]",
		// A branch that is not known is no use.
		`var.open ? 1 : var.other`: ": \"?\"",
	} {
		if diff := cmp.Diff(want, cases(t, e.Outcome(expression(t, text), nil))); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
	// Choices that exclude each other are no case.
	for _, c := range e.Outcome(expression(t, "local.clash"), nil).Cases {
		if got := written(t, c.Value); got != "[0,1]" && got != "[1,2]" {
			t.Errorf("%s: %s", c.Condition, got)
		}
	}
	if v, ok := e.Outcome(expression(t, "local.accounts[local.environment].same"), nil).Certain(); !ok || written(t, v) != "5" {
		t.Errorf("same in all accounts: %v", v)
	}
}

// More choices than fit are one case that is not known.
func TestTooManyCases(t *testing.T) {
	var parts, keys []string
	for i := range 4 {
		parts = append(parts, fmt.Sprintf("var.c%d ? 1 : 0", i))
	}
	for i := range 9 {
		keys = append(keys, fmt.Sprintf("k%d = %d", i, i))
	}
	e := directory(t, "map = {"+strings.Join(keys, ", ")+"}", nil, true)
	for _, text := range []string{"[" + strings.Join(parts, ", ") + "]", "local.map[var.open]"} {
		if o := e.Outcome(expression(t, text), nil); len(o.Cases) != 1 || o.Cases[0].Value.IsWhollyKnown() {
			t.Errorf("%s: %s", text, cases(t, o))
		}
	}
}

func TestScope(t *testing.T) {
	e := directory(t, "x = 1", nil, true)
	scope := (*eval.Scope)(nil).With(map[string]cty.Value{"each": cty.ObjectVal(map[string]cty.Value{"key": cty.StringVal("k")})})
	for text, want := range map[string]string{
		`"${each.key}-${local.x}"`:              `"k-1"`,
		`[for each in [{key = 2}] : each.key]`:  `[2]`,
		`each.key == "k" ? local.x : var.open`:  `1`,
		`[for x in [1] : "${x}${each.key}"][0]`: `"1k"`,
	} {
		if got := written(t, e.Value(expression(t, text), scope)); got != want {
			t.Errorf("%s = %s, want %s", text, got, want)
		}
	}
}
