package rules

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// variableKeys finds which keys of groups are read by a variable, as in
// input.resource[kind], where the text itself lists all that it may be: some kind
// in a set of strings, or in a definition that is one. ok says that every such
// variable is of this kind; the definitions that a library may add are found by
// defined.
func variableKeys(text string, defined func(name string) string) (keys map[string][]string, ok bool) {
	module, err := ast.ParseModuleWithOpts("", text, ast.ParserOptions{})
	if err != nil {
		return nil, false
	}
	v := variables{module: module, defined: defined, keys: map[string][]string{}}
	for _, rule := range module.Rules {
		if !v.rule(rule) {
			return nil, false
		}
	}
	return v.keys, true
}

// variables gathers the keys that the variables of a module stand for.
type variables struct {
	module  *ast.Module
	defined func(name string) string
	keys    map[string][]string // by table
}

// rule gathers the keys of one rule, and reports whether all of them are listed.
func (v variables) rule(rule *ast.Rule) bool {
	complete := true
	ast.WalkRefs(rule, func(ref ast.Ref) bool {
		table, ok := tableOf(ref)
		if !ok || roleOf(table) != roleGroup || len(ref) < 3 {
			return false
		}
		switch key := ref[2].Value.(type) {
		case ast.String:
		case ast.Var:
			listed, ok := v.listed(rule, key)
			v.keys[table] = append(v.keys[table], listed...)
			complete = complete && ok
		default:
			complete = false
		}
		return false
	})
	return complete
}

// listed are the strings that a variable of rule may be. Scopes are not told
// apart: whatever binds a variable of this name has to list its strings.
func (v variables) listed(rule *ast.Rule, name ast.Var) (found []string, ok bool) {
	lists, others := bindings(rule, name)
	for _, list := range lists {
		listed, ok := v.strings(rule, list)
		if !ok {
			return nil, false
		}
		found = append(found, listed...)
	}
	return found, len(lists) > 0 && !others
}

// bindings are what some declarations of a rule take a variable from, and
// whether it may have its value in another way.
func bindings(rule *ast.Rule, name ast.Var) (lists []*ast.Term, others bool) {
	is := func(t *ast.Term) bool { return t != nil && holds(t, name) }
	others = slices.ContainsFunc(rule.Head.Args, is)
	ast.WalkExprs(rule, func(expr *ast.Expr) bool {
		switch terms := expr.Terms.(type) {
		case *ast.SomeDecl:
			for _, symbol := range terms.Symbols {
				call, ok := symbol.Value.(ast.Call)
				switch {
				case !ok:
					others = others || is(symbol)
				case slices.ContainsFunc(call[1:len(call)-1], is):
					lists = append(lists, call[len(call)-1])
				}
			}
		case *ast.Every:
			others = others || is(terms.Key) || is(terms.Value)
		case []*ast.Term:
			others = others || expr.IsAssignment() && is(terms[1])
		}
		return false
	})
	return lists, others
}

// strings are those of what is gone through: a plain value, or a name for one.
func (v variables) strings(rule *ast.Rule, list *ast.Term) ([]string, bool) {
	switch value := list.Value.(type) {
	case ast.Ref:
		if len(value) != 2 || !value[0].Equal(ast.VarTerm("lib")) {
			return nil, false
		}
		name, ok := value[1].Value.(ast.String)
		return v.constant(string(name), ok)
	case ast.Var:
		lists, others := bindings(rule, value)
		return v.constant(string(value), !others && len(lists) == 0)
	}
	return stringsOf(list)
}

// constant are the strings of a definition, here or in the library.
func (v variables) constant(name string, ok bool) ([]string, bool) {
	if !ok {
		return nil, false
	}
	if found, ok := constantOf(v.module, name); ok {
		return found, true
	}
	module, err := ast.ParseModuleWithOpts("", v.defined(name), ast.ParserOptions{})
	if err != nil {
		return nil, false
	}
	return constantOf(module, name)
}

// constantOf are the strings of the definitions of a name, all of which have to
// be plain values.
func constantOf(module *ast.Module, name string) (found []string, ok bool) {
	for _, rule := range module.Rules {
		if nameOf(rule) != name {
			continue
		}
		listed, plain := stringsOf(rule.Head.Value)
		if !plain || rule.Head.Key != nil || len(rule.Head.Args) > 0 || rule.Else != nil {
			return nil, false
		}
		found, ok = append(found, listed...), true
	}
	return found, ok
}

// holds reports whether a variable is a term, or a part of it.
func holds(term *ast.Term, name ast.Var) bool {
	found := false
	ast.WalkVars(term, func(v ast.Var) bool {
		found = found || v == name
		return found
	})
	return found
}

// stringsOf lists the strings within a value, and reports whether it is written
// out: nothing in it is computed.
func stringsOf(value *ast.Term) (found []string, plain bool) {
	plain = value != nil
	ast.WalkTerms(value, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.String:
			found = append(found, string(v))
		case ast.Number, ast.Boolean, ast.Null, *ast.Array, ast.Object, ast.Set:
		default:
			plain = false
		}
		return false
	})
	return found, plain
}
