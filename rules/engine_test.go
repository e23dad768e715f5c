package rules

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// logGroup is a log group of unit terraform:a.
func logGroup(name string, attrs map[string]any) debt.Resource {
	r := queue(name)
	r.Type, r.Address = "aws_cloudwatch_log_group", "aws_cloudwatch_log_group."+name
	r.Attrs = attrs
	return r
}

func TestEvalSampleRule(t *testing.T) {
	forever, zero, bounded, unknown, off := logGroup("forever", nil), logGroup("zero", map[string]any{"retention_in_days": 0.0}),
		logGroup("bounded", map[string]any{"retention_in_days": 90.0}), logGroup("unknown", nil), logGroup("off", nil)
	unknown.Unsure, off.Exists = []string{"retention_in_days"}, debt.ExistsNo
	in := newTestInput(t, debt.Facts{
		Unit:     []debt.Unit{{ID: "terraform:a"}},
		Resource: []debt.Resource{zero, bounded, unknown, off, forever},
	})
	set := embeddedSet(t).Select(func(r debt.Rule) bool { return r.ID == "OBS-001" })
	result := eval(t, set, in, Options{})
	rule := set.Rules()[0]
	want := Result{
		Findings: []Raw{{
			Rule: rule, At: forever.At, Key: []string{"aws_cloudwatch_log_group.forever"}, Severity: debt.Low,
			Message:  "aws_cloudwatch_log_group.forever keeps its logs forever: retention_in_days is not set",
			Evidence: map[string]any{"retention_in_days": "absent"},
		}, {
			Rule: rule, At: zero.At, Key: []string{"aws_cloudwatch_log_group.zero"}, Severity: debt.Low,
			Message:  "aws_cloudwatch_log_group.zero keeps its logs forever: retention_in_days is 0",
			Evidence: map[string]any{"retention_in_days": json.Number("0")},
		}},
		Evaluated: []debt.Evaluated{{Rule: "OBS-001", Digest: rule.Digest, Units: 1}},
	}
	if diff := cmp.Diff(want, result); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
}

func TestOneRuleFailsAlone(t *testing.T) {
	finding := func(fields string) string {
		return "findings contains {" + fields + "} if some q in input.resource.aws_sqs_queue\n"
	}
	tests := map[string]struct{ body, want string }{
		"parse error":      {"findings contains {", "it does not compile: bad.rego:22:"},
		"compile error":    {"findings contains x if { y == 1 }", "bad.rego:22: var x is unsafe"},
		"unknown field":    {"findings contains 1 if { some q in input.resource.aws_sqs_queue; q.adress == 1 }", "undefined ref: "},
		"unknown table":    {"findings contains 1 if { some q in input.resourse.aws_sqs_queue }", "undefined ref: input.resourse"},
		"no findings":      {"found contains 1 if input.now", "it has no set called findings"},
		"conflict":         {"a := 1 if input.now\na := 2 if input.now\nfindings contains a", "produced conflicting values"},
		"not a set":        {"findings := [1]", "it has no set called findings"},
		"not an object":    {"findings contains 3", "it is number, not an object"},
		"no at":            {finding(`"key": ["k"], "message": "m"`), "it has no at"},
		"at without place": {finding(`"at": {"line": 3}, "key": ["k"], "message": "m"`), "its at has neither unit nor path"},
		"at with nonsense": {finding(`"at": {"unit": 3}, "key": ["k"], "message": "m"`), "its at.unit is not a string"},
		"at with a line":   {finding(`"at": {"unit": "u", "line": 1.5}, "key": ["k"], "message": "m"`), "its at.line is not a line"},
		"at misspelt":      {finding(`"at": {"unit": "u", "lin": 1}, "key": ["k"], "message": "m"`), `its at has an unknown field "lin"`},
		"no key":           {finding(`"at": q.at, "message": "m"`), "it has no key"},
		"empty key":        {finding(`"at": q.at, "key": [], "message": "m"`), "it has no key"},
		"empty element":    {finding(`"at": q.at, "key": [""], "message": "m"`), "element 0 of its key"},
		"no message":       {finding(`"at": q.at, "key": ["k"]`), "it has no message"},
		"bad severity":     {finding(`"at": q.at, "key": ["k"], "message": "m", "severity": "high"`), `its severity "high" is not one of the rule's, [low]`},
		"bad evidence":     {finding(`"at": q.at, "key": ["k"], "message": "m", "evidence": ["x"]`), "its evidence is not an object"},
		"misspelt field":   {finding(`"at": q.at, "key": ["k"], "mesage": "m"`), `it has an unknown field "mesage"`},
		"too slow": {
			"findings contains 1 if {\n\tsome a in numbers.range(1, 100000)\n\tsome b in numbers.range(1, 100000)\n\ta + b < 0\n}\n",
			"it took longer than 300ms",
		},
	}
	in := newTestInput(t, debt.Facts{Resource: []debt.Resource{queue("a")}})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set := customSet(t, map[string]string{"good.rego": ruleText("ACM-002", "good", eachQueue), "bad.rego": ruleText("ACM-001", "bad", test.body)})
			result := eval(t, set, in, Options{Guard: 300 * time.Millisecond})
			if len(result.Findings) != 1 || result.Findings[0].Rule.ID != "ACM-002" {
				t.Errorf("findings %v, want the good rule's", result.Findings)
			}
			if len(result.Evaluated) != 1 || result.Evaluated[0].Rule != "ACM-002" {
				t.Errorf("evaluated %v, want the good rule", result.Evaluated)
			}
			if len(result.Failed) != 1 || result.Failed[0].Rule != "ACM-001" || !strings.Contains(result.Failed[0].Reason, test.want) {
				t.Errorf("failed %v, want %q", result.Failed, test.want)
			}
		})
	}
}

