package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

const flow = "pipeline:.github/workflows/ci.yml"

// ran is a step of the pipeline flow with its commands, each of which is its
// words; "?" is a word that is not known.
func ran(step debt.Step, lines ...string) debt.Facts {
	step.ID, step.Unit, step.Job = flow+"#step", flow, flow+"#job"
	facts := debt.Facts{Step: []debt.Step{step}}
	for _, line := range lines {
		c := debt.Command{Unit: flow, Origin: "step", Owner: step.ID, At: debt.At{Unit: flow, Location: debt.Location{Path: "ci.yml"}}}
		for i, word := range strings.Fields(line) {
			if word == "?" {
				c.Argv = append(c.Argv, nil)
				continue
			}
			if c.Argv = append(c.Argv, word); i == 0 {
				c.Name = word
			}
			if i > 0 && strings.HasPrefix(word, "-") {
				c.Flags = append(c.Flags, word)
			}
		}
		facts.Command = append(facts.Command, c)
	}
	return facts
}

// made are the links that facts make besides those they have, as "kind target".
func made(facts debt.Facts) string {
	facts.Unit = append(
		facts.Unit, unit(debt.Terraform, "."), unit(debt.Terraform, "infra/prod"), unit(debt.Terraform, "infra/dev"),
		unit(debt.Image, "Dockerfile"), unit(debt.Image, "api/Dockerfile"), unit(debt.Image, "api/Dockerfile.dev"), unit(debt.Pipeline, ".github/workflows/ci.yml"),
	)
	facts, _ = graph.Resolve(facts)
	var links []string
	for _, l := range facts.Link {
		from := ""
		if l.From != flow {
			from = l.From + " "
		}
		links = append(links, from+l.Kind+" "+l.To)
	}
	return strings.Join(links, ", ")
}

