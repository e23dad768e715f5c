package rules

import (
	"reflect"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rowTypes says which variables of a rule are rows, and of which type.
type rowTypes map[ast.Var]reflect.Type

// rowsOf finds the variables that iterate over a table, as in
// "some pin in input.pin.image".
func rowsOf(rule *ast.Rule) rowTypes {
	rows := rowTypes{}
	ast.NewGenericVisitor(func(node any) bool {
		call, ok := node.(ast.Call)
		if !ok || len(call) < 3 {
			return false
		}
		ref, ok := call[len(call)-1].Value.(ast.Ref)
		if !ok || call[0].Value.Compare(ast.Member.Ref()) != 0 && call[0].Value.Compare(ast.MemberWithKey.Ref()) != 0 {
			return false
		}
		v, isVar := call[len(call)-2].Value.(ast.Var)
		table, isTable := tableOf(ref)
		if t, ok := rowType(table); ok && isVar && isTable {
			rows[v] = t
		}
		return false
	}).Walk(rule)
	return rows
}

// uncertain notes what may be unknown below node, where word says how it is
// used. A negation or a count takes what is not known as not there: it would
// make findings out of ignorance.
func (l *linter) uncertain(node any, rows rowTypes, word string) {
	visit := func(ref ast.Ref) bool {
		if mayBeUnknown(ref, rows) {
			l.add(ref[0].Location, "%s on %s takes what is not known as absent; use lib.absent, lib.unset or lib.size, or bind the value first", word, ref)
		}
		return false
	}
	ast.NewGenericVisitor(func(x any) bool {
		if ref, ok := x.(ast.Ref); ok {
			return visit(ref)
		}
		return false
	}).Walk(node)
}

// mayBeUnknown reports whether ref is a value, or an optional field of a row
// whose fields may be unsure.
func mayBeUnknown(ref ast.Ref, rows rowTypes) bool {
	if slices.ContainsFunc(ref[1:], func(t *ast.Term) bool {
		s, ok := t.Value.(ast.String)
		return ok && slices.Contains([]string{"attrs", "maybe", "unsure"}, string(s))
	}) {
		return true
	}
	head, isVar := ref[0].Value.(ast.Var) // a call may be the head too: f(x)[y]
	row, ok := rows[head]
	name, isField := fieldName(ref)
	if !isVar || !ok || !isField {
		return false
	}
	fields := fieldsOf(row)
	hasUnsure := slices.ContainsFunc(fields, func(f field) bool { return f.name == "unsure" })
	return hasUnsure && slices.ContainsFunc(fields, func(f field) bool { return f.name == name && f.optional })
}

// fieldName returns f of a reference x.f.
func fieldName(ref ast.Ref) (string, bool) {
	if len(ref) < 2 {
		return "", false
	}
	name, ok := ref[1].Value.(ast.String)
	return string(name), ok
}
