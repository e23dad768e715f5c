package terraform_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform"
)

// scan reads a txtar archive as a repository. A text without a file header is
// one file called main.tf.
func scan(t testing.TB, text string) debt.Facts {
	t.Helper()
	if !strings.Contains(text, "-- ") {
		text = "-- main.tf --\n" + text
	}
	fsys, paths := fstest.MapFS{}, []string{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		paths = append(paths, f.Name)
	}
	return scanFS(t, fsys, paths)
}

func scanFS(t testing.TB, fsys fstest.MapFS, paths []string) debt.Facts {
	t.Helper()
	scanner := terraform.New()
	var facts debt.Facts
	for _, unit := range scanner.Units(paths) {
		facts.Unit = append(facts.Unit, unit)
		found, err := scanner.Scan(t.Context(), fsys, unit)
		if err != nil {
			t.Fatal(err)
		}
		facts.Append(found)
	}
	return facts
}

func TestUnits(t *testing.T) {
	units := terraform.New().Units([]string{
		"README.md", "a/main.tf", "a/prod.tfvars", "a/sub/x.tf.json", "b/.terraform.lock.hcl", "c/main.tofu",
		"d/terraform.tfstate", "e/only.tfvars", "f/.hidden.tf", "g/terragrunt.hcl", "main.tf",
	})
	got := map[string][]string{}
	for _, u := range units {
		got[u.ID] = u.Files
	}
	want := map[string][]string{
		"terraform:.":     {"main.tf"},
		"terraform:a":     {"a/main.tf", "a/prod.tfvars"},
		"terraform:a/sub": {"a/sub/x.tf.json"},
		"terraform:c":     {"c/main.tofu"},
		"terraform:d":     {"d/terraform.tfstate"},
		"terraform:g":     {"g/terragrunt.hcl"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A finding about a whole directory points to what people write in it.
func TestUnitsPointToConfiguration(t *testing.T) {
	for want, files := range map[string][]string{
		"a/main.tf":     {"a/.terraform.lock.hcl", "a/backend.tf", "a/main.tf"},
		"a/roles.tf":    {"a/.terraform.lock.hcl", "a/a_override.tf", "a/roles.tf", "a/x.tf.json"},
		"a/x.tf.json":   {"a/.terraform.lock.hcl", "a/terraform.tfvars", "a/x.tf.json"},
		"a/plan.tfplan": {"a/plan.tfplan"},
	} {
		units := terraform.New().Units(files)
		if len(units) != 1 || units[0].At.Path != want {
			t.Errorf("%v points to %+v, want %s", files, units, want)
		}
	}
}

// Every kind of value lands where rules look for it: certain in Attrs,
// alternatives in Maybe, everything uncertain in Unsure, null nowhere.
func TestValues(t *testing.T) {
	facts := scan(t, `
variable "size" { default = 3 }
variable "none" {}
locals {
  a = "x${local.b}"
  b = "y"
  loop1 = local.loop2
  loop2 = local.loop1
}
resource "t" "r" {
  literal     = "s"
  number      = 30
  fraction    = 0.5
  truth       = true
  null        = null
  list        = ["a", 1]
  local       = local.a
  function    = lower("ABC")
  default     = var.size
  unknown     = var.none
  mixed       = ["a", var.none]
  loop        = local.loop1
  forloop     = [for x in ["a"] : x]
  environment = var.none == "prod" ? 1 : null // production keeps one
  object      = { known = 1, open = var.none, deep = { known = "d", open = local.nope } }
  heredoc     = <<-EOT
    text
  EOT
  block { inner = 1 }
  block {
    inner = var.none
    provisioner "local-exec" { command = "true" }
  }
  dynamic "many" {
    for_each = ["a"]
    content { x = many.value }
  }
  lifecycle { ignore_changes = [tags, block[0].inner, "old" /* , commented */] }
}`)
	r := facts.Resource[0]
	if diff := cmp.Diff(map[string]any{
		"literal": "s", "number": int64(30), "fraction": 0.5, "truth": true,
		"list": []any{"a", int64(1)}, "local": "xy", "function": "abc", "heredoc": "text\n",
		"forloop": []any{"a"}, "many": []any{map[string]any{"x": "a"}},
		"object": map[string]any{"known": int64(1), "deep": map[string]any{"known": "d"}},
		"block": []any{
			map[string]any{"inner": int64(1)},
			map[string]any{"provisioner": []any{map[string]any{"type": "local-exec", "command": "true"}}},
		},
		"lifecycle": []any{map[string]any{"ignore_changes": []any{"tags", "block[0].inner", "old"}}},
	}, r.Attrs); diff != "" {
		t.Errorf("attrs: %s", diff)
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"default": {{Condition: "variables keep their defaults", Branch: true, Value: int64(3)}},
		"environment": {
			{Condition: "var.none == \"prod\"", Branch: true, Value: int64(1)},
			{Condition: "var.none == \"prod\"", Branch: false, Absent: true},
		},
	}, r.Maybe); diff != "" {
		t.Errorf("maybe: %s", diff)
	}
	if diff := cmp.Diff([]string{
		"block.1.inner", "default", "environment", "loop", "mixed",
		"object.deep.open", "object.open", "unknown",
	}, r.Unsure); diff != "" {
		t.Errorf("unsure: %s", diff)
	}
}

func TestReferencesKeepTheirPath(t *testing.T) {
	facts := scan(t, `
resource "aws_sqs_queue" "jobs" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead["x"].arn, "maxReceiveCount" = 3 })
  tags           = merge(local.tags, { owner = data.aws_x.y.id })
  nested {
    deep { target_arn = module.m.arn }
  }
  dynamic "many" {
    for_each = local.list
    content { x = aws_t.u[many.key].id }
  }
  depends_on = [aws_v.w]
}`)
	want := []debt.Reference{
		{Attribute: "depends_on", To: "terraform:.#aws_v.w"},
		{Attribute: "many.for_each", To: "terraform:.#local.list"},
		{Attribute: "many.x", To: "terraform:.#aws_t.u"},
		{Attribute: "many.x", To: "terraform:.#many.key"},
		{Attribute: "nested.deep.target_arn", To: "terraform:.#module.m"},
		{Attribute: "redrive_policy.deadLetterTargetArn", To: "terraform:.#aws_sqs_queue.dead"},
		{Attribute: "tags", To: "terraform:.#local.tags"},
		{Attribute: "tags.owner", To: "terraform:.#data.aws_x.y"},
	}
	if diff := cmp.Diff(want, facts.Resource[0].References); diff != "" {
		t.Error(diff)
	}
}

func TestPositions(t *testing.T) {
	facts := scan(t, "\n\n  resource \"t\" \"r\" {\n    a = 1\n  }\n")
	want := debt.At{Unit: "terraform:.", Location: debt.Location{Path: "main.tf", Line: 3, Column: 3, EndLine: 5}, Read: debt.Parsed}
	if diff := cmp.Diff(want, facts.Resource[0].At); diff != "" {
		t.Error(diff)
	}
}

func TestSettings(t *testing.T) {
	facts := scan(t, `
-- main.tf --
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws    = { source = "registry.terraform.io/hashicorp/aws", version = "~> 5.0" }
    random = "3.1"
    other  = { source = "acme/other" }
  }
  backend "s3" {
    bucket = "b"
    key    = var.key
  }
}
provider "aws" {
  alias   = "eu"
  version = "4.1"
}
-- .terraform.lock.hcl --
provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.31.0"
  constraints = "~> 5.0"
  hashes      = ["h1:x"]
}
`)
	type row struct{ Kind, Name, Constraint, Version, Key string }
	var got []row
	for _, p := range facts.Pin {
		got = append(got, row{p.Kind, p.Name, p.Constraint, p.Version, p.Key})
	}
	if diff := cmp.Diff([]row{
		{"provider", "hashicorp/aws", "4.1", "", "provider.aws.eu"},
		{"tool", "terraform", ">= 1.5", "", "required_version"},
		{"provider", "hashicorp/aws", "~> 5.0", "", "required_providers.aws"},
		{"provider", "hashicorp/random", "3.1", "", "required_providers.random"},
		{"provider", "acme/other", "", "", "required_providers.other"},
		{"provider", "hashicorp/aws", "~> 5.0", "5.31.0", "lock.hashicorp/aws"},
	}, got); diff != "" {
		t.Error(diff)
	}
	backend := facts.State[0]
	if backend.Kind != "backend" || backend.Name != "s3" || backend.Attrs["bucket"] != "b" || !cmp.Equal(backend.Unsure, []string{"key"}) {
		t.Errorf("backend: %+v", backend)
	}
}

func TestInterface(t *testing.T) {
	facts := scan(t, `
variable "used" {
  type        = string
  description = "d"
  validation { condition = var.used != "" }
}
variable "idle" {
  default   = 1
  sensitive = true
  validation { condition = var.idle > 0 }
}
locals { l = var.used }
output "o" {
  value       = local.l
  description = "out"
}`)
	v := facts.Variable
	if !v[0].Used || v[0].HasDefault || v[0].Type != "string" || v[0].Description != "d" {
		t.Errorf("used: %+v", v[0])
	}
	if v[1].Used || !v[1].HasDefault || !v[1].Sensitive {
		t.Errorf("idle: %+v", v[1])
	}
	if o := facts.Output[0]; o.Description != "out" || o.References[0].To != "terraform:.#local.l" {
		t.Errorf("output: %+v", o)
	}
	if l := facts.Local[0]; !l.Used || l.References[0].To != "terraform:.#var.used" {
		t.Errorf("local: %+v", l)
	}
}

func TestModuleCalls(t *testing.T) {
	facts := scan(t, `
-- root/main.tf --
module "near" {
  source = "../modules/near"
  size   = 2
}
module "far" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
}
module "open" { source = var.s }
module "above" { source = "../../elsewhere" }
-- modules/near/main.tf --
variable "size" {}
`)
	var links []string
	for _, l := range facts.Link {
		links = append(links, l.To+" "+l.Status)
	}
	if diff := cmp.Diff([]string{
		"terraform:modules/near resolved", "terraform-aws-modules/vpc/aws external", "terraform:../elsewhere external",
	}, links); diff != "" {
		t.Error(diff)
	}
	if near := facts.Module[0]; near.Attrs["size"] != int64(2) || near.Attrs["source"] != nil || near.Source != "../modules/near" {
		t.Errorf("near: %+v", near)
	}
	if far := facts.Pin[1]; far.SourceType != "registry" || far.Constraint != "~> 5.0" {
		t.Errorf("far: %+v", far)
	}
	if open := facts.Pin[2]; !cmp.Equal(open.Unsure, []string{"name", "version"}) || open.Version != "" {
		t.Errorf("open: %+v", open)
	}
}

// The JSON syntax gives the same rows, except that blocks below a resource stay
// attributes.
func TestJSON(t *testing.T) {
	facts := scan(t, `
-- main.tf.json --
{
  "//": "a comment",
  "terraform": {"backend": {"local": {"path": "x"}}, "required_version": "1.2.3"},
  "locals": {"a": "b"},
  "variable": {"v": {"default": "d"}},
  "resource": {"t": {"r": {"plain": "p", "templated": "${var.v}-x", "tags": {"owner": "me"},
    "lifecycle": {"ignore_changes": ["tags"]}}}},
  "module": {"m": {"source": "./sub"}}
}
`)
	r := facts.Resource[0]
	if diff := cmp.Diff(map[string]any{
		"plain": "p", "tags": map[string]any{"owner": "me"},
		"lifecycle": []any{map[string]any{"ignore_changes": []any{"tags"}}},
	}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if !cmp.Equal(r.Unsure, []string{"templated"}) || r.References[0].To != "terraform:.#var.v" {
		t.Errorf("unsure %v, references %v", r.Unsure, r.References)
	}
	if facts.State[0].Name != "local" || facts.Pin[1].Constraint != "1.2.3" || facts.Module[0].Source != "./sub" {
		t.Errorf("settings: %+v %+v %+v", facts.State, facts.Pin, facts.Module)
	}
}

func TestOpenTofuFilesWin(t *testing.T) {
	facts := scan(t, `
-- main.tf --
resource "t" "terraform" {}
-- main.tofu --
resource "t" "tofu" {}
-- more.tofu --
variable "x" { description = "seen" }
`)
	if len(facts.Resource) != 1 || facts.Resource[0].Name != "tofu" {
		t.Errorf("resources: %+v", facts.Resource)
	}
	if facts.Variable[0].Description != "seen" {
		t.Errorf("variable: %+v", facts.Variable)
	}
}

func TestOverridesMakeUnsure(t *testing.T) {
	facts := scan(t, `
-- main.tf --
resource "t" "r" {
  a = 1
  b = 2
}
-- x_override.tf --
resource "t" "r" { a = 9 }
`)
	r := facts.Resource[0]
	if len(facts.Resource) != 1 || r.Attrs["a"] != nil || r.Attrs["b"] != int64(2) || !cmp.Equal(r.Unsure, []string{"a"}) {
		t.Errorf("%+v", facts.Resource)
	}
}

func TestStateFiles(t *testing.T) {
	facts := scan(t, `
-- terraform.tfstate --
{"version": 4, "terraform_version": "1.5.0", "resources": []}
-- notes.tfstate --
just text
-- old.tfstate.backup --
{"serial": 1, "lineage": "x", "encrypted_data": "…"}
`)
	var got []string
	for _, s := range facts.State {
		got = append(got, s.Kind+" "+s.Name)
	}
	if diff := cmp.Diff([]string{"state-file old.tfstate.backup", "state-file terraform.tfstate"}, got); diff != "" {
		t.Error(diff)
	}
	if facts.State[0].Attrs["encrypted"] != true || facts.State[1].Attrs["encrypted"] != false {
		t.Errorf("encrypted: %+v", facts.State)
	}
}

func TestEmptyState(t *testing.T) {
	tests := map[string]struct {
		text string
		want bool
	}{
		"nothing":   {`{"terraform_version": "1.5.0", "outputs": {}, "resources": [], "check_results": null}`, true},
		"output":    {`{"terraform_version": "1.5.0", "outputs": {"key": {"value": "x"}}, "resources": []}`, false},
		"resource":  {`{"terraform_version": "1.5.0", "outputs": {}, "resources": [{"type": "x", "resources": []}]}`, false},
		"encrypted": {`{"encrypted_data": "x"}`, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := scan(t, "-- terraform.tfstate --\n"+tt.text+"\n")
			if len(facts.State) != 1 || facts.State[0].Attrs["empty"] != tt.want {
				t.Errorf("want empty %v, got %+v", tt.want, facts.State)
			}
		})
	}
}
