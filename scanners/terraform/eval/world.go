package eval

import (
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Subjects of choices that no expression writes.
const (
	defaultsChoice = "\x00defaults" // variables keep their defaults
	pathsChoice    = "\x00paths"    // path.module is where it is, to find files with
	filesChoice    = "var-file"     // which of the named files of values is passed
)

// modulePath stands for path.module while the path of a file is computed. No
// string of the language can hold it.
const modulePath = "\x00"

// choice is something that only a run decides: whether a condition holds, or
// which member of a map is taken.
type choice struct {
	subject string   // text of the condition, or of the expression that is the key
	keys    []string // what the key may be; nil for a condition
}

// option is one outcome of a choice.
type option struct {
	holds bool   // of a condition
	key   string // of a key
}

func (c choice) options() []option {
	if c.keys == nil {
		return []option{{holds: true}, {holds: false}}
	}
	options := make([]option, len(c.keys))
	for i, key := range c.keys {
		options[i] = option{key: key}
	}
	return options
}

// world is the directory, with all it calls, as it is once some choices are made. The base world
// has none made.
type world struct {
	shared *shared
	parent *world
	id     string
	choice choice // the last that was made
	option option
	paths  bool // files are looked for: path.module is where it is
	memo   map[memoKey]*entry
}

// memoKey names an expression as one call of its directory has it.
type memoKey struct {
	in   *Evaluator
	expr hclsyntax.Expression
}

// entry is the remembered value of a local, of a member of one, of an input or
// of an output.
type entry struct {
	result  result
	whole   bool // the value is wholly known
	running bool // the value is being computed: reading it now is a cycle

	instances []Instance // that the value makes of a call, once somebody asked
	listed    bool       // somebody asked, and they are known
}

// fork is the world in which one more choice is made.
func (w *world) fork(c choice, o option) (*world, bool) {
	id := w.id + "\x01" + c.subject + "\x02" + o.key + strconv.FormatBool(o.holds)
	s := w.shared
	if known, ok := s.worlds[id]; ok {
		return known, true
	}
	if len(s.worlds) >= s.most {
		return nil, false
	}
	next := &world{shared: s, parent: w, id: id, choice: c, option: o, memo: map[memoKey]*entry{}}
	next.paths = w.paths || c.subject == pathsChoice
	s.worlds[id] = next
	return next, true
}

// chosen is how a choice was made in w.
func (w *world) chosen(subject string) (option, bool) {
	for ; w.parent != nil; w = w.parent {
		if w.choice.subject == subject {
			return w.option, true
		}
	}
	return option{}, false
}

// is reports whether a choice that has one outcome was made in w.
func (w *world) is(subject string) bool {
	_, ok := w.chosen(subject)
	return ok
}

// fixed is what a name is because a key was chosen.
func (w *world) fixed(subject string) (cty.Value, bool) {
	o, ok := w.chosen(subject)
	if !ok || o.key == "" {
		return cty.NilVal, false
	}
	return cty.StringVal(o.key), true
}

// remembered finds an expression's value in w, or in a world before it where it
// is wholly known: more choices do not change it.
func (w *world) remembered(key memoKey) (*entry, bool) {
	if known, ok := w.memo[key]; ok {
		return known, true
	}
	if w.paths {
		return nil, false
	}
	for before := w.parent; before != nil; before = before.parent {
		if known, ok := before.memo[key]; ok && known.whole && known.result.err == nil {
			return known, true
		}
	}
	return nil, false
}

// result is what an evaluation came to.
type result struct {
	value    cty.Value
	err      error
	open     []choice // choices that were met and are not made
	unknown  bool     // something was read that is not known
	defaults bool     // a variable was read that has a default
	files    bool     // a variable was read that named files of values set
}

// evaluate computes an expression from its top, within bounds.
func (e *Evaluator) evaluate(w *world, expr hcl.Expression, scope *Scope) result {
	if v, ok := literal(expr); ok {
		return result{value: v}
	}
	native, ok := expr.(hclsyntax.Expression)
	if !ok {
		return result{value: jsonLiteral(expr)}
	}
	r := &run{in: e, world: w, budget: maxSteps}
	return r.finish(native, scope)
}
