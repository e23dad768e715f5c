package githubactions

import (
	"strings"

	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// unsure lists, by their names in JSON, the fields of a row that are written
// but not known. Its methods read a field and note it when it is not certain;
// a missing field and an empty one have their zero value, certainly.
type unsure []string

func (u *unsure) note(field string) { *u = append(*u, field) }

func (u *unsure) text(field string, n yamlnode.Node) string {
	value, certain := n.String()
	if !certain && isWritten(n) {
		u.note(field)
	}
	return value
}

func (u *unsure) list(field string, n yamlnode.Node) []string {
	values, certain := n.Strings()
	if !certain {
		u.note(field)
	}
	return values
}

func (u *unsure) number(field string, n yamlnode.Node) float64 {
	value, certain := n.Number()
	if !certain && isWritten(n) {
		u.note(field)
	}
	return value
}

func (u *unsure) flag(field string, n yamlnode.Node) bool {
	value, certain := n.Bool()
	if !certain && isWritten(n) {
		u.note(field)
	}
	return value
}

// script is text that is kept as written, expressions included.
func (u *unsure) script(field string, n yamlnode.Node) string {
	if isWritten(n) && !n.IsScalar() {
		u.note(field)
	}
	return n.Text()
}

// condition is the text of an if. GitHub takes it as an expression with or
// without "${{ }}"; but text around "${{ }}", a line feed included, makes it a
// string that is always true, so that such a condition is kept whole.
func (u *unsure) condition(n yamlnode.Node) string {
	text := u.script("if", n)
	inner, opened := strings.CutPrefix(text, "${{")
	inner, closed := strings.CutSuffix(inner, "}}")
	if opened && closed && !strings.Contains(inner, "${{") {
		return strings.TrimSpace(inner)
	}
	return strings.TrimSpace(text)
}

// concurrency is a group and whether a newer run ends an older one. Its short
// form is the group alone.
func (u *unsure) concurrency(n yamlnode.Node) (group string, cancel bool) {
	if !n.IsMapping() {
		return u.text("concurrency_group", n), false
	}
	return u.text("concurrency_group", n.Get("group")), u.flag("cancel_in_progress", n.Get("cancel-in-progress"))
}

func isWritten(n yamlnode.Node) bool { return n.Exists() && !n.IsNull() }
