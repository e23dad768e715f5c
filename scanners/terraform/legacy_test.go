package terraform_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

const old = `-- main.tf --
terraform {
  required_version = "~> 0.11"
}
provider "aws" {
  version = "~> 1.8"
  region  = "${var.region}"
}
variable "region" {
  default = "eu-west-1"
}
variable "names" {
  type        = "list"
  description = "who"
}
module "vpc" {
  source = "git::https://example.com/vpc.git?ref=v1.0.0"
  tags   = { "Owner": "me" "Team": "us" }
}
module "near" {
  source = "./near"
}
resource "aws_sqs_queue" "jobs" {
  count = "${length(var.names)}"
  name  = "jobs"
  tags {
    "Name" = "jobs"
  }
  "visibility_timeout_seconds" = 30
}
data "aws_ami" "base" {
  "owners" = ["self"]
}
output "url" {
  value       = "${aws_sqs_queue.jobs.id}"
  description = "where"
}
-- other.tf --
resource "aws_sns_topic" "t" {
  name = "t"
}
`

// A file in the syntax of Terraform 0.11 shows what it declares; nothing is said
// about arguments.
func TestLegacySyntax(t *testing.T) {
	facts := scan(t, old)
	at := func(line, end int) debt.At {
		return debt.At{Unit: "terraform:.", Location: debt.Location{Path: "main.tf", Line: line, EndLine: end}, Read: debt.Fallback}
	}
	variables := []debt.Variable{
		{ID: "terraform:.#var.region", Unit: "terraform:.", Name: "region", HasDefault: true, Used: true, At: at(8, 10)},
		{ID: "terraform:.#var.names", Unit: "terraform:.", Name: "names", Type: "list", Description: "who", Used: true, At: at(11, 14)},
	}
	if diff := cmp.Diff(variables, facts.Variable); diff != "" {
		t.Error(diff)
	}
	outputs := []debt.Output{{ID: "terraform:.#output.url", Unit: "terraform:.", Name: "url", Description: "where", At: at(33, 36)}}
	if diff := cmp.Diff(outputs, facts.Output); diff != "" {
		t.Error(diff)
	}
	var resources, pins []string
	for _, r := range facts.Resource {
		resources = append(resources, r.Address+" "+string(r.At.Read)+" "+string(r.Exists))
	}
	if diff := cmp.Diff([]string{"aws_sqs_queue.jobs fallback unknown", "data.aws_ami.base fallback unknown", "aws_sns_topic.t parsed yes"}, resources); diff != "" {
		t.Error(diff)
	}
	for _, p := range facts.Pin {
		pins = append(pins, p.Key+" "+p.Name+" "+p.Constraint+p.Version)
	}
	want := []string{
		"required_version terraform ~> 0.11", "provider.aws hashicorp/aws ~> 1.8",
		"module.vpc git::https://example.com/vpc.git v1.0.0", "module.near ./near ",
	}
	if diff := cmp.Diff(want, pins); diff != "" {
		t.Error(diff)
	}
	if len(facts.Module) != 2 || len(facts.Link) != 2 || facts.Link[1].To != "terraform:near" {
		t.Errorf("%+v %+v", facts.Module, facts.Link)
	}
	if len(facts.Unread) != 1 || !facts.Unread[0].Partial || !strings.Contains(facts.Unread[0].Reason, "Terraform 0.11") {
		t.Errorf("%+v", facts.Unread)
	}
}

// Brackets in strings, comments and documents do not count.
func TestLegacyNesting(t *testing.T) {
	facts := scan(t, `resource "a_b" "one" {
  x {
    "k" = "}" # }
  }
  y = <<EOF
}}} variable "no" {
EOF
}
variable "two" { default = "{" }
provider "aws" { version = "~> 1.0" }
provider "aws" {
  alias   = "b"
  version = "${var.v}"
}
module "three" {
  source = "${var.s}"
  inner {
    source = "./no"
  }
}
`)
	var got []string
	for _, r := range facts.Resource {
		got = append(got, r.Address)
	}
	for _, v := range facts.Variable {
		got = append(got, v.Name)
	}
	for _, p := range facts.Pin {
		got = append(got, p.Key+" "+p.Constraint+" "+strings.Join(p.Unsure, ","))
	}
	want := []string{"a_b.one", "two", "provider.aws ~> 1.0 ", "provider.aws.2  constraint", "module.three  name,version"}
	if diff := cmp.Diff(want, got); diff != "" || !facts.Variable[0].HasDefault || len(facts.Link) > 0 {
		t.Error(diff, facts.Variable)
	}
}

// What is broken in ways that hide blocks is unread as a whole.
func TestNoSyntax(t *testing.T) {
	for _, text := range []string{
		"resource \"a\" \"b\" {", "{{ template }}", "a = \"\\q\" \"b\" {", "resource \"a\" {\n  b \"c\" = 1\n}",
		"variable \"a\" {\n  b = <<EOF\n}\n", "}\nvariable \"a\" {", "variable \"x\" \"y\" {\n \"z\" = 1\n}",
	} {
		facts := scan(t, text)
		if len(facts.Unread) != 1 || facts.Unread[0].Partial || len(facts.Resource)+len(facts.Variable) > 0 {
			t.Errorf("%q: %+v", text, facts)
		}
	}
}

// Whatever the bytes are, it ends, and says what it could not read.
func FuzzLegacy(f *testing.F) {
	f.Add(strings.TrimPrefix(old, "-- main.tf --\n"))
	f.Add("resource \"a\" \"b\" {\n  tags { \"x\" = <<EOF\n${\"y\"}\nEOF\n }\n \"c\" = 1\n}")
	f.Add("\"\\x\" \"y\" { a = [1, {b = 2}] \"c\" = -0x }")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2048 || strings.Contains(text, "-- ") {
			return
		}
		for _, u := range scan(t, "-- main.tf --\n"+text).Unread {
			if u.Reason == "" {
				t.Error("unread without a reason")
			}
		}
	})
}
