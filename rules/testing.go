package rules

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestResult is the outcome of one test written in Rego.
type TestResult struct {
	Package string // "data.debt.lib_test"
	Name    string // "test_absent"
	File    string
	Line    int
	Pass    bool
	Reason  string // why it did not pass
}

// RunTests runs the tests in the *_test.rego files of fsys against the rules of
// fsys and the embedded library, in the sandbox of a scan. The results are
// ordered by place; an error means that something does not compile.
//
// The schema is left to Check. Under it, a test could not compare the row that
// a finding hands back with the short row it was given.
func RunTests(ctx context.Context, fsys fs.FS) ([]TestResult, error) {
	modules, err := testModules(fsys)
	if err != nil {
		return nil, err
	}
	results, err := tester.NewRunner().
		SetCompiler(newCompiler(ast.NewSchemaSet()).WithRewriteTestRules(true)).
		SetStore(inmem.New()).
		SetModules(modules).
		RunTests(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("rules: the tests do not compile: %w", err)
	}
	var list []TestResult
	for r := range results {
		list = append(list, testResult(r))
	}
	slices.SortFunc(list, func(a, b TestResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	return list, ctx.Err()
}

// testModules parses the library, the rules and the tests.
func testModules(fsys fs.FS) (map[string]*ast.Module, error) {
	lib, err := readLibrary()
	if err != nil {
		return nil, err
	}
	modules, err := parseLibrary(lib)
	if err != nil {
		return nil, err
	}
	sources, err := readSources(fsys, func(name string) bool { return isRule(name) || isTest(name) })
	if err != nil {
		return nil, err
	}
	for _, src := range sources {
		module, err := parse(src, false)
		if err != nil {
			return nil, asError(problemsOf(src.file, err))
		}
		modules[src.file] = module
	}
	return modules, nil
}

func testResult(r *tester.Result) TestResult {
	result := TestResult{Package: r.Package, Name: r.Name, Pass: r.Pass()}
	if r.Location != nil {
		result.File, result.Line = r.Location.File, r.Location.Row
	}
	switch {
	case r.Error != nil:
		result.Reason = r.Error.Error()
	case r.Skip:
		result.Reason = "it is skipped; mend or remove it"
	case r.Fail:
		result.Reason = strings.TrimSpace("it does not hold " + string(r.Output))
	}
	return result
}
