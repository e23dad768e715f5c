package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// environment is what the unit in a folder is found to be run in, as "class
// (confidence)".
func environment(u debt.Unit, facts debt.Facts) string {
	facts.Unit = append([]debt.Unit{u}, facts.Unit...)
	facts, _ = graph.Resolve(facts)
	e := facts.Unit[0].Environment
	if e == nil {
		return ""
	}
	if len(e.Evidence) == 0 {
		return "no evidence"
	}
	return string(e.Class) + " (" + string(e.Confidence) + ")"
}

func TestEnvironmentsByPath(t *testing.T) {
	for path, want := range map[string]string{
		"infra/prod":             "production (medium)",
		"envs/production/eu":     "production (medium)",
		"envs/api-PROD":          "production (medium)",
		"envs/prod/dev-desktops": "production (medium)",
		"preprod":                "staging (medium)",
		"envs/pre-prod":          "staging (medium)",
		"envs/x-non-prod":        "development (medium)",
		"envs/nonprod":           "development (medium)",
		"envs/qa":                "staging (medium)",
		"envs/prod/dev":          "", // which of the two?
		"product/prodigy":        "",
		"dev-desktops":           "",
		"envs/test":              "",
		"api-latest":             "",
		"-":                      "",
	} {
		if got := environment(unit(debt.Terraform, path), debt.Facts{}); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if got := environment(unit(debt.Image, "prod/Dockerfile"), debt.Facts{}); got != "" {
		t.Errorf("an image is built for all: %q", got)
	}
	if got := environment(unit(debt.Pipeline, ".github/workflows/deploy-prod.yml"), debt.Facts{}); got != "production (medium)" {
		t.Errorf("a pipeline: %q", got)
	}
}

func TestEnvironmentsBySettings(t *testing.T) {
	const id = "terraform:x"
	provider := func(env string) debt.Provider {
		return debt.Provider{Unit: id, Name: "aws", Values: debt.Values{Attrs: attrs{"default_tags": []any{attrs{"tags": attrs{"Environment": env}}}}}}
	}
	module := func(env string) debt.ModuleCall {
		return debt.ModuleCall{Unit: id, Address: "module.a", Values: debt.Values{Attrs: attrs{"env": env}}}
	}
	deploys := func(env string) debt.Facts {
		facts := debt.Facts{
			Unit: []debt.Unit{unit(debt.Pipeline, ".github/workflows/ci.yml")},
			Link: []debt.Link{{From: flow, To: id, Kind: debt.LinkDeploys, Status: debt.LinkResolved}},
			Job:  []debt.Job{{Unit: flow, Key: "deploy", Environment: env}},
		}
		return facts
	}
	values := unit(debt.Terraform, "x")
	values.Files = []string{"x/main.tf", "x/prod.tfvars"}
	several := unit(debt.Terraform, "x")
	several.Files = []string{"x/prod.tfvars", "x/dev.auto.tfvars"}
	x := unit(debt.Terraform, "x")
	for name, tt := range map[string]struct {
		unit  debt.Unit
		facts debt.Facts
		want  string
	}{
		"default tags":              {x, debt.Facts{Provider: []debt.Provider{provider("prod")}}, "production (high)"},
		"arguments":                 {x, debt.Facts{Module: []debt.ModuleCall{module("staging")}}, "staging (high)"},
		"arguments that disagree":   {x, debt.Facts{Module: []debt.ModuleCall{module("staging"), module("dev")}}, ""},
		"an environment of theirs":  {x, debt.Facts{Module: []debt.ModuleCall{module("blue")}}, ""},
		"a name that disagrees":     {unit(debt.Terraform, "x"), debt.Facts{Provider: []debt.Provider{provider("prod")}, State: []debt.State{backend("x", "s3", attrs{"bucket": "b", "key": "dev/x.tfstate"})}}, "production (medium)"},
		"the key of the state":      {x, debt.Facts{State: []debt.State{backend("x", "s3", attrs{"bucket": "b", "key": "prod/x.tfstate"})}}, "production (medium)"},
		"the bucket of all states":  {x, debt.Facts{State: []debt.State{backend("x", "s3", attrs{"bucket": "states-prod", "key": "x.tfstate"})}}, ""},
		"the pipeline's":            {x, deploys("production"), "production (medium)"},
		"the pipeline's, unknown":   {x, deploys(""), ""},
		"values for one":            {values, debt.Facts{}, "production (medium)"},
		"values for more than one":  {several, debt.Facts{}, ""},
		"a module is run in all":    {unit(debt.Terraform, "modules/prod"), debt.Facts{}, ""},
		"settings that are unknown": {x, debt.Facts{Module: []debt.ModuleCall{{Unit: id, Values: debt.Values{Attrs: attrs{"env": "prod"}, Unsure: []string{"env"}}}}}, ""},
	} {
		if diff := cmp.Diff(tt.want, environment(tt.unit, tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRolesSayWhy(t *testing.T) {
	because := func(facts debt.Facts) debt.Because {
		facts.Unit = append(facts.Unit, unit(debt.Terraform, "x"))
		facts, _ = graph.Resolve(facts)
		if facts.Unit[0].RoleBecause == nil {
			return debt.Because{}
		}
		return *facts.Unit[0].RoleBecause
	}
	state := []debt.State{{Unit: "terraform:x", Kind: "backend"}}
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  debt.Because
	}{
		"nothing": {debt.Facts{}, debt.Because{}},
		"a root":  {debt.Facts{State: state}, debt.Because{Confidence: debt.ConfidenceHigh, Evidence: []string{"it has a backend"}}},
		"a root that is called": {
			debt.Facts{State: state, Link: []debt.Link{calls("y", "x")}},
			debt.Because{Confidence: debt.ConfidenceMedium, Evidence: []string{"it has a backend", "but: a module block calls it"}},
		},
		"a module": {
			debt.Facts{Link: []debt.Link{calls("y", "x"), calls("z", "x")}},
			debt.Because{Confidence: debt.ConfidenceHigh, Evidence: []string{"2 module blocks call it"}},
		},
		"a module, by its inputs": {
			debt.Facts{Variable: []debt.Variable{{Unit: "terraform:x"}}},
			debt.Because{Confidence: debt.ConfidenceLow, Evidence: []string{"it needs values that nothing gives it"}},
		},
		"a root that a pipeline plans": {
			debt.Facts{Variable: []debt.Variable{{Unit: "terraform:x"}}, Link: []debt.Link{{From: flow, To: "terraform:x", Kind: debt.LinkPlans, Status: debt.LinkResolved}}},
			debt.Because{Confidence: debt.ConfidenceHigh, Evidence: []string{flow + " plans it"}},
		},
		"a root with a provider": {
			debt.Facts{Provider: []debt.Provider{{Unit: "terraform:x", Name: "aws"}}},
			debt.Because{Confidence: debt.ConfidenceMedium, Evidence: []string{"it configures a provider"}},
		},
	} {
		if diff := cmp.Diff(tt.want, because(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What Terragrunt runs shows no call, so no module is called unused for that.
func TestTerragruntMayUseModules(t *testing.T) {
	estate := func(links ...debt.Link) debt.Context {
		facts, _ := graph.Resolve(debt.Facts{
			Unit:  []debt.Unit{unit(debt.Terraform, "modules/a"), unit(debt.Terraform, "modules/b"), unit(debt.Terraform, "prod"), unit(debt.Terraform, "live")},
			Link:  append(links, calls("prod", "modules/a")),
			State: []debt.State{{Unit: "terraform:prod", Kind: "backend"}, {Unit: "terraform:live", Kind: "generator"}},
		})
		return facts.Unit[1].At.Context
	}
	if c := estate(); c != debt.Live {
		t.Errorf("nobody knows what Terragrunt calls: %q", c)
	}
	if c := estate(calls("live", "modules/a")); c != debt.Unused {
		t.Errorf("it calls another: %q", c)
	}
}
