package terraform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWorkspaceUses(t *testing.T) {
	facts := scan(t, `locals {
  env        = terraform.workspace
  production = local.env == "prod"
  size       = { prod = 3 }[terraform.workspace]
  zones      = lookup({ prod = 3 }, local.env, 1)
  name       = "app-${terraform.workspace}"
  other      = var.env == "prod" ? 1 : 0
}

resource "aws_instance" "web" {
  count         = terraform.workspace == "prod" ? 2 : 1
  instance_type = local.production ? "m5.large" : "t3.small"
  tags          = { Name = local.name }

  lifecycle {
    precondition {
      condition     = contains(["dev", "prod"], terraform.workspace)
      error_message = "unknown workspace"
    }
  }
}
`)
	var got []string
	for _, u := range facts.WorkspaceUse {
		got = append(got, u.Kind+" "+u.In+" "+u.Name)
	}
	want := []string{
		"choice locals production", "guard locals size", "choice locals zones",
		"choice resource.aws_instance.web count", "choice resource.aws_instance.web instance_type",
		"guard resource.aws_instance.web condition",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if at := facts.WorkspaceUse[0].At; at.Line != 3 || at.Path != "main.tf" {
		t.Errorf("%+v", at)
	}
}
