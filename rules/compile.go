package rules

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

// program is the compiled form of some rules: one compiler for all, because
// compiling rules together costs half of compiling each alone.
type program struct {
	compiler *ast.Compiler
	queries  map[string]ast.Body // by rule ID
	failed   []debt.Failed
}

// compileRules parses and compiles rules with the library. A rule that does not
// compile is left out and reported; the error is about the library alone. Users'
// rules are checked against the schema; the embedded ones were, in the tests,
// unless checkAll asks for it again.
func compileRules(rules []sourced, lib []source, checkAll bool) (program, error) {
	modules, err := parseLibrary(lib)
	if err != nil {
		return program{}, err
	}
	p := program{queries: map[string]ast.Body{}}
	byFile := map[string]sourced{}
	var keys keySet
	for _, rule := range rules {
		file := rule.moduleName()
		module, err := parse(source{file, rule.text}, rule.Custom || checkAll)
		if err != nil {
			p.fail(rule, problemsOf(file, err))
			continue
		}
		modules[file], byFile[file] = module, rule
		keys = append(keys, keysOf(module)...)
	}
	if p.compiler, err = p.isolate(modules, byFile, schemaSet(keys)); err != nil {
		return program{}, err
	}
	err = p.prepare(byFile)
	return p, err
}

// moduleName names a rule's module. Users' files may be called as embedded ones
// are.
func (r sourced) moduleName() string {
	if r.Custom {
		return "custom/" + r.file
	}
	return r.file
}

func parseLibrary(lib []source) (map[string]*ast.Module, error) {
	modules := map[string]*ast.Module{}
	for _, src := range lib {
		module, err := parse(src, false)
		if err != nil {
			return nil, fmt.Errorf("rules: the library does not parse: %w", err)
		}
		modules[src.file] = module
	}
	return modules, nil
}

// isolate compiles the modules, again and again without those that have errors.
// Every round drops at least one rule, so there is an end.
func (p *program) isolate(modules map[string]*ast.Module, byFile map[string]sourced, schemas *ast.SchemaSet) (*ast.Compiler, error) {
	for {
		compiler := newCompiler(schemas)
		compiler.Compile(modules)
		if !compiler.Failed() {
			return compiler, nil
		}
		broken := map[string][]Problem{}
		for _, problem := range problemsOf("", compiler.Errors) {
			broken[problem.File] = append(broken[problem.File], problem)
		}
		dropped := false
		for file, problems := range broken {
			if rule, ok := byFile[file]; ok {
				p.fail(rule, problems)
				delete(modules, file)
				delete(byFile, file)
				dropped = true
			}
		}
		if !dropped {
			return nil, fmt.Errorf("rules: the library does not compile: %w", compiler.Errors)
		}
	}
}

// newCompiler returns a compiler with the sandbox that rules run in.
func newCompiler(schemas *ast.SchemaSet) *ast.Compiler {
	return ast.NewCompiler().
		WithCapabilities(capabilities()).
		WithDefaultRegoVersion(ast.RegoV1).
		WithSchemas(schemas).
		WithUseTypeCheckAnnotations(true).
		WithStrict(true).
		SetErrorLimit(0)
}

// prepare compiles the query of every rule that is left. A query names its
// rule's set directly; one set of all findings would take quadratic time.
func (p *program) prepare(byFile map[string]sourced) error {
	for _, rule := range byFile {
		body, err := ast.ParseBodyWithOpts("findings = "+rule.Package+".findings", ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			return fmt.Errorf("rules: %s: %w", rule.file, err)
		}
		query, err := p.compiler.QueryCompiler().Compile(body)
		if err != nil {
			p.fail(rule, problemsOf(rule.moduleName(), err))
			continue
		}
		p.queries[rule.ID] = query
	}
	return nil
}

func (p *program) fail(rule sourced, problems []Problem) {
	lines := make([]string, len(problems))
	for i, problem := range problems {
		problem.File = rule.file
		lines[i] = problem.Error()
	}
	p.failed = append(p.failed, debt.Failed{Rule: rule.ID, Reason: "it does not compile: " + strings.Join(lines, "\n")})
}
