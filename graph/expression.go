package graph

import (
	"slices"
	"strconv"
	"strings"
)

// known is a value of a pipeline's expression; ok is false where only the run
// knows it. Truth is the text "true", and "false" or "" is none.
type known struct {
	text string
	ok   bool
}

func (k known) truthy() bool { return k.text != "" && k.text != "false" && k.text != "0" }

func truth(b bool) known { return known{strconv.FormatBool(b), true} }

// longestCondition is how many bytes of an expression are read; longer ones are
// not known. Its nesting is bounded with it.
const longestCondition = 2 << 10

// evaluate computes an expression as GitHub does, as far as names gives values.
// https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
func evaluate(expression string, names func(string) known) known {
	if len(expression) > longestCondition {
		return known{}
	}
	e := &expressions{rest: expression, names: names}
	value := e.or(0)
	if e.space(); e.rest != "" || e.failed {
		return known{}
	}
	return value
}

// expressions reads one expression from the left.
type expressions struct {
	rest   string
	names  func(string) known
	failed bool
}

func (e *expressions) space() { e.rest = strings.TrimLeft(e.rest, " \t\r\n") }

// take reads a sign, if it is next.
func (e *expressions) take(sign string) bool {
	e.space()
	rest, ok := strings.CutPrefix(e.rest, sign)
	if ok {
		e.rest = rest
	}
	return ok
}

// or is the first side that is true, else the second.
func (e *expressions) or(depth int) known {
	value := e.and(depth)
	for e.take("||") {
		if other := e.and(depth); value.ok && !value.truthy() {
			value = other
		}
	}
	return value
}

// and is the first side that is false, else the second.
func (e *expressions) and(depth int) known {
	value := e.comparison(depth)
	for e.take("&&") {
		other := e.comparison(depth)
		switch {
		case value.ok && value.truthy():
			value = other
		case !value.ok && other.ok && !other.truthy():
			value = other // false either way
		}
	}
	return value
}

func (e *expressions) comparison(depth int) known {
	value := e.operand(depth)
	for _, sign := range []string{"==", "!="} {
		if e.take(sign) {
			other := e.operand(depth)
			if !value.ok || !other.ok {
				return known{}
			}
			return truth(strings.EqualFold(value.text, other.text) == (sign == "=="))
		}
	}
	if slices.ContainsFunc([]string{"<=", ">=", "<", ">"}, e.take) {
		e.operand(depth)
		return known{} // numbers decide no link
	}
	return value
}

func (e *expressions) operand(depth int) known {
	const deepest = 50
	if depth > deepest {
		e.failed = true
		return known{}
	}
	switch {
	case e.take("!"):
		value := e.operand(depth + 1)
		if !value.ok {
			return known{}
		}
		return truth(!value.truthy())
	case e.take("("):
		value := e.or(depth + 1)
		e.failed = e.failed || !e.take(")")
		return value
	case e.take("'"):
		return e.quoted()
	}
	return e.name(depth)
}

// quoted is a string, in which a quote stands twice.
func (e *expressions) quoted() known {
	var b strings.Builder
	for {
		text, rest, closed := strings.Cut(e.rest, "'")
		b.WriteString(text)
		e.rest = rest
		if !closed {
			e.failed = true
			return known{}
		}
		if !strings.HasPrefix(e.rest, "'") {
			return known{b.String(), true}
		}
		b.WriteByte('\'')
		e.rest = e.rest[1:]
	}
}

// name is a number, a word, a path into a context, or a call.
func (e *expressions) name(depth int) known {
	end := strings.IndexFunc(e.rest, func(r rune) bool {
		return r != '_' && r != '-' && r != '.' && r != '*' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	if end < 0 {
		end = len(e.rest)
	}
	name := e.rest[:end]
	e.rest = e.rest[end:]
	switch {
	case name == "":
		e.failed = true
		return known{}
	case e.take("("):
		return applied(name, e.arguments(depth))
	case e.take("["):
		e.or(depth + 1)
		e.failed = e.failed || !e.take("]")
		return known{}
	case name == "true", name == "false", name[0] >= '0' && name[0] <= '9':
		return known{name, true}
	case name == "null":
		return known{"", true}
	}
	return e.names(name)
}

func (e *expressions) arguments(depth int) []known {
	var list []known
	for !e.take(")") {
		list = append(list, e.or(depth+1))
		if e.failed || !e.take(",") && !strings.HasPrefix(e.rest, ")") {
			e.failed = true
			return nil
		}
	}
	return list
}

// applied is what a function gives. Those of the run, such as always, give what
// only it knows.
func applied(name string, list []known) known {
	for _, argument := range list {
		if !argument.ok {
			return known{}
		}
	}
	if len(list) == 0 {
		return known{}
	}
	text := strings.ToLower(list[0].text)
	switch strings.ToLower(name) {
	case "format":
		return formatted(list[0].text, list[1:])
	case "contains":
		return two(list, strings.Contains, text)
	case "startswith":
		return two(list, strings.HasPrefix, text)
	case "endswith":
		return two(list, strings.HasSuffix, text)
	}
	return known{}
}

func two(list []known, holds func(text, part string) bool, text string) known {
	if len(list) != 2 {
		return known{}
	}
	return truth(holds(text, strings.ToLower(list[1].text)))
}

// formatted fills "{0}" and so on.
func formatted(text string, values []known) known {
	if strings.Contains(text, "{{") || strings.Contains(text, "}}") {
		return known{}
	}
	pairs := make([]string, 0, 2*len(values))
	for i, value := range values {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", value.text)
	}
	return known{strings.NewReplacer(pairs...).Replace(text), true}
}
