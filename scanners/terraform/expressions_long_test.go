//go:build long

package terraform_test

import (
	"fmt"
	"strconv"
	"strings"
)

// literal is a value of a type, without names.
func (g *generator) literal(k kind) string { return g.typed(&scopeOf{}, k, -1) }

// passed is an argument: of the input's type, or of one that Terraform makes it.
func (g *generator) passed(s *scopeOf, in input) string {
	if in.loose || g.IntN(3) > 0 {
		return g.typed(s, in.kind, 3)
	}
	switch in.kind.name {
	case "number":
		return `"` + strconv.Itoa(g.IntN(50)) + `"`
	case "string":
		return g.typed(s, []kind{number, boolean}[g.IntN(2)], 2)
	case "bool":
		return []string{`"true"`, `"false"`}[g.IntN(2)]
	case "list(string)", "set(string)":
		return g.typed(s, []kind{set, texts, numbers}[g.IntN(3)], 2)
	case "list(number)":
		return `["1", 2]`
	case "map(string)":
		return fmt.Sprintf("{ n = %s, b = %s, (%s) = null }", g.typed(s, number, 2), g.typed(s, boolean, 2), `"nil"`)
	case "object":
		return "merge(" + g.typed(s, in.kind, 2) + `, { other = [1, "x"] })`
	}
	return g.typed(s, in.kind, 2)
}

// typed writes an expression of a type.
func (g *generator) typed(s *scopeOf, k kind, depth int) string {
	if depth >= 0 && g.IntN(3) > 0 {
		if name, ok := g.named(s, k); ok {
			return name
		}
	}
	if depth > 0 && g.IntN(8) == 0 && k.name != "object" {
		return "(" + g.typed(s, boolean, depth-1) + " ? " + g.typed(s, k, depth-1) + " : " + g.typed(s, k, depth-1) + ")"
	}
	if depth > 0 && g.IntN(14) == 0 {
		return "try(" + g.failing() + ", " + g.typed(s, k, depth-1) + ")"
	}
	switch k.name {
	case "string":
		return g.string(s, depth)
	case "number":
		return g.number(s, depth)
	case "bool":
		return g.bool(s, depth)
	case "list(string)":
		return g.texts(s, depth)
	case "list(number)":
		return g.numbers(s, depth)
	case "set(string)":
		return plainly(depth, "toset", g.texts(s, depth))
	case "map(string)":
		return g.mapping(s, text, depth)
	case "map(number)":
		return g.mapping(s, number, depth)
	}
	var members []string
	for _, f := range k.fields {
		switch {
		case f.optional != "" && depth >= 0 && g.IntN(2) == 0:
		case f.optional != "" && depth >= 0 && g.IntN(5) == 0:
			members = append(members, f.name+" = null")
		default:
			members = append(members, f.name+" = "+g.typed(s, f.kind, depth-1))
		}
	}
	return "{ " + strings.Join(members, ", ") + " }"
}

func (g *generator) named(s *scopeOf, k kind) (string, bool) {
	var fit []string
	for _, n := range append(append([]known{}, s.names...), s.items...) {
		if n.kind.name == k.name && k.name != "object" {
			fit = append(fit, n.text)
		}
	}
	if len(fit) == 0 {
		return "", false
	}
	return fit[g.IntN(len(fit))], true
}

// failing is an expression that may be in error, or null.
func (g *generator) failing() string {
	return []string{
		`tonumber("x")`, `{}.a`, `[][0]`, `tostring([])`, g.literal(mapping) + `["none"]`, `element([], 0)`,
		`one([1, 2])`, `index(["a"], "b")`,
	}[g.IntN(8)]
}

func (g *generator) word() string {
	return []string{"a", "b", "prod", "eu-west-1", "x", "1", "true", "", "é%s", "q\\\"t", "$${x}", "a.b"}[g.IntN(12)]
}

