package eval

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// maxNamed is how many named files of values a root may have as alternatives,
// and how many cases an expression may have with them.
const maxNamed = 12

// named reads an input that depends on the file of values that is passed. While
// none is chosen it is not known: another file, or none, may be passed.
func (r *run) named(v Variable, rest hcl.Traversal) (cty.Value, error) {
	r.defaults = r.defaults || v.Default != cty.NilVal
	o, made := r.world.chosen(filesChoice)
	if !made {
		r.files = true
		return r.outside()
	}
	for i, file := range r.in.config.Files {
		if file == o.key && i < len(v.Named) && v.Named[i] != cty.NilVal {
			return r.member(v.Named[i], rest)
		}
	}
	return r.outside()
}

// byFile is what an expression is for each named file of values. What a file
// does not decide is split by the choices that are left. Files with which it is
// not known are left out; nothing is said when there are too many cases. The steps
// are not taken from those of other expressions: what is known without the files
// stays known.
func (e *Evaluator) byFile(expr hcl.Expression, scope *Scope) []Case {
	s, files := e.shared, e.shared.files
	if len(files) > maxNamed || s.fileSteps <= 0 {
		return nil
	}
	steps, spent := s.steps, s.spent
	s.steps = s.fileSteps
	defer func() { s.steps, s.fileSteps, s.spent = steps, s.steps, spent }()
	return e.withEach(files, expr, scope)
}

// withEach evaluates an expression with each of the files.
func (e *Evaluator) withEach(files []string, expr hcl.Expression, scope *Scope) []Case {
	var cases []Case
	c := choice{subject: filesChoice, keys: files}
	for _, o := range c.options() {
		w, ok := e.shared.base.fork(c, o)
		if !ok {
			return nil
		}
		found := e.evaluate(w, expr, scope)
		if errors.Is(found.err, errLimit) {
			return nil
		}
		s := &split{in: e, expr: expr, scope: scope, left: maxEvaluation / len(files), most: maxNamed}
		if found.err == nil && s.explore(w, found) {
			cases = append(cases, s.cases...)
		}
	}
	if len(cases) > maxNamed {
		return nil
	}
	return cases
}
