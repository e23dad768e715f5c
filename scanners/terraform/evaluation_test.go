package terraform_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// The same condition pairs attributes, also through locals.
func TestConditionsPair(t *testing.T) {
	r := scan(t, `
locals {
  is_production = var.environment == "production"
  retention     = local.is_production ? 30 : 1
  tags          = { keep = local.retention, owner = "me" }
}
resource "t" "r" {
  direct  = local.is_production ? true : null
  through = local.retention
  negated = !local.is_production ? "small" : "large"
  text    = "keep-${local.retention}"
  tags    = merge(local.tags, { name = "n" })
  count   = local.is_production ? 1 : 0
}`).Resource[0]
	pair := func(yes, no any) []debt.Alternative {
		return []debt.Alternative{
			{Condition: "local.is_production", Branch: true, Value: yes},
			{Condition: "local.is_production", Branch: false, Value: no, Absent: no == nil},
		}
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"direct": pair(true, nil), "through": pair(int64(30), int64(1)), "negated": pair("large", "small"),
		"text": pair("keep-30", "keep-1"), "tags.keep": pair(int64(30), int64(1)), "count": pair(int64(1), int64(0)),
	}, r.Maybe); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]any{"tags": map[string]any{"owner": "me", "name": "n"}}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if r.Exists != debt.ExistsUnknown {
		t.Errorf("exists: %s", r.Exists)
	}
}

// Files of values that Terraform loads by itself make variables certain, unless
// another file, which a command line may name, sets them too.
func TestValueFiles(t *testing.T) {
	facts := scan(t, `
-- main.tf --
variable "loaded" { type = number }
variable "both" { default = "d" }
variable "secret" {
  sensitive = true
}
variable "list" {}
resource "t" "r" {
  loaded = var.loaded
  both   = var.both
  secret = var.secret
  list   = var.list[0].name
}
-- terraform.tfvars --
loaded = "1"
both   = "auto"
secret = "x"
-- b.auto.tfvars --
loaded = "3"
-- a.auto.tfvars.json --
{"loaded": 2, "list": [{"name": "n"}]}
-- env/prod.tfvars --
both = "prod"
`)
	r := facts.Resource[0]
	if diff := cmp.Diff(map[string]any{"loaded": int64(3), "list": "n"}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"both", "secret"}, r.Unsure); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`env/prod.tfvars: "prod", ?`, byFile(t, r.Maybe["both"])); diff != "" {
		t.Error(diff)
	}
}

// A file of values that is encrypted leaves its variables unknown; the
// configuration is read all the same.
func TestEncryptedValues(t *testing.T) {
	facts := scanFS(t, fstest.MapFS{
		"main.tf":          {Data: []byte("variable \"v\" { default = 1 }\nresource \"t\" \"r\" { a = var.v }\n")},
		"terraform.tfvars": {Data: []byte("\x00GITCRYPT\x00\x01")},
	}, []string{"main.tf", "terraform.tfvars"})
	if r := facts.Resource[0]; len(facts.Unread) > 0 || !cmp.Equal(r.Unsure, []string{"a"}) {
		t.Errorf("%+v %+v", facts.Unread, r)
	}
}

func TestReferencesThroughLocals(t *testing.T) {
	facts := scan(t, `
locals {
  redrive = { deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 }
  config  = { policy = local.redrive, other = aws_t.other.id }
  ring    = [local.round]
  round   = [local.ring, aws_t.ring.id]
}
resource "aws_sqs_queue" "jobs" {
  redrive_policy = jsonencode(local.config.policy)
  ring           = local.ring
}`)
	want := []debt.Reference{
		{Attribute: "redrive_policy", To: "terraform:.#local.config"},
		{Attribute: "redrive_policy.deadLetterTargetArn", To: "terraform:.#aws_sqs_queue.dead"},
		{Attribute: "ring", To: "terraform:.#aws_t.ring"},
		{Attribute: "ring", To: "terraform:.#local.ring"},
	}
	if diff := cmp.Diff(want, facts.Resource[0].References); diff != "" {
		t.Error(diff)
	}
}

// Files are read from the repository only, and from where Terraform looks for
// them: in a module that is called, a bare path starts at its caller.
func TestFilesOfTheRepository(t *testing.T) {
	facts := scan(t, `
-- root/main.tf --
terraform {
  backend "s3" {}
}
locals { config = jsondecode(file("./config.json")) }
resource "t" "r" {
  size    = local.config.sizes[terraform.workspace]
  shared  = file("../shared.txt")
  outside = file("../../etc/passwd")
}
-- root/config.json --
{"sizes": {"a": 1, "b": 1}}
-- shared.txt --
shared
-- module/main.tf --
resource "t" "r" {
  bare  = file("config.json")
  below = file("${path.module}/config.json")
}
-- module/config.json --
{}
`)
	rows := map[string]debt.Resource{}
	for _, r := range facts.Resource {
		rows[r.Unit] = r
	}
	root, module := rows["terraform:root"], rows["terraform:module"]
	if diff := cmp.Diff(map[string]any{"size": int64(1), "shared": "shared\n"}, root.Attrs); diff != "" || !cmp.Equal(root.Unsure, []string{"outside"}) {
		t.Errorf("root: %s %v", diff, root.Unsure)
	}
	if diff := cmp.Diff(map[string]any{"below": "{}\n"}, module.Attrs); diff != "" || !cmp.Equal(module.Unsure, []string{"bare"}) {
		t.Errorf("module: %s %v", diff, module.Unsure)
	}
}

// A directory whose expressions cost too much is read, and says so.
func TestSpentDirectory(t *testing.T) {
	var text strings.Builder
	text.WriteString("locals { r = range(1000) }\n")
	for i := range 40 {
		fmt.Fprintf(&text, "resource \"t\" \"r%d\" {\n a = [for x in local.r : [for y in local.r : y + %d]]\n b = %d\n}\n", i, i, i)
	}
	facts := scan(t, text.String())
	if len(facts.Resource) != 40 || facts.Resource[39].Attrs["b"] != int64(39) {
		t.Errorf("%d rows", len(facts.Resource))
	}
	if len(facts.Unread) != 1 || !facts.Unread[0].Partial || facts.Unread[0].Path != "main.tf" {
		t.Errorf("%+v", facts.Unread)
	}
}
