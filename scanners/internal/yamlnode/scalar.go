package yamlnode

import (
	"strconv"
	"strings"
)

// Text is the value of a scalar as written, expressions included. It is empty
// for null and for other nodes.
func (n Node) Text() string {
	if !n.IsScalar() || n.IsNull() {
		return ""
	}
	return n.value.Value
}

// HasExpression reports whether a scalar holds an expression, "${{ … }}", so
// that its value is known only when it runs.
func (n Node) HasExpression() bool {
	return n.IsScalar() && strings.Contains(n.value.Value, "${{")
}

// String is the value of a scalar as text, whatever its type. The value is not
// certain when the node is missing, null, not a scalar or has an expression.
func (n Node) String() (value string, certain bool) {
	if !n.IsScalar() || n.IsNull() || n.HasExpression() {
		return "", false
	}
	return n.value.Value, true
}

// Bool is the value of a boolean as YAML 1.2 writes it: yes, no, on and off
// are strings. Any other node is not certain.
func (n Node) Bool() (value, certain bool) {
	if !n.IsScalar() || n.value.ShortTag() != "!!bool" {
		return false, false
	}
	return strings.EqualFold(n.value.Value, "true"), true
}

// Number is the value of a finite decimal number. Any other node, a number in
// quotes included, is not certain.
func (n Node) Number() (value float64, certain bool) {
	if !n.IsScalar() {
		return 0, false
	}
	if tag := n.value.ShortTag(); tag != "!!int" && tag != "!!float" {
		return 0, false
	}
	value, err := strconv.ParseFloat(n.value.Value, 64)
	return value, err == nil
}

// Strings reads a scalar or a sequence of scalars as a list. The list holds
// what is certain; certain is false when something of it is not. A missing
// node and null are an empty list, certainly.
func (n Node) Strings() (values []string, certain bool) {
	if !n.Exists() || n.IsNull() {
		return nil, true
	}
	items := n.Items()
	if !n.IsSequence() {
		items = []Node{n}
	}
	certain = true
	for _, item := range items {
		value, ok := item.String()
		if !ok {
			certain = false
			continue
		}
		values = append(values, value)
	}
	return values, certain
}
