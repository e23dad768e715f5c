package rules

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// maxDepth is how deep a value of a scanned file is shown to rules. Nothing a
// rule looks at is deeper, and a hostile file may be.
const maxDepth = 100

// encoder turns Go values into Rego's, as encoding/json would name them, with
// one difference: a nil list or map is empty, not null. It goes straight to
// Rego's terms, and makes one term for equal strings, because a round trip
// through JSON takes several times as long.
type encoder struct {
	plans   map[reflect.Type][]plan
	strings map[string]*ast.Term
}

// plan is a field with the term of its name.
type plan struct {
	field
	key *ast.Term
}

func newEncoder() *encoder {
	return &encoder{plans: map[reflect.Type][]plan{}, strings: map[string]*ast.Term{}}
}

// term encodes v, which is depth levels below a row.
func (e *encoder) term(v reflect.Value, depth int) *ast.Term {
	switch v.Kind() {
	case reflect.Struct:
		return e.object(v, depth)
	case reflect.Map:
		return e.dict(v, depth)
	case reflect.Slice:
		return e.list(v, depth)
	case reflect.Pointer, reflect.Interface:
		return e.inner(v, depth)
	case reflect.String:
		return e.text(v)
	case reflect.Bool:
		return ast.InternedTerm(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return number(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return number(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		return e.float(v.Float())
	}
	return ast.InternedNullTerm
}

// inner encodes what a pointer or an interface holds.
func (e *encoder) inner(v reflect.Value, depth int) *ast.Term {
	if v.IsNil() || depth > maxDepth {
		return ast.InternedNullTerm
	}
	return e.term(v.Elem(), depth)
}

func (e *encoder) object(v reflect.Value, depth int) *ast.Term {
	plans := e.plan(v.Type())
	pairs := make([][2]*ast.Term, 0, len(plans))
	for _, p := range plans {
		value := v.FieldByIndex(p.index)
		if !p.optional || !empty(value) {
			pairs = append(pairs, [2]*ast.Term{p.key, e.term(value, depth+1)})
		}
	}
	return ast.ObjectTerm(pairs...)
}

func (e *encoder) dict(v reflect.Value, depth int) *ast.Term {
	pairs := make([][2]*ast.Term, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		pairs = append(pairs, [2]*ast.Term{e.text(it.Key()), e.term(it.Value(), depth+1)})
	}
	return ast.ObjectTerm(pairs...)
}

func (e *encoder) list(v reflect.Value, depth int) *ast.Term {
	terms := make([]*ast.Term, v.Len())
	for i := range terms {
		terms[i] = e.term(v.Index(i), depth+1)
	}
	return ast.ArrayTerm(terms...)
}

// text encodes a string, or a number that is kept as text.
func (e *encoder) text(v reflect.Value) *ast.Term {
	s := v.String()
	if v.Type() == reflect.TypeFor[json.Number]() && plainNumber(s) {
		return number(s)
	}
	term, ok := e.strings[s]
	if !ok {
		term = ast.StringTerm(s)
		e.strings[s] = term
	}
	return term
}

// float encodes a number; what is not a number in JSON becomes null.
func (e *encoder) float(f float64) *ast.Term {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return ast.InternedNullTerm
	}
	return number(strconv.FormatFloat(f, 'g', -1, 64))
}

func (e *encoder) plan(t reflect.Type) []plan {
	plans, ok := e.plans[t]
	if !ok {
		for _, f := range fieldsOf(t) {
			plans = append(plans, plan{f, ast.StringTerm(f.name)})
		}
		e.plans[t] = plans
	}
	return plans
}

func number(text string) *ast.Term { return ast.NumberTerm(json.Number(text)) }

// plainNumber reports whether s is a number that arithmetic handles in no time.
// Huge ones, which only a hostile file has, stay text.
func plainNumber(s string) bool {
	const longest = 64
	if len(s) > longest {
		return false
	}
	f, err := strconv.ParseFloat(s, 64)
	zero := strings.Trim(s, "-0.") == ""
	return err == nil && json.Valid([]byte(s)) && (zero || math.Abs(f) > 1e-300)
}

// empty reports whether encoding/json would leave v out under omitempty.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}
