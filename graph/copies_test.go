package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// queue is a block of a directory, in its main.tf.
func queue(dir, name string, attrs map[string]any) debt.Resource {
	unit := "terraform:" + dir
	all := map[string]any{"name": dir + name, "delay_seconds": 1, "max_message_size": 2, "message_retention_seconds": 3, "fifo_queue": true}
	for path, value := range attrs {
		all[path] = value
	}
	for path, value := range all {
		if value == nil {
			delete(all, path)
		}
	}
	return debt.Resource{
		ID: unit + "#aws_sqs_queue." + name, Unit: unit, Mode: "managed", Type: "aws_sqs_queue", Name: name, Address: "aws_sqs_queue." + name,
		Values: debt.Values{Attrs: all},
		At:     debt.At{Unit: unit, Location: debt.Location{Path: dir + "/main.tf", Line: 10, EndLine: 19}},
	}
}

// pasted are the same n queues in each directory.
func pasted(n int, dirs ...string) []debt.Resource {
	var rows []debt.Resource
	for _, dir := range dirs {
		for i := range n {
			rows = append(rows, queue(dir, fmt.Sprintf("q%d", i), nil))
		}
	}
	return rows
}

func TestPastedFiles(t *testing.T) {
	example := queue("env/d", "q0", nil)
	example.At.Context = debt.Example
	for name, tt := range map[string]struct {
		rows []debt.Resource
		want int
	}{
		"in three directories":       {pasted(5, "env/a", "env/b", "other/c"), 3},
		"in two":                     {pasted(5, "env/a", "env/b"), 0},
		"too small":                  {pasted(4, "env/a", "env/b", "env/c"), 0},
		"one of four has more":       {append(pasted(5, "env/a", "env/b", "env/c", "env/d"), queue("env/d", "own", nil)), 3},
		"an example is none":         {append(pasted(4, "env/a", "env/b", "env/c"), example), 0},
		"other arguments throughout": {otherwise(pasted(5, "env/a", "env/b", "env/c")), 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := graph.Copies(debt.Facts{Resource: tt.rows})
			if len(got) != tt.want {
				t.Fatalf("%d copies: %+v", len(got), got)
			}
			for _, c := range got {
				if c.Kind != debt.CopyFile || c.Group != got[0].Group || c.Name != "main.tf" || c.Members != 3 || c.Size != 5 || c.Lines != 50 {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// otherwise gives every row arguments of its own.
func otherwise(rows []debt.Resource) []debt.Resource {
	for i := range rows {
		rows[i].Attrs = map[string]any{fmt.Sprintf("a%d", i): 1, fmt.Sprintf("b%d", i): 1, fmt.Sprintf("c%d", i): 1}
	}
	return rows
}

func TestDivergentBlocks(t *testing.T) {
	dead := map[string]any{"redrive_policy": "dead", "kms_master_key_id": "k"}
	unsure := queue("env/e", "jobs", map[string]any{"kms_master_key_id": "k"})
	unsure.Unsure = []string{"redrive_policy"}
	facts := debt.Facts{Resource: []debt.Resource{
		queue("env/a", "jobs", dead), queue("env/b", "jobs", dead), queue("env/c", "jobs", dead),
		queue("env/d", "jobs", map[string]any{"kms_master_key_id": "k", "fifo_queue": false}),
		unsure, queue("elsewhere/deeper/f", "jobs", nil),
	}}
	got := graph.Copies(facts)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	c := got[0]
	if c.Row != "terraform:env/d#aws_sqs_queue.jobs" || c.Members != 5 || c.Kind != debt.CopyBlock || c.Type != "aws_sqs_queue" {
		t.Errorf("%+v", c)
	}
	want := []debt.Difference{
		{Path: "fifo_queue", Value: false, Usual: true, Agree: 4},
		{Path: "redrive_policy", Absent: true, Agree: 4},
	}
	if diff := cmp.Diff(want, c.Differs); diff != "" {
		t.Error(diff)
	}
}

func TestPastedJobs(t *testing.T) {
	var facts debt.Facts
	for i, unit := range []string{"pipeline:a.yml", "pipeline:b.yml", "pipeline:c.yml"} {
		job := debt.Job{ID: unit + "#build", Unit: unit, Key: "build", Steps: 4, At: debt.At{Unit: unit}}
		facts.Job = append(facts.Job, job)
		for n, run := range []string{"", "make build", fmt.Sprintf("deploy  --to 'env-%d' --retries %d", i, i), "echo ${{ github.sha }}"} {
			step := debt.Step{Job: job.ID, ID: fmt.Sprintf("%s/%d", job.ID, n), Unit: unit, Index: n, Run: run}
			if n == 0 {
				step.Uses = fmt.Sprintf("actions/checkout@v%d", i)
			}
			facts.Step = append(facts.Step, step)
		}
	}
	if got := graph.Copies(facts); len(got) != 3 || got[2].Kind != debt.CopyJob || got[2].Size != 4 || got[2].Row != "pipeline:c.yml#build" {
		t.Errorf("%+v", got)
	}
	facts.Step[1].Run = "make test"
	if got := graph.Copies(facts); len(got) != 0 {
		t.Errorf("one differs: %+v", got)
	}
}

// Time grows with the facts and not with the pairs in them.
func BenchmarkCopies(b *testing.B) {
	var dirs []string
	for i := range 1000 {
		dirs = append(dirs, fmt.Sprintf("env/e%d", i))
	}
	facts := debt.Facts{Resource: pasted(10, dirs...)}
	for b.Loop() {
		graph.Copies(facts)
	}
}
