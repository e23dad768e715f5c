package rules

import (
	"errors"

	"github.com/open-policy-agent/opa/v1/ast"
)

// parse parses a Rego file. Annotations cost time and bind the schema, so they
// are read only where fields are to be checked.
func parse(src source, annotations bool) (*ast.Module, error) {
	return ast.ParseModuleWithOpts(src.file, src.text, ast.ParserOptions{
		ProcessAnnotation: annotations,
		RegoVersion:       ast.RegoV1,
	})
}

// parseForCheck parses a rule for a check of its source.
func parseForCheck(file, text string) (*ast.Module, []Problem) {
	module, err := parse(source{file, text}, true)
	if err != nil {
		return nil, problemsOf(file, err)
	}
	return module, nil
}

// problemsOf takes OPA's errors apart. Those without a place belong to file.
func problemsOf(file string, err error) []Problem {
	var list ast.Errors
	if !errors.As(err, &list) {
		return []Problem{{File: file, Message: err.Error()}}
	}
	var problems []Problem
	for _, e := range list {
		p := Problem{File: file, Message: e.Message}
		if e.Location != nil && e.Location.File != "" {
			p.File, p.Line = e.Location.File, e.Location.Row
		}
		if e.Details != nil {
			for _, line := range e.Details.Lines() {
				p.Message += "\n\t" + line
			}
		}
		problems = append(problems, p)
	}
	return sortProblems(problems)
}
