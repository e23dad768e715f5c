package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// asks makes the step's folder what callers say.
func asks(text string) debt.Facts {
	return ran(debt.Step{Unsure: []string{"working_directory"}, Alternatives: map[string][]string{"working_directory": {text}}}, "terraform plan")
}

// by adds a job that calls a pipeline.
func by(facts debt.Facts, file, uses string, job debt.Job) debt.Facts {
	job.Unit, job.Uses, job.At = "pipeline:"+file, uses, debt.At{Location: debt.Location{Path: file, Line: 1 + len(facts.Job)}}
	facts.Job = append(facts.Job, job)
	facts.Unit = append(facts.Unit, unit(debt.Pipeline, file))
	return facts
}

func TestWaysOfBeingCalled(t *testing.T) {
	const uses = "./.github/workflows/ci.yml"
	literal := func(env string) debt.Job { return debt.Job{With: map[string]string{"env": env}} }
	passed := func(values ...string) debt.Job {
		return debt.Job{Unsure: []string{"with.env"}, Alternatives: map[string][]string{"with.env": values}}
	}
	named := func(facts debt.Facts, file, name string, events ...string) debt.Facts {
		w := debt.Workflow{Unit: "pipeline:" + file, Name: name}
		for _, event := range events {
			w.Triggers = append(w.Triggers, debt.Trigger{Event: event})
		}
		facts.Workflow = append(facts.Workflow, w)
		return facts
	}
	const folder = "infra/${{ inputs.env }}"
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"through two calls": {
			by(by(asks(folder), "middle.yml", uses, passed("${{ inputs.env }}")), "top.yml", "./middle.yml", literal("prod")),
			"pipeline:top.yml plans terraform:infra/prod",
		},
		"for each job of a matrix": {
			by(asks(folder), "top.yml", uses, passed("prod", "dev")), "pipeline:top.yml plans terraform:infra/prod, pipeline:top.yml plans terraform:infra/dev",
		},
		"by the name of the workflow": {
			named(by(asks(folder), "top.yml", uses, passed("${{ github.workflow }}")), "top.yml", "prod", "push"), "pipeline:top.yml plans terraform:infra/prod",
		},
		"by the name of one that is called itself": {
			named(by(asks(folder), "top.yml", uses, passed("${{ github.workflow }}")), "top.yml", "prod", "workflow_call"), "",
		},
		"by an expression": {
			by(asks("${{ inputs.env != 'root' && format('infra/{0}', inputs.env) || '.' }}"), "top.yml", uses, literal("dev")), "pipeline:top.yml plans terraform:infra/dev",
		},
		"by a circle":         {by(by(asks(folder), "a.yml", uses, passed("${{ inputs.env }}")), "a.yml", "./a.yml", passed("${{ inputs.env }}")), ""},
		"off by the caller":   {by(asks(folder), "top.yml", uses, debt.Job{With: map[string]string{"env": "prod"}, If: "false"}), ""},
		"open in the caller":  {by(asks(folder), "top.yml", uses, debt.Job{With: map[string]string{"env": "prod"}, If: "github.ref == 'x'"}), "pipeline:top.yml plans terraform:infra/prod"},
		"taking down":         {by(asks(folder), "top.yml", uses, debt.Job{With: map[string]string{"env": "prod", "args": "-no-color -destroy"}}), ""},
		"two callers":         {by(by(asks(folder), "a.yml", uses, literal("prod")), "b.yml", uses, literal("dev")), "pipeline:a.yml plans terraform:infra/prod, pipeline:b.yml plans terraform:infra/dev"},
		"an empty value":      {by(asks(folder), "top.yml", uses, literal("")), ""},
		"what nobody can say": {by(asks("infra/${{ steps.x.outputs.y }}"), "top.yml", uses, literal("prod")), ""},
	} {
		if diff := cmp.Diff(tt.want, made(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Calls that multiply are followed only so far.
func TestCallsAreBounded(t *testing.T) {
	facts := asks("infra/${{ inputs.env }}")
	for level := range 8 {
		target := "./.github/workflows/ci.yml"
		if level > 0 {
			target = fmt.Sprintf("./level%d.yml", level-1)
		}
		for range 12 {
			facts = by(facts, fmt.Sprintf("level%d.yml", level), target, debt.Job{Unsure: []string{"with.env"}, Alternatives: map[string][]string{"with.env": {"${{ inputs.env }}"}}})
		}
	}
	if got := made(facts); got != "" {
		t.Error(got)
	}
}

// Commands that callers and matrices multiply are looked at only so often.
func TestLooksAreBounded(t *testing.T) {
	lines := slices.Repeat([]string{"docker build -t x ?"}, 2000)
	facts := ran(debt.Step{Unsure: []string{"working_directory"}, Alternatives: map[string][]string{"working_directory": slices.Repeat([]string{"${{ inputs.env }}"}, 256)}}, lines...)
	for i := range 500 {
		facts = by(facts, fmt.Sprintf("c%d.yml", i), "./.github/workflows/ci.yml", debt.Job{With: map[string]string{"env": "x"}})
	}
	started := time.Now()
	if made(facts) != "" || time.Since(started) > 20*time.Second {
		t.Errorf("it took %s", time.Since(started))
	}
}

// A script of the repository works where its arguments say.
func TestScriptsWithArguments(t *testing.T) {
	script := func(line string, alternatives ...string) debt.Facts {
		facts := debt.Facts{Unit: []debt.Unit{unit(debt.Script, "bin/tf.sh")}}
		c := debt.Command{Unit: "script:bin/tf.sh", Origin: "script", Owner: "script:bin/tf.sh", At: debt.At{Location: debt.Location{Path: "bin/tf.sh"}}}
		for i, word := range strings.Fields(line) {
			if word == "?" {
				c.Argv = append(c.Argv, nil)
				c.Alternatives = map[string][]string{fmt.Sprint("argv.", i): alternatives}
				continue
			}
			c.Argv = append(c.Argv, word)
		}
		c.Name, _ = c.Argv[0].(string)
		facts.Command = []debt.Command{c}
		return facts
	}
	join := func(a, b debt.Facts) debt.Facts { a.Append(b); return a }
	chdir := script("terraform ? apply", "-chdir=${1}")
	const deploys = "runs script:bin/tf.sh, deploys terraform:infra/prod"
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"by a shell":          {join(ran(debt.Step{}, "bash bin/tf.sh infra/prod"), chdir), deploys},
		"by itself":           {join(ran(debt.Step{}, "./bin/tf.sh infra/prod -x"), chdir), deploys},
		"from a folder":       {join(ran(debt.Step{WorkingDirectory: "bin"}, "./tf.sh ../infra/prod"), chdir), deploys},
		"the second argument": {join(ran(debt.Step{}, "bin/tf.sh -v infra/prod"), script("terraform ? apply", "-chdir=${2}")), deploys},
		"behind who knows":    {join(ran(debt.Step{}, "bin/tf.sh ? infra/prod"), script("terraform ? apply", "-chdir=${2}")), "runs script:bin/tf.sh"},
		"not given":           {join(ran(debt.Step{}, "bin/tf.sh"), chdir), "runs script:bin/tf.sh"},
		"without arguments":   {join(ran(debt.Step{WorkingDirectory: "infra/prod"}, "../../bin/tf.sh"), script("terraform apply")), deploys},
		"another script":      {join(ran(debt.Step{}, "bin/other.sh infra/prod"), chdir), ""},
	} {
		if diff := cmp.Diff(tt.want, made(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The link of a condition that only the run decides says so.
func TestConditionsOfPipelines(t *testing.T) {
	facts := by(asks("infra/${{ inputs.env }}"), "top.yml", "./.github/workflows/ci.yml", debt.Job{
		With: map[string]string{"env": "prod"}, Unsure: []string{"with.apply"},
	})
	facts.Step[0].If = "inputs.apply == 'yes'"
	facts.Unit = append(facts.Unit, unit(debt.Terraform, "infra/prod"), unit(debt.Pipeline, ".github/workflows/ci.yml"))
	facts, _ = graph.Resolve(facts)
	l := facts.Link[len(facts.Link)-1]
	if l.Condition != "if inputs.apply == 'yes'" || l.Evidence != "terraform plan in infra/prod, by ci.yml, if inputs.apply == 'yes'" || l.At.Path != "top.yml" {
		t.Errorf("%+v", l)
	}
}
