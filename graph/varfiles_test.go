package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// passes are the files of values that links from pipelines pass, as "kind target:
// files"; "?" stands for others that may be.
func passes(facts debt.Facts) string {
	facts.Unit = append(facts.Unit, unit(debt.Terraform, "."), unit(debt.Terraform, "infra"), unit(debt.Pipeline, ".github/workflows/ci.yml"))
	facts, _ = graph.Resolve(facts)
	var links []string
	for _, l := range facts.Link {
		files := slices.Clone(l.VarFiles)
		if !l.VarFilesKnown {
			files = append(files, "?")
		}
		links = append(links, l.Kind+" "+l.To+": "+strings.Join(files, " "))
	}
	return strings.Join(links, ", ")
}

// known says of all commands that no unknown word is an option.
func known(facts debt.Facts) debt.Facts {
	for i, c := range facts.Command {
		facts.Command[i].FlagsKnown = true
		for j, flag := range c.Flags {
			c.Flags[j], _, _ = strings.Cut(flag, "=")
		}
	}
	return facts
}

func TestVarFilesOfPipelines(t *testing.T) {
	infra := debt.Step{WorkingDirectory: "infra"}
	for name, tt := range map[string]struct {
		facts debt.Facts
		want  string
	}{
		"joined":           {known(ran(infra, "terraform apply -var-file=prod.tfvars")), "deploys terraform:infra: infra/prod.tfvars"},
		"apart":            {known(ran(infra, "tofu plan -var-file ../env/prod.tfvars")), "plans terraform:infra: env/prod.tfvars"},
		"another folder":   {known(ran(debt.Step{}, "terraform -chdir=infra apply --var-file=env/prod.tfvars")), "deploys terraform:infra: infra/env/prod.tfvars"},
		"after cd":         {known(ran(debt.Step{}, "cd infra", "terraform apply -var-file=a.tfvars -var-file=b.tfvars")), "deploys terraform:infra: infra/a.tfvars infra/b.tfvars"},
		"none":             {known(ran(infra, "terraform apply")), "deploys terraform:infra: "},
		"an unknown one":   {known(ran(infra, "terraform apply -var-file ? -var-file=a.tfvars")), "deploys terraform:infra: infra/a.tfvars ?"},
		"unknown words":    {ran(infra, "terraform apply ? -var-file=a.tfvars"), "deploys terraform:infra: infra/a.tfvars ?"},
		"a run's own":      {known(ran(infra, "terraform apply -var-file=$ENV.tfvars -var-file=/tmp/a.tfvars -var-file=../../a.tfvars")), "deploys terraform:infra: ?"},
		"twice":            {known(ran(infra, "terraform apply -var-file=b.tfvars", "terraform apply -var-file=a.tfvars")), "deploys terraform:infra: infra/a.tfvars infra/b.tfvars"},
		"once unknown":     {known(ran(infra, "terraform apply -var-file ?", "terraform apply -var-file=a.tfvars")), "deploys terraform:infra: infra/a.tfvars ?"},
		"an action":        {ran(debt.Step{Uses: "dflook/terraform-apply@v1", With: map[string]string{"path": "infra", "var_file": "env/a.tfvars\n  env/b.tfvars\n"}}), "deploys terraform:infra: env/a.tfvars env/b.tfvars"},
		"an action's ways": {ran(debt.Step{Uses: "dflook/terraform-apply@v1", With: map[string]string{"path": "infra"}, Unsure: []string{"with.var_file"}}), "deploys terraform:infra: ?"},
	} {
		if diff := cmp.Diff(tt.want, passes(tt.facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Pipelines that pass known files say which of the files that lie there are used.
func TestEnvironmentsByVarFiles(t *testing.T) {
	several := unit(debt.Terraform, "infra")
	several.Files = []string{"infra/dev.tfvars", "infra/prod.tfvars"}
	flowUnit := unit(debt.Pipeline, ".github/workflows/ci.yml")
	for name, tt := range map[string]struct {
		commands []string
		want     string
	}{
		"one":          {[]string{"terraform apply -var-file=prod.tfvars"}, "production (medium)"},
		"by folder":    {[]string{"terraform apply -var-file=env/prod/terraform.tfvars"}, "production (medium)"},
		"both":         {[]string{"terraform apply -var-file=prod.tfvars", "terraform apply -var-file=dev.tfvars"}, ""},
		"one unknown":  {[]string{"terraform apply -var-file=prod.tfvars", "terraform apply -var-file ?"}, ""},
		"only planned": {[]string{"terraform plan -var-file=prod.tfvars"}, ""},
		"none":         {[]string{"terraform apply"}, ""},
	} {
		facts := known(ran(debt.Step{WorkingDirectory: "infra"}, tt.commands...))
		facts.Unit = []debt.Unit{flowUnit}
		if diff := cmp.Diff(tt.want, environment(several, facts)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	facts := known(ran(debt.Step{WorkingDirectory: "infra"}, "terraform apply -var-file=prod.tfvars"))
	facts.Unit = []debt.Unit{several, flowUnit}
	facts, _ = graph.Resolve(facts)
	if got, want := fmt.Sprint(facts.Unit[0].Environment.Evidence), "["+flow+" applies it with infra/prod.tfvars]"; got != want {
		t.Errorf("evidence %s, want %s", got, want)
	}
}