func TestWhatPipelinesDo(t *testing.T) {
	in := func(folder string) debt.Step { return debt.Step{WorkingDirectory: folder} }
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"plan in a folder":             {ran(in("infra/prod"), "terraform plan -out=x"), "plans terraform:infra/prod"},
		"apply in a folder":            {ran(in("./infra/prod/"), "tofu apply ?"), "deploys terraform:infra/prod"},
		"both, several times":          {ran(in("infra/prod"), "terraform plan", "terraform apply", "terraform apply"), "plans terraform:infra/prod, deploys terraform:infra/prod"},
		"after going there":            {ran(in(""), "cd infra/prod", "terraform plan"), "plans terraform:infra/prod"},
		"after going who knows where":  {ran(in(""), "cd ?", "terraform plan"), ""},
		"with -chdir":                  {ran(in("infra"), "terraform -chdir=prod apply"), "deploys terraform:infra/prod"},
		"with an unknown -chdir":       {ran(in("infra/prod"), "terraform ? apply"), ""},
		"at the top":                   {ran(in(""), "terraform plan"), "plans terraform:."},
		"in a folder without code":     {ran(in("web"), "terraform plan"), ""},
		"in an unknown folder":         {ran(debt.Step{Unsure: []string{"working_directory"}}, "terraform plan"), ""},
		"outside of the repository":    {ran(in("../infra/prod"), "terraform plan"), ""},
		"taking down":                  {ran(in("infra/prod"), "terraform destroy", "terraform plan -destroy", "terraform apply -refresh-only"), ""},
		"only checking":                {ran(in("infra/prod"), "terraform init", "terraform validate"), ""},
		"an action that plans":         {ran(debt.Step{Uses: "dflook/terraform-plan@v1", With: map[string]string{"path": "infra/dev"}}), "plans terraform:infra/dev"},
		"a matrix":                     {ran(debt.Step{Unsure: []string{"working_directory"}, Alternatives: map[string][]string{"working_directory": {"infra/prod", "infra/dev"}}}, "terraform plan"), "plans terraform:infra/prod, plans terraform:infra/dev"},
		"docker build":                 {ran(in(""), "docker build -t ? --build-arg A=b api"), "builds image:api/Dockerfile"},
		"docker build of a file":       {ran(in(""), "docker build --file=api/Dockerfile.dev ? ."), "builds image:api/Dockerfile.dev"},
		"docker build of the folder":   {ran(in("api"), "docker buildx build --push -t x . --platform linux/arm64"), "builds image:api/Dockerfile"},
		"docker build of who knows":    {ran(in(""), "docker build -f ? .", "docker build ? .", "docker build -t x ?", "docker build https://example.org/x.git", "docker build -"), ""},
		"docker build, unknown option": {ran(in(""), "docker build --brand-new api ."), "builds image:Dockerfile"},
		"docker, other":                {ran(in(""), "docker compose build", "docker push x", "docker"), ""},
		"build action":                 {ran(debt.Step{Uses: "docker/build-push-action@v6", With: map[string]string{"context": "./api"}}), "builds image:api/Dockerfile"},
		"build action, plain":          {ran(debt.Step{Uses: "docker/build-push-action@v6"}), "builds image:Dockerfile"},
		"build action, a file":         {ran(debt.Step{Uses: "docker/build-push-action@v6", With: map[string]string{"context": ".", "file": "api/Dockerfile.dev"}}), "builds image:api/Dockerfile.dev"},
		"build action, unknown":        {ran(debt.Step{Uses: "docker/build-push-action@v6", Unsure: []string{"with.file"}}), ""},
		"build action, elsewhere":      {ran(debt.Step{Uses: "docker/build-push-action@v6", With: map[string]string{"context": "https://github.com/x/y.git"}}), ""},
	} {
		if diff := cmp.Diff(tt.want, made(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A job that checks out something else does not work in this repository.
func TestOtherCheckouts(t *testing.T) {
	for name, checkout := range map[string]debt.Step{
		"another repository": {With: map[string]string{"repository": "x/y"}},
		"a folder":           {With: map[string]string{"path": "x"}},
		"who knows":          {Unsure: []string{"with.repository"}},
	} {
		facts := ran(debt.Step{WorkingDirectory: "infra/prod"}, "terraform plan")
		checkout.ID, checkout.Unit, checkout.Job, checkout.Uses = flow+"#checkout", flow, flow+"#job", "actions/checkout@v4"
		facts.Step = append(facts.Step, checkout)
		if got := made(facts); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// A reusable pipeline works where its callers say.
func TestCallersNameFolders(t *testing.T) {
	reusable := func(defaults map[string]string, condition string, with map[string]string, unsure ...string) debt.Facts {
		facts := ran(debt.Step{
			If: condition, Unsure: []string{"working_directory"}, Alternatives: map[string][]string{"working_directory": {"infra/${{ inputs.env }}"}},
		}, "terraform apply")
		facts.Workflow = []debt.Workflow{{Unit: flow, Defaults: defaults}}
		facts.Job = []debt.Job{{Unit: "pipeline:caller.yml", Uses: "./.github/workflows/ci.yml", With: with, Unsure: unsure, At: debt.At{Location: debt.Location{Path: "caller.yml"}}}}
		return facts
	}
	const deploys = "pipeline:caller.yml deploys terraform:infra/prod"
	prod := map[string]string{"env": "prod"}
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"given":                      {reusable(nil, "", prod), deploys},
		"not given":                  {reusable(nil, "", nil), ""},
		"the default":                {reusable(prod, "", nil), deploys},
		"given, who knows what":      {reusable(prod, "", nil, "with.env"), ""},
		"given and known to apply":   {reusable(nil, "inputs.apply == 'true'", map[string]string{"env": "prod", "apply": "true"}), deploys},
		"applies by default":         {reusable(map[string]string{"apply": "true"}, "inputs.apply", prod), deploys},
		"known not to apply":         {reusable(nil, "inputs.apply == 'true'", map[string]string{"env": "prod", "apply": "false"}), ""},
		"known not to skip":          {reusable(nil, "inputs.skip != 'true'", map[string]string{"env": "prod", "skip": "false"}), deploys},
		"known to be off":            {reusable(nil, "!inputs.dry_run", map[string]string{"env": "prod", "dry_run": "true"}), ""},
		"whether it applies, open":   {reusable(nil, "inputs.apply == 'true'", prod), ""},
		"a condition that is longer": {reusable(nil, "inputs.env == 'prod' && github.ref == 'x'", prod), deploys},
		"a longer one that is off":   {reusable(nil, "inputs.env == 'dev' && github.ref == 'x'", prod), ""},
		"open, and the run decides":  {reusable(nil, "inputs.apply == 'true'", prod, "with.apply"), deploys},
		"a condition of the run":     {reusable(nil, "github.ref == 'refs/heads/main'", prod), deploys},
	} {
		if diff := cmp.Diff(tt.want, made(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What a pipeline makes does not break it.
func TestPipelinesDoNotDependOnWhatTheyMake(t *testing.T) {
	facts := ran(debt.Step{WorkingDirectory: "infra/prod"}, "terraform apply")
	facts.Unit = []debt.Unit{unit(debt.Terraform, "infra/prod"), unit(debt.Pipeline, ".github/workflows/ci.yml")}
	_, g := graph.Resolve(facts)
	if len(g.Dependents) != 0 || !g.Closed[flow] {
		t.Errorf("dependents %v, closed %v", g.Dependents, g.Closed)
	}
}