func (g *generator) string(s *scopeOf, depth int) string {
	if depth <= 0 {
		return `"` + g.word() + `"`
	}
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	switch g.IntN(20) {
	case 0, 1:
		return `"` + g.word() + "-${" + sub([]kind{text, number, boolean}[g.IntN(3)]) + `}"`
	case 2:
		return "upper(" + sub(text) + ")"
	case 3:
		return `join(",", ` + sub(texts) + ")"
	case 4:
		return fmt.Sprintf(`format("%%s/%%d-%%v", %s, %s, %s)`, sub(text), "floor("+sub(number)+")", sub(boolean))
	case 5:
		return "lookup(" + sub(mapping) + `, "a", "none")`
	case 6:
		return "jsonencode(" + sub(g.anyKind()) + ")"
	case 7:
		return "tostring(" + sub(number) + ")"
	case 8:
		return fmt.Sprintf(`templatefile("${path.module}/t.tftpl", { xs = %s, n = %s })`, sub(texts), sub(text))
	case 9:
		return "coalesce(\"\", " + sub(text) + `, "z")`
	case 10:
		return fmt.Sprintf("replace(%s, \"a\", %s)", sub(text), sub(text))
	case 11:
		return fmt.Sprintf("substr(%s, 0, 2)", sub(text))
	case 12:
		return "try(element(" + sub(texts) + ", " + strconv.Itoa(g.IntN(4)) + `), "e")`
	case 13:
		return `"%{ if ` + sub(boolean) + ` }yes%{ else }${` + sub(text) + `}%{ endif }"`
	case 14:
		return `"%{ for x in ` + sub(texts) + ` }${x};%{ endfor }"`
	case 15:
		return "md5(" + sub(text) + ")"
	case 16:
		return "yamlencode(" + sub([]kind{texts, mapping}[g.IntN(2)]) + ")"
	case 17:
		return "base64encode(" + sub(text) + ")"
	case 18:
		return `"first ${` + sub(text) + `}\n  second\n"`
	}
	return "trimspace(" + sub(text) + ")"
}

func (g *generator) number(s *scopeOf, depth int) string {
	if depth <= 0 {
		return []string{"0", "1", "2", "3", "-4", "1.5", "100"}[g.IntN(7)]
	}
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	switch g.IntN(10) {
	case 0:
		return "length(" + sub([]kind{texts, mapping, set, text}[g.IntN(4)]) + ")"
	case 1:
		return "(" + sub(number) + " + " + sub(number) + ")"
	case 2:
		return "(" + sub(number) + " * 3)"
	case 3:
		return "max(" + sub(number) + ", " + sub(number) + ")"
	case 4:
		return "floor(" + sub(number) + " / 2)"
	case 5:
		return "sum(concat([1], " + sub(numbers) + "))"
	case 6:
		return `tonumber("` + strconv.Itoa(g.IntN(20)) + `")`
	case 7:
		return "try(tonumber(" + sub(text) + "), 9)"
	case 8:
		return "try(" + sub(counts) + `["a"], 5)`
	}
	return "(" + sub(number) + " % 3)"
}

func (g *generator) bool(s *scopeOf, depth int) string {
	if depth <= 0 {
		return []string{"true", "false"}[g.IntN(2)]
	}
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	switch g.IntN(8) {
	case 0:
		return "(" + sub(text) + " == " + sub(text) + ")"
	case 1:
		return "(" + sub(number) + " > " + sub(number) + ")"
	case 2:
		return "!" + sub(boolean)
	case 3:
		return "(" + sub(boolean) + " && " + sub(boolean) + ")"
	case 4:
		return "contains(" + sub(texts) + ", " + sub(text) + ")"
	case 5:
		return "can(" + g.failing() + ")"
	case 6:
		return "(" + sub(texts) + " != " + sub(texts) + ")"
	}
	return "(" + sub(boolean) + " || " + sub(boolean) + ")"
}
