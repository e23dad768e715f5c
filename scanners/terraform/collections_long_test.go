//go:build long

package terraform_test

import (
	"fmt"
	"strconv"
	"strings"
)

func (g *generator) texts(s *scopeOf, depth int) string {
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	if depth <= 0 || g.IntN(4) == 0 {
		var items []string
		for range g.IntN(4) {
			items = append(items, sub(text))
		}
		return plainly(depth, "tolist", "["+strings.Join(items, ", ")+"]")
	}
	item := &scopeOf{names: s.names, items: append(append([]known{}, s.items...), known{"x", text})}
	switch g.IntN(10) {
	case 0:
		return "concat(" + sub(texts) + ", " + sub(texts) + ")"
	case 1:
		return "split(\",\", " + sub(text) + ")"
	case 2:
		return "[for x in " + sub(texts) + " : " + g.typed(item, text, depth-1) + "]"
	case 3:
		return "[for k, v in " + sub(mapping) + ` : "${k}=${v == null ? "nil" : v}"]`
	case 4:
		return "sort(" + sub(texts) + ")"
	case 5:
		return "distinct(" + sub(texts) + ")"
	case 6:
		return "keys(" + sub(mapping) + ")"
	case 7:
		return "tolist(" + sub(set) + ")"
	case 8:
		return "flatten([" + sub(texts) + ", [" + sub(text) + "]])"
	}
	return "[for x in " + sub(texts) + " : x if " + g.typed(item, boolean, depth-1) + "]"
}

func (g *generator) numbers(s *scopeOf, depth int) string {
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	if depth <= 0 {
		return plainly(depth, "tolist", "["+g.number(s, -1)+", "+g.number(s, -1)+"]")
	}
	switch g.IntN(4) {
	case 0:
		return "range(" + strconv.Itoa(g.IntN(6)) + ")"
	case 1:
		return "[for x in " + sub(texts) + " : length(x)]"
	case 2:
		return "[for i, x in " + sub(texts) + " : i]"
	}
	return "tolist([" + sub(number) + ", " + sub(number) + "])"
}

func (g *generator) mapping(s *scopeOf, of kind, depth int) string {
	sub := func(k kind) string { return g.typed(s, k, depth-1) }
	same := kind{name: "map(" + of.name + ")"}
	if depth <= 0 || g.IntN(3) == 0 {
		var items []string
		for _, name := range []string{"a", "x", `"k-1"`}[:g.IntN(4)] {
			items = append(items, name+" = "+sub(of))
		}
		return plainly(depth, "tomap", "{ "+strings.Join(items, ", ")+" }")
	}
	item := &scopeOf{names: s.names, items: append(append([]known{}, s.items...), known{"x", text})}
	switch g.IntN(4) {
	case 0:
		return "merge(" + sub(same) + ", " + sub(same) + ")"
	case 1:
		return "{ for x in toset(" + sub(texts) + ") : x => " + g.typed(item, of, depth-1) + " }"
	case 2:
		return "zipmap([\"a\", \"b\"], [" + sub(of) + ", " + sub(of) + "])"
	}
	return fmt.Sprintf("{ for k, v in %s : \"${k}-n\" => v }", sub(same))
}

// plainly is a value that a function makes of another type, but for literals,
// in which there are no functions.
func plainly(depth int, function, value string) string {
	if depth < 0 {
		return value
	}
	return function + "(" + value + ")"
}
