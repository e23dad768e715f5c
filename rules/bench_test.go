package rules

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// estate has n resources: for every queue a policy, an alarm and a function
// that mention it, the function through a local.
func estate(n int) debt.Facts {
	f := debt.Facts{Unit: []debt.Unit{{ID: "terraform:a", Kind: debt.Terraform, Path: "a"}}}
	for i := range n / 4 {
		q := queue(fmt.Sprint(i))
		q.Attrs = map[string]any{"name": fmt.Sprintf("q%d", i), "delay_seconds": 5.0, "tags": map[string]any{"team": "a", "env": "prod"}}
		q.Unsure = []string{"kms_master_key_id"}
		if i%25 > 0 { // one queue in 25 is a finding
			q.Attrs["redrive_policy"] = map[string]any{"maxReceiveCount": 5.0}
		}
		local := debt.Local{ID: fmt.Sprintf("terraform:a#local.q%d", i), Unit: "terraform:a", References: reference("value", q.ID)}
		f.Local = append(f.Local, local)
		f.Resource = append(f.Resource, q)
		for kind, to := range map[string]string{"aws_sqs_queue_policy": q.ID, "aws_cloudwatch_metric_alarm": q.ID, "aws_lambda_function": local.ID} {
			r := q
			r.Type, r.Address = kind, fmt.Sprintf("%s.r%d", kind, i)
			r.ID = "terraform:a#" + r.Address
			r.References = reference("queue_url", to)
			f.Resource = append(f.Resource, r)
		}
	}
	return f
}

func benchInput(b *testing.B, facts debt.Facts) Input {
	b.Helper()
	in, err := NewInput(InputData{Facts: facts, Now: time.Unix(0, 0), Closed: map[string]bool{"terraform:a": true}}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return in
}

func BenchmarkInput10000(b *testing.B) {
	facts := estate(10_000)
	for b.Loop() {
		benchInput(b, facts)
	}
}

// joiningRules are n rules that join queues with what mentions them, of which
// one condition is given.
func joiningRules(b *testing.B, n int, condition string) *Set {
	b.Helper()
	texts := map[string]string{}
	for i := range n {
		name := fmt.Sprintf("join%d", i)
		texts[name+".rego"] = ruleText(fmt.Sprintf("ACM-%03d", i), name, `findings contains {
	"at": q.at,
	"key": [q.address],
	"message": sprintf("%s has no dead-letter queue", [q.address]),
	"evidence": {"redrive_policy": "absent"},
} if {
	some q in input.resource.aws_sqs_queue
	q.exists == "yes"
	lib.live(q)
	lib.absent(q, "redrive_policy")
	not input.referrers[q.id].aws_sqs_queue_redrive_policy
	`+condition+`
	input.closed[q.unit]
}

dead_letter contains id if {
	some id, by_type in input.referrers
	some ref in by_type.aws_cloudwatch_metric_alarm
	ref.attribute == "redrive_policy.deadLetterTargetArn"
}
`)
	}
	return customSet(b, texts)
}

// Thirty rules over 2,500 queues among 10,000 resources, 3,000 findings: rules
// that ask about their own row, and rules that walk all referrers first.
func BenchmarkThirtyJoiningRules(b *testing.B) {
	in := benchInput(b, estate(10_000))
	for name, condition := range map[string]string{
		"lookup": "input.referrers[q.id].aws_sqs_queue_policy",
		"walk":   "not dead_letter[q.id]",
	} {
		b.Run(name, func(b *testing.B) { benchJoin(b, joiningRules(b, 30, condition), in) })
	}
}

func benchJoin(b *testing.B, set *Set, in Input) {
	b.Helper()
	engine, err := NewEngine(set, Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := engine.compile(set.rules); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		result, err := engine.Eval(b.Context(), in)
		if err != nil || len(result.Findings) != 3_000 || len(result.Failed) > 0 {
			b.Fatalf("%d findings, failed %v, %v", len(result.Findings), result.Failed, err)
		}
	}
}

// Loading, parsing and compiling every embedded rule: what a scan of a
// repository with everything in it pays before it starts.
func BenchmarkEngineStart(b *testing.B) {
	benchStart(b, Embedded(), LoadOptions{}, false)
}

// The same for 163 rules of the sample rule's size, without and with the check
// against the schema.
func BenchmarkEngineStart163(b *testing.B) {
	text, err := fs.ReadFile(Embedded(), "observability/log-group-without-retention/log_group_without_retention.rego")
	if err != nil {
		b.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for i := range 163 {
		name := fmt.Sprintf("rule-%d", i)
		source := strings.NewReplacer("OBS-001", fmt.Sprintf("OBS-%03d", i), `["log-group-without-retention"]`, fmt.Sprintf("[%q]", name)).Replace(string(text))
		fsys[fmt.Sprintf("observability/%s/%s", name, fileName(name))] = &fstest.MapFile{Data: []byte(source)}
	}
	b.Run("unchecked", func(b *testing.B) { benchStart(b, fsys, LoadOptions{}, false) })
	b.Run("checked", func(b *testing.B) { benchStart(b, fsys, LoadOptions{}, true) })
	b.Run("loaded", func(b *testing.B) {
		for b.Loop() {
			if _, err := Load(fsys, LoadOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchStart(b *testing.B, fsys fs.FS, opts LoadOptions, check bool) {
	b.Helper()
	for b.Loop() {
		set, err := Load(fsys, opts)
		if err != nil {
			b.Fatal(err)
		}
		p, err := compileRules(set.rules, set.lib, check)
		if err != nil || len(p.failed) > 0 {
			b.Fatal(err, p.failed)
		}
	}
}
