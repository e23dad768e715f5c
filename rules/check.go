package rules

import "strings"

// Check compiles every rule of the set against the schema, lints it and proves
// the keys it reads and the clouds it names by its example: all that is demanded of a rule before it
// runs. The problems are ordered by place; an error is about the library.
func (s *Set) Check() ([]Problem, error) {
	p, err := compileRules(s.rules, s.lib, true)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	var problems []Problem
	for _, r := range s.rules {
		files[r.ID] = r.file
		example, ok := s.Example(r.ID)
		if !ok || !strings.Contains(example, "want") {
			problems = append(problems, Problem{r.file, 0, "it has no example.txtar that says what it wants; put one beside the rule"})
		}
		problems = append(problems, Lint(r.file, r.text)...)
		problems = append(problems, CheckKeys(r.file, r.text, example)...)
		problems = append(problems, CheckClouds(r.file, r.text, example, r.Clouds)...)
	}
	for _, f := range p.failed {
		problems = append(problems, Problem{files[f.Rule], 0, f.Reason})
	}
	return sortProblems(problems), nil
}
