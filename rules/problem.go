package rules

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Problem is something wrong with a rule's source, for its author to mend.
type Problem struct {
	File    string // slash-separated, as the rules' file system names it
	Line    int    // 1-based; 0 when the whole file is meant
	Message string // what is wrong and what to do, without the place
}

// Error renders the problem as compilers do: "file:line: message".
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// sortProblems orders problems by place.
func sortProblems(problems []Problem) []Problem {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return problems
}

// asError joins problems, in order, into one error; nil when there are none.
func asError(problems []Problem) error {
	errs := make([]error, 0, len(problems))
	for _, p := range sortProblems(problems) {
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}
