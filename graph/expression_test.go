package graph

import (
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	names := func(name string) known {
		switch name {
		case "inputs.dir":
			return known{"infra", true}
		case "inputs.none":
			return known{"", true}
		case "inputs.on":
			return known{"true", true}
		}
		return known{}
	}
	const unknown = "?"
	for expression, want := range map[string]string{
		"inputs.dir":                                "infra",
		" inputs.dir == 'INFRA' ":                   "true",
		"inputs.dir != 'root' && 'a' || 'b'":        "a",
		"inputs.dir == 'root' && 'a' || 'b'":        "b",
		"format('x/{0}/{1}', inputs.dir, 'y')":      "x/infra/y",
		"format('it''s {0}', inputs.dir)":           "it's infra",
		"format('{{0}} {0}', inputs.dir)":           unknown,
		"format('{0}', github.ref)":                 unknown,
		"!inputs.none":                              "true",
		"!(inputs.on && inputs.none)":               "true",
		"inputs.on == true":                         "true",
		"github.ref == 'x'":                         unknown,
		"github.ref == 'x' && false":                "false",
		"false && github.ref == 'x'":                "false",
		"inputs.on || github.ref":                   "true",
		"github.ref || inputs.on":                   unknown, // which of the two it is
		"inputs.none || inputs.dir":                 "infra",
		"contains(inputs.dir, 'NF')":                "true",
		"startsWith(inputs.dir, 'x')":               "false",
		"endsWith(inputs.dir, 'ra')":                "true",
		"always()":                                  unknown,
		"fromJSON(inputs.dir)[0].x":                 unknown,
		"needs.*.result":                            unknown,
		"1 < 2":                                     unknown,
		"null":                                      "",
		"":                                          unknown,
		"'open":                                     unknown,
		"(inputs.dir":                               unknown,
		"inputs.dir inputs.dir":                     unknown,
		"format('{0}' inputs.dir)":                  unknown,
		"&&":                                        unknown,
		strings.Repeat("(", 60) + "'x'":             unknown,
		strings.Repeat("!", 60) + "true":            unknown,
		"'" + strings.Repeat("x", 3000) + "'":       unknown,
		strings.Repeat("format(", 200):              unknown,
		"contains(inputs.dir)":                      unknown,
		"inputs.dir == 'infra' && github.x || true": unknown,
	} {
		got := unknown
		if value := evaluate(expression, names); value.ok {
			got = value.text
		}
		if got != want {
			t.Errorf("%.80s: %q, want %q", expression, got, want)
		}
	}
}

// No text makes the evaluator panic or run on.
func FuzzEvaluate(f *testing.F) {
	f.Add("inputs.a != 'b' && format('{0}', inputs.c) || !(x[1].y)")
	f.Fuzz(func(t *testing.T, expression string) {
		value := evaluate(expression, func(string) known { return known{"x", true} })
		if !value.ok && value.text != "" {
			t.Errorf("%q: %+v", expression, value)
		}
	})
}
