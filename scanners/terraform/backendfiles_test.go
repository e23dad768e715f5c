package terraform_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func backendOf(t *testing.T, text string) debt.State {
	t.Helper()
	for _, s := range scan(t, text).State {
		if s.Kind == "backend" {
			return s
		}
	}
	t.Fatal("no backend")
	return debt.State{}
}

// What files say of a partial backend are alternatives; where the file says
// nothing, what is written holds.
func TestBackendFiles(t *testing.T) {
	s := backendOf(t, `
-- main.tf --
terraform {
  backend "s3" {
    key    = "net.tfstate"
    region = "eu-west-2"
  }
}
-- prod.s3.tfbackend --
bucket = "states-prod"
-- backend/dev.hcl --
bucket     = "states-dev"
key        = "dev.tfstate"
secret_key = "s3cr3t"
-- backend-qa.conf --
bucket = "states-qa"
-- terragrunt.hcl --
inputs = { bucket = "no" }
-- other.hcl --
path "secret/*" { capabilities = ["read"] }
-- more.hcl --
unrelated = 1
`)
	if diff := cmp.Diff(map[string]any{"region": "eu-west-2"}, s.Attrs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"bucket", "key"}, s.Unsure); diff != "" {
		t.Error(diff)
	}
	alternative := func(file string, value any) debt.Alternative {
		return debt.Alternative{Condition: "backend-config == \"" + file + "\"", Branch: true, Value: value}
	}
	other := debt.Alternative{Condition: "another backend-config", Branch: true, Unknown: true}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"bucket": {alternative("backend-qa.conf", "states-qa"), alternative("prod.s3.tfbackend", "states-prod"), alternative("backend/dev.hcl", "states-dev"), other},
		"key":    {alternative("backend-qa.conf", "net.tfstate"), alternative("prod.s3.tfbackend", "net.tfstate"), alternative("backend/dev.hcl", "dev.tfstate"), other},
	}, s.Maybe); diff != "" {
		t.Error(diff)
	}
}

// A backend that says all, or of which files say nothing, is what is written.
func TestNoBackendFiles(t *testing.T) {
	for name, text := range map[string]string{
		"complete":     "-- main.tf --\nterraform {\n  backend \"s3\" {\n    bucket = \"b\"\n    key = \"k\"\n  }\n}\n-- x.tfbackend --\nbucket = \"c\"\n",
		"unknown kind": "-- main.tf --\nterraform {\n  backend \"consul\" {}\n}\n-- x.tfbackend --\npath = \"c\"\n",
		"broken":       "-- main.tf --\nterraform {\n  backend \"gcs\" {}\n}\n-- x.tfbackend --\nbucket = \n",
		"not literal":  "-- main.tf --\nterraform {\n  backend \"gcs\" {}\n}\n-- x.tfbackend --\nbucket = var.x\n",
		"another root": "-- main.tf --\nterraform {\n  backend \"gcs\" {}\n}\n-- below/main.tf --\nlocals {}\n-- below/x.tfbackend --\nbucket = \"b\"\n",
	} {
		if s := backendOf(t, text); len(s.Maybe) > 0 || len(s.Unsure) > 0 {
			got, err := json.Marshal(s.Values)
			t.Errorf("%s: %s %v", name, got, err)
		}
	}
}
