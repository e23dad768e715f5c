package rules

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// proof decides whether every finding of a module needs a row of some table.
// Then skipping the rule where all those tables are empty changes nothing.
//
// A finding needs a row when one of its conditions starts from one: it
// iterates over, or reaches into, a table or a helper rule that itself needs a
// row. Negations, comprehensions and whole-table values do not count, for they
// hold where a table is empty too.
type proof struct {
	tables []string
	rules  map[string][]*ast.Rule // of the module, by name
	asking []string               // helpers being decided; Rego has no recursion, but a broken module may
}

func newProof(module *ast.Module, r reads) proof {
	p := proof{tables: r.tables, rules: map[string][]*ast.Rule{}}
	for _, rule := range module.Rules {
		name := nameOf(rule)
		p.rules[name] = append(p.rules[name], rule)
	}
	return p
}

// unproven lists the definitions of findings that may fire without any row.
func (p proof) unproven() []*ast.Rule {
	var rules []*ast.Rule
	for _, rule := range p.rules["findings"] {
		if !p.driven(rule) {
			rules = append(rules, rule)
		}
	}
	return rules
}

// driven reports whether some condition of rule needs a row.
func (p proof) driven(rule *ast.Rule) bool {
	return !rule.Default && rule.Else == nil && slices.ContainsFunc(rule.Body, p.drives)
}

// drives reports whether a condition fails when the tables are empty.
func (p proof) drives(expr *ast.Expr) bool {
	if expr.Negated || len(expr.With) > 0 {
		return false
	}
	switch terms := expr.Terms.(type) {
	case *ast.SomeDecl:
		return slices.ContainsFunc(terms.Symbols, p.iterates)
	case *ast.Term:
		return p.reaches(terms)
	case []*ast.Term:
		return slices.ContainsFunc(terms[1:], p.reaches)
	}
	return false
}

// iterates reports whether a symbol of a some declaration is an iteration, as
// in "some row in input.unit", over rows.
func (p proof) iterates(symbol *ast.Term) bool {
	call, ok := symbol.Value.(ast.Call)
	if !ok {
		return false
	}
	collection := call[len(call)-1]
	if ref, ok := collection.Value.(ast.Ref); ok {
		return p.isTable(ref) || p.within(ref) || p.helper(ref[0])
	}
	return p.helper(collection)
}

// reaches reports whether term is undefined when the tables are empty.
func (p proof) reaches(term *ast.Term) bool {
	found := false
	ast.NewGenericVisitor(func(node any) bool {
		switch node := node.(type) {
		case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension, *ast.Every:
			return true
		case ast.Ref:
			found = found || p.within(node) || len(node) > 1 && p.helper(node[0])
		}
		return found
	}).Walk(term)
	return found
}

// isTable reports whether ref is one of the tables, whole.
func (p proof) isTable(ref ast.Ref) bool {
	name, length, ok := tablePath(ref)
	return ok && len(ref) == length && slices.Contains(p.tables, name)
}

// within reports whether ref reaches into one of the tables.
func (p proof) within(ref ast.Ref) bool {
	name, length, ok := tablePath(ref)
	return ok && len(ref) > length && slices.Contains(p.tables, name)
}

// tablePath names the table, or the group's key, that ref starts with, and says
// how many elements of ref do so.
func tablePath(ref ast.Ref) (string, int, bool) {
	table, ok := tableOf(ref)
	if !ok {
		return "", 0, false
	}
	if key, ok := keyOf(ref); ok && roleOf(table) == roleGroup {
		return table + "." + key.Name, 3, true
	}
	return table, 2, true
}

// helper reports whether every definition of the helper rule called name needs
// a row.
func (p proof) helper(name *ast.Term) bool {
	v, ok := name.Value.(ast.Var)
	if !ok || slices.Contains(p.asking, string(v)) || len(p.rules[string(v)]) == 0 {
		return false
	}
	p.asking = append(slices.Clone(p.asking), string(v))
	for _, rule := range p.rules[string(v)] {
		if len(rule.Head.Args) > 0 || nested(rule) || !p.driven(rule) {
			return false
		}
	}
	return true
}

// nested reports whether a rule is defined at a fixed path below its name, as
// in "a.b contains x": then a.b is there even when nothing is in it.
func nested(rule *ast.Rule) bool {
	return slices.ContainsFunc(rule.Head.Ref()[1:], func(t *ast.Term) bool { return t.IsGround() })
}

// nameOf returns the name that a rule is defined under.
func nameOf(rule *ast.Rule) string { return rule.Head.Ref()[0].Value.String() }
