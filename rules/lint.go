package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// maxLines is how long a rule may be from its package line on.
const maxLines = 60

// Lint checks the house rules of a rule's source, those that a compiler cannot
// know: nothing unknown is taken as absent, no field is read where the type
// checker does not reach, and the rule can be skipped where its tables are
// empty. The problems are ordered by line.
func Lint(file, text string) []Problem {
	module, problems := parseForCheck(file, text)
	if module == nil {
		return problems
	}
	l := linter{file: file, module: module}
	l.shape(text)
	l.imports()
	for _, rule := range module.Rules {
		l.rule(rule)
	}
	l.skipping(text)
	return sortProblems(l.problems)
}

// linter collects the problems of one module.
type linter struct {
	file     string
	module   *ast.Module
	problems []Problem
}

func (l *linter) add(at *ast.Location, format string, args ...any) {
	p := Problem{File: l.file, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		p.Line = at.Row
	}
	if !slices.Contains(l.problems, p) {
		l.problems = append(l.problems, p)
	}
}

// shape checks that there is one set called findings, and the length.
func (l *linter) shape(text string) {
	found := false
	for _, rule := range l.module.Rules {
		if nameOf(rule) != "findings" {
			continue
		}
		found = true
		if rule.Default || rule.Head.DocKind() != ast.PartialSetDoc || len(rule.Head.Ref()) != 1 {
			l.add(rule.Loc(), "findings is not a set; write: findings contains {…} if {…}")
		}
	}
	first := l.module.Package.Location
	if !found {
		l.add(first, "there is no set called findings; write: findings contains {…} if {…}")
	}
	if lines := strings.Count(strings.TrimSpace(text), "\n") + 2 - first.Row; lines > maxLines {
		l.add(first, "the rule has %d lines; shorten it to %d, or make it two rules", lines, maxLines)
	}
}

// imports checks that a rule looks at nothing but the input, the library and
// the dated tables.
func (l *linter) imports() {
	allowed := []ast.Ref{ast.MustParseRef("data.debt.lib"), ast.MustParseRef("data.debt.tables")}
	for _, i := range l.module.Imports {
		ref, ok := i.Path.Value.(ast.Ref)
		if !ok || !slices.ContainsFunc(allowed, func(a ast.Ref) bool { return ref.Equal(a) }) {
			l.add(i.Location, "it imports %s; a rule imports data.debt.lib and data.debt.tables only", i.Path)
		}
	}
	for _, rule := range l.module.Rules {
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			if ref[0].Equal(ast.DefaultRootDocument) && !slices.ContainsFunc(allowed, ref.HasPrefix) {
				l.add(ref[0].Location, "it reads %s; a rule reads data.debt.lib and data.debt.tables only", ref)
			}
			return false
		})
	}
}

// rule checks one definition.
func (l *linter) rule(rule *ast.Rule) {
	if len(rule.Head.Args) > 0 {
		l.function(rule)
	}
	rows := rowsOf(rule)
	ast.NewGenericVisitor(func(node any) bool {
		switch node := node.(type) {
		case *ast.Every:
			l.add(node.Location, "every is not type-checked; write a helper rule that collects the exceptions, and negate its membership")
		case *ast.Expr:
			if node.Negated {
				l.uncertain(node, rows, "not")
			}
			if node.IsCall() {
				terms, _ := node.Terms.([]*ast.Term)
				l.call(terms, node.Location, rows)
			}
		case *ast.Term:
			if call, ok := node.Value.(ast.Call); ok {
				l.call(call, node.Location, rows)
			}
			if ref, ok := node.Value.(ast.Ref); ok {
				l.reference(ref, node.Location)
			}
		}
		return false
	}).Walk(rule)
}

// function checks that a helper function does not take a row: the type checker
// does not follow rows into functions.
func (l *linter) function(rule *ast.Rule) {
	ast.WalkRefs(rule, func(ref ast.Ref) bool {
		_, isField := fieldName(ref)
		if isField && slices.ContainsFunc(rule.Head.Args, func(arg *ast.Term) bool { return arg.Equal(ref[0]) }) {
			l.add(rule.Loc(), "function %s reads %s of its argument, which is not type-checked; write a helper rule, or pass the field",
				nameOf(rule), ref)
		}
		return false
	})
}

// call checks a call of a function.
func (l *linter) call(terms []*ast.Term, at *ast.Location, rows rowTypes) {
	if len(terms) == 0 {
		return
	}
	switch name := terms[0].String(); name {
	case "count":
		for _, term := range terms[1:] {
			l.uncertain(term, rows, "count")
		}
	case "object.get":
		l.add(at, "object.get is not type-checked; read the field itself, or ask the library")
	case "time.now_ns":
		l.add(at, "time.now_ns is not the scan's time; use input.now")
	case "rego.metadata.chain", "rego.metadata.rule":
		l.add(at, "%s is slow; annotations are joined by the engine", name)
	}
}

// reference checks that a reference to the input names an existing table.
func (l *linter) reference(ref ast.Ref, at *ast.Location) {
	if !ref[0].Equal(ast.InputRootDocument) {
		return
	}
	if len(ref) == 1 {
		l.add(at, "it reads the whole input; name a table, as in input.unit")
		return
	}
	if table, ok := tableOf(ref); !ok || roleOf(table) == roleUnknown {
		l.add(at, "%s names no table of the input", ref)
	}
}

// skipping checks that the engine may skip the rule where the tables it reads
// have no rows.
func (l *linter) skipping(text string) {
	r := newGrammar().readsOf(text)
	if r.always || len(r.tables) == 0 {
		return
	}
	for _, rule := range newProof(l.module, r).unproven() {
		l.add(rule.Loc(), "this may fire without any row of %s, and the engine skips the rule then; "+
			"begin with: some row in input.<table>, or read input.unit or input.repository", strings.Join(r.tables, ", "))
	}
}