func TestPanicsCostOneRule(t *testing.T) {
	in := newTestInput(t, debt.Facts{})
	_, err := run(t.Context(), compiledRule{}, debt.Rule{ID: "ACM-001"}, in) // no compiler: OPA panics
	if err == nil || !strings.Contains(err.Error(), "it panicked: ") {
		t.Errorf("got %v", err)
	}
}

func TestSeverityIsRequiredWhereSeveralArePossible(t *testing.T) {
	text := strings.Replace(ruleText("ACM-001", "x", eachQueue), "[low]", "[low, high]", 1)
	in := newTestInput(t, debt.Facts{Resource: []debt.Resource{queue("a")}})
	result := eval(t, customSet(t, map[string]string{"x.rego": text}), in, Options{})
	if len(result.Failed) != 1 || !strings.Contains(result.Failed[0].Reason, "its severity is missing") {
		t.Errorf("failed %v", result.Failed)
	}
}

func TestEvalIsDeterministic(t *testing.T) {
	texts := map[string]string{}
	for i := range 8 {
		name := fmt.Sprintf("r%d", i)
		texts[name+".rego"] = ruleText(fmt.Sprintf("ACM-%03d", i), name, eachQueue)
	}
	var resources []debt.Resource
	for i := range 50 {
		resources = append(resources, queue(fmt.Sprintf("q%d", i)))
	}
	set := customSet(t, texts)
	first := eval(t, set, newTestInput(t, debt.Facts{Resource: resources}), Options{Workers: 1})
	slices.Reverse(resources)
	second := eval(t, set, newTestInput(t, debt.Facts{Resource: resources}), Options{Workers: 7})
	if diff := cmp.Diff(first, second); diff != "" || len(first.Findings) != 400 {
		t.Errorf("%d findings; one worker and seven differ:\n%s", len(first.Findings), diff)
	}
}

// One engine serves both sides of a check, and inputs that bring new tables.
func TestEngineIsReused(t *testing.T) {
	engine, err := NewEngine(embeddedSet(t).Select(func(r debt.Rule) bool { return r.ID == "OBS-001" }), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{0, 1, 0, 2} {
		f := debt.Facts{}
		for j := range want {
			f.Resource = append(f.Resource, logGroup(fmt.Sprint(j), nil))
		}
		result, err := engine.Eval(t.Context(), newTestInput(t, f))
		if err != nil || len(result.Findings) != want || len(result.Evaluated) != 1 {
			t.Errorf("evaluation %d: %d findings, %d rules evaluated, %v", i, len(result.Findings), len(result.Evaluated), err)
		}
		if compiled := len(engine.compiled); (compiled == 0) != (i == 0) {
			t.Errorf("evaluation %d: %d rules are compiled", i, compiled)
		}
	}
}

// Skipping must have no effect: evaluating everything gives the same result.
func TestSkippingHasNoEffect(t *testing.T) {
	set := embeddedSet(t)
	all := set.Select(func(debt.Rule) bool { return true })
	for i := range all.rules {
		all.rules[i].reads.always = true
	}
	for name, f := range map[string]debt.Facts{
		"nothing": {},
		"unit":    {Unit: []debt.Unit{{ID: "terraform:a", Kind: debt.Terraform, Path: "a"}}},
		"queue":   {Unit: []debt.Unit{{ID: "terraform:a", Kind: debt.Terraform, Path: "a"}}, Resource: []debt.Resource{queue("a")}},
		"groups":  {Resource: []debt.Resource{logGroup("a", nil)}},
	} {
		in := newTestInput(t, f)
		if diff := cmp.Diff(eval(t, all, in, Options{}), eval(t, set, in, Options{})); diff != "" {
			t.Errorf("%s (-all +needed):\n%s", name, diff)
		}
	}
}

func TestRulesSeeTables(t *testing.T) {
	body := `import data.debt.tables
findings contains {"at": q.at, "key": [q.address], "message": tables.eol.go["1.20"], "evidence": {"date": tables.date}} if {
	some q in input.resource.aws_sqs_queue
}
`
	set := customSet(t, map[string]string{"x.rego": ruleText("ACM-001", "x", body)})
	in, err := NewInput(InputData{
		Facts: debt.Facts{Resource: []debt.Resource{queue("a")}}, Now: time.Unix(0, 0),
		Tables: map[string]any{"date": "2026-10-01", "eol": map[string]any{"go": map[string]any{"1.20": "2024-02-06"}}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result := eval(t, set, in, Options{})
	if len(result.Findings) != 1 || result.Findings[0].Message != "2024-02-06" {
		t.Errorf("result %+v", result)
	}
}

func TestEvalStops(t *testing.T) {
	engine, err := NewEngine(embeddedSet(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Eval(t.Context(), Input{}); err == nil {
		t.Error("an empty input is accepted")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := engine.Eval(ctx, newTestInput(t, debt.Facts{})); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := NewEngine(embeddedSet(t), Options{Guard: -1}); err == nil {
		t.Error("a negative guard is accepted")
	}
}
