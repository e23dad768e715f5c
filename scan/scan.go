package scan

import (
	"context"
	"fmt"
	"time"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/suppress"
)

// Run scans one state of a repository and returns its report. An error means
// that there is no report; what could not be read or evaluated is in the report.
func Run(ctx context.Context, o Options) (*debt.Report, error) {
	if err := o.Config.CheckRules(config.FileName, ids(o.Rules.Rules())); err != nil {
		return nil, err
	}
	r, err := resolve(ctx, o)
	if err != nil {
		return nil, err
	}
	set := enabled(o)
	result, err := evaluate(ctx, o, set, r, rules.NewEngine)
	if err != nil {
		return nil, err
	}
	judged := suppress.Apply(r.findings(ctx, o, result.Findings), r.decisions(o, result.Evaluated), o.Now)
	return r.report(o, set, judged, result), nil
}

// starter makes the engine of a set, or hands out one that was made before.
type starter func(*rules.Set, rules.Options) (*rules.Engine, error)

// evaluate runs the rules over the facts. The engine is not even started for a
// repository without units and without a CODEOWNERS file.
func evaluate(ctx context.Context, o Options, set *rules.Set, r resolved, start starter) (rules.Result, error) {
	if len(r.facts.Unit) == 0 {
		return rules.Result{}, nil
	}
	data := r.input(o, set)
	input, err := rules.NewInput(data, set)
	if err != nil {
		return rules.Result{}, fmt.Errorf("preparing the facts: %w", err)
	}
	engine, err := start(set, rules.Options{})
	if err != nil {
		return rules.Result{}, fmt.Errorf("starting the rule engine: %w", err)
	}
	result, err := engine.Eval(ctx, input)
	if err != nil {
		return rules.Result{}, fmt.Errorf("evaluating the rules: %w", err)
	}
	result.Findings = Attribute(data, result.Findings)
	return result, nil
}

// timestamp writes a moment as reports do.
func timestamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
