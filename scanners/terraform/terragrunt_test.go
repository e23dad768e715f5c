package terraform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

const live = `-- live/root.hcl --
remote_state {
  backend = "s3"
  config  = { bucket = "b", key = "${path_relative_to_include()}/x", profile = get_env("P") }
}
-- live/vpc/terragrunt.hcl --
include "root" { path = find_in_parent_folders("root.hcl") }
terraform { source = "tfr:///terraform-aws-modules/vpc/aws?version=5.1.0" }
-- live/app/terragrunt.hcl --
include "root" { path = find_in_parent_folders("root.hcl") }
terraform { source = "../../modules//app" }
dependency "vpc" { config_path = "../vpc" }
dependencies { paths = ["../vpc"] }
-- modules/app/main.tf --
variable "x" {}
`

func TestTerragrunt(t *testing.T) {
	facts := scan(t, live)
	app, vpc := "terraform:live/app", "terraform:live/vpc"
	var units []string
	for _, u := range facts.Unit {
		units = append(units, u.ID)
	}
	if diff := cmp.Diff([]string{app, vpc, "terraform:modules/app"}, units); diff != "" {
		t.Error(diff)
	}
	ignored := cmp.Options{cmpopts.IgnoreFields(debt.Link{}, "At"), cmpopts.IgnoreFields(debt.Pin{}, "At"), cmpopts.IgnoreFields(debt.State{}, "At")}
	links := []debt.Link{
		{From: app, To: "terraform:modules/app", Kind: debt.LinkModule, Status: debt.LinkResolved},
		{From: app, To: vpc, Kind: debt.LinkState, Status: debt.LinkResolved},
		{From: app, To: vpc, Kind: debt.LinkOrder, Status: debt.LinkResolved},
		{From: vpc, To: "tfr:///terraform-aws-modules/vpc/aws?version=5.1.0", Kind: debt.LinkModule, Status: debt.LinkExternal},
	}
	if diff := cmp.Diff(links, facts.Link, ignored); diff != "" {
		t.Error(diff)
	}
	pins := []debt.Pin{
		{ID: app + "#pin:terraform.source", Unit: app, Kind: debt.PinModule, Name: "../../modules//app", Source: "../../modules//app", SourceType: "local", Key: "terraform.source"},
		{ID: vpc + "#pin:terraform.source", Unit: vpc, Kind: debt.PinModule, Name: "terraform-aws-modules/vpc/aws", Source: "tfr:///terraform-aws-modules/vpc/aws?version=5.1.0", SourceType: "registry", Constraint: "5.1.0", Key: "terraform.source"},
	}
	if diff := cmp.Diff(pins, facts.Pin, ignored); diff != "" {
		t.Error(diff)
	}
	generator := func(unit string) debt.State {
		return debt.State{ID: unit + "#file:terragrunt.hcl", Unit: unit, Kind: "generator", Name: "terragrunt.hcl", Durability: debt.DurabilityUnknown, Values: debt.Values{Attrs: map[string]any{}}}
	}
	backend := func(unit, key string) debt.State {
		values := debt.Values{Attrs: map[string]any{"bucket": "b", "key": key}, Unsure: []string{"profile"}}
		return debt.State{ID: unit + "#backend.s3", Unit: unit, Kind: "backend", Name: "s3", Durability: debt.Durable, Values: values}
	}
	states := []debt.State{backend(app, "app/x"), generator(app), backend(vpc, "vpc/x"), generator(vpc)}
	if diff := cmp.Diff(states, facts.State, ignored); diff != "" {
		t.Error(diff)
	}
	if at := facts.State[0].At; at.Path != "live/root.hcl" || at.Line != 1 || at.EndLine != 4 || at.Unit != app {
		t.Errorf("%+v", at)
	}
}

// A file that is only there to be included runs nothing, and its directory is no
// root, unless it has configuration of its own.
func TestTerragruntParent(t *testing.T) {
	for text, want := range map[string]int{
		"-- terragrunt.hcl --\nremote_state {\n backend = \"s3\"\n}":                          0,
		"-- terragrunt.hcl --\ninputs = {}\n-- main.tf --\nresource \"a_b\" \"c\" {\n}":       1,
		"-- terragrunt.stack.hcl --\nunit \"a\" {\n source = \"../a\"\n path = \"a\"\n}":      1,
		"-- terragrunt.hcl --\nterraform {\n source = \"./m\"\n}\n-- m/main.tf --\nlocals {}": 1,
	} {
		if got := scan(t, text).State; len(got) != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// A module that Terragrunt cannot be read to name is not certain.
func TestTerragruntUnsure(t *testing.T) {
	facts := scan(t, "-- terragrunt.hcl --\nterraform { source = get_env(\"SOURCE\") }")
	if len(facts.Pin) != 1 || len(facts.Pin[0].Unsure) != 2 || len(facts.Link) != 0 {
		t.Errorf("%+v %+v", facts.Pin, facts.Link)
	}
	facts = scan(t, "-- a/terragrunt.hcl --\ninclude { path = find_in_parent_folders() }")
	if len(facts.Unread) != 1 || !facts.Unread[0].Partial || facts.Unread[0].Unit != "terraform:a" {
		t.Errorf("%+v", facts.Unread)
	}
}
