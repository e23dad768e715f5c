package rules

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/debtscan/debtscan/debt"
)

// Result is what an evaluation found, in a fixed order: the same input gives
// the same result, whatever the number of workers.
type Result struct {
	Findings  []Raw            // by rule, place, key and message
	Evaluated []debt.Evaluated // by rule: every rule that did not fail, those that had no rows included
	Failed    []debt.Failed    // by rule; their findings are unknown
}

// outcome is what one rule came to.
type outcome struct {
	findings []Raw
	failed   *debt.Failed
}

// Eval evaluates every rule over in. A rule that fails costs its own findings
// only. The error is for a context that is done, or a library that does not
// compile; then there is no result.
func (e *Engine) Eval(ctx context.Context, in Input) (Result, error) {
	if in.term == nil {
		return Result{}, errors.New("rules: the input is empty; make it with NewInput")
	}
	rules := e.needed(in)
	if err := e.compile(rules); err != nil {
		return Result{}, err
	}
	outcomes := e.evalAll(ctx, rules, in)
	if err := ctx.Err(); err != nil {
		return Result{}, fmt.Errorf("rules: %w", err)
	}
	var result Result
	failed := map[string]bool{}
	for _, o := range outcomes {
		result.Findings = append(result.Findings, o.findings...)
		if o.failed != nil {
			result.Failed = append(result.Failed, *o.failed)
			failed[o.failed.Rule] = true
		}
	}
	for _, r := range e.set.rules {
		if !failed[r.ID] {
			result.Evaluated = append(result.Evaluated, debt.Evaluated{Rule: r.ID, Digest: r.Digest, Units: in.units})
		}
	}
	return result, nil
}

// evalAll evaluates rules with a few workers; outcomes are in the rules' order.
func (e *Engine) evalAll(ctx context.Context, rules []sourced, in Input) []outcome {
	outcomes := make([]outcome, len(rules))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(e.opts.Workers, len(rules)) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = e.evalRule(ctx, rules[i].Rule, in)
			}
		})
	}
	for i := range rules {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes
}

// evalRule evaluates one rule within the guard.
func (e *Engine) evalRule(ctx context.Context, rule debt.Rule, in Input) outcome {
	compiled, failed := e.lookup(rule.ID)
	if failed != nil {
		return outcome{failed: failed}
	}
	ctx, cancel := context.WithTimeout(ctx, e.opts.Guard)
	defer cancel()
	findings, err := run(ctx, compiled, rule, in)
	if err != nil {
		return outcome{failed: &debt.Failed{Rule: rule.ID, Reason: reason(ctx, err, e.opts.Guard)}}
	}
	return outcome{findings: findings}
}

// run evaluates a query and reads its findings. A panic inside the evaluation
// becomes an error: one rule must not take the others with it.
func run(ctx context.Context, compiled compiledRule, rule debt.Rule, in Input) (findings []Raw, err error) {
	defer func() {
		if r := recover(); r != nil {
			findings, err = nil, fmt.Errorf("it panicked: %v", r)
		}
	}()
	value, err := query(ctx, compiled, in)
	if err != nil {
		return nil, err
	}
	return readFindings(value, rule)
}

// query returns the value of a rule's set of findings.
func query(ctx context.Context, compiled compiledRule, in Input) (ast.Value, error) {
	txn, err := in.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer in.store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	stop := context.AfterFunc(ctx, cancel.Cancel)
	defer stop()
	var found ast.Value
	err = topdown.NewQuery(compiled.query).
		WithCompiler(compiled.compiler).
		WithStore(in.store).
		WithTransaction(txn).
		WithInput(in.term).
		WithCancel(cancel).
		Iter(ctx, func(result topdown.QueryResult) error {
			found = result[ast.Var("findings")].Value
			return nil
		})
	return found, err
}

// reason puts an error into one sentence.
func reason(ctx context.Context, err error, guard time.Duration) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) && topdown.IsCancel(err) {
		return fmt.Sprintf("it took longer than %s", guard.Round(time.Millisecond))
	}
	var evaluation *topdown.Error
	if errors.As(err, &evaluation) && evaluation.Location != nil {
		return fmt.Sprintf("%s:%d: %s", evaluation.Location.File, evaluation.Location.Row, evaluation.Message)
	}
	return err.Error()
}

// sortRaw orders one rule's findings.
func sortRaw(findings []Raw) {
	slices.SortStableFunc(findings, func(a, b Raw) int {
		return cmp.Or(
			cmp.Compare(a.At.Path, b.At.Path),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(strings.Join(a.Key, "\x00"), strings.Join(b.Key, "\x00")),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
