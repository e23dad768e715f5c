package rules

import (
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

// Options tunes an engine. The zero value is what a scan wants.
type Options struct {
	Guard   time.Duration // longest time for one rule; 0 means 10 seconds
	Workers int           // rules evaluated at the same time; 0 means GOMAXPROCS
}

// Engine evaluates the rules of a set. It compiles a rule when the first input
// comes that has rows for it, and keeps what is compiled, so that a scan of few
// kinds of files starts at once and the second input of a check, or the next
// commit of a backfill, compiles next to nothing. An Engine may be used by
// several goroutines.
type Engine struct {
	set  *Set
	opts Options

	mu       sync.Mutex // guards what follows
	compiled map[string]compiledRule
	failed   map[string]debt.Failed // rules that do not compile
	library  library
}

// compiledRule is a query with the compiler that it belongs to.
type compiledRule struct {
	compiler *ast.Compiler
	query    ast.Body
}

// NewEngine returns an engine for the rules of set. An error is about the
// options, never about a rule.
func NewEngine(set *Set, opts Options) (*Engine, error) {
	if opts.Guard < 0 || opts.Workers < 0 {
		return nil, errors.New("rules: negative guard or number of workers; use 0 for the default")
	}
	if opts.Guard == 0 {
		opts.Guard = 10 * time.Second
	}
	if opts.Workers == 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	return &Engine{
		set:      set,
		opts:     opts,
		compiled: map[string]compiledRule{},
		failed:   map[string]debt.Failed{},
		library:  newLibrary(set.lib),
	}, nil
}

// needed lists the rules that may fire over in. Embedded rules whose tables are
// empty are left out, because Lint has proved that they cannot; users' rules
// have no such proof.
func (e *Engine) needed(in Input) []sourced {
	var rules []sourced
	for _, r := range e.set.rules {
		if r.Custom || r.reads.neededFor(in) {
			rules = append(rules, r)
		}
	}
	return rules
}

// compile makes sure that every one of rules is compiled or known to fail.
func (e *Engine) compile(rules []sourced) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	var fresh []sourced
	for _, r := range rules {
		_, done := e.compiled[r.ID]
		_, failed := e.failed[r.ID]
		if !done && !failed {
			fresh = append(fresh, r)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	p, err := compileRules(fresh, e.library.needed(fresh), false)
	if err != nil {
		return err
	}
	for id, query := range p.queries {
		e.compiled[id] = compiledRule{p.compiler, query}
	}
	for _, f := range p.failed {
		e.failed[f.Rule] = f
	}
	return nil
}

// lookup returns how a rule was compiled, or why it was not.
func (e *Engine) lookup(id string) (compiledRule, *debt.Failed) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if f, ok := e.failed[id]; ok {
		return compiledRule{}, &f
	}
	return e.compiled[id], nil
}
