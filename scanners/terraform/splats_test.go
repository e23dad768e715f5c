package terraform_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// However a module with count or for_each is read, its outputs' values come
// back, and the readers mention what the outputs are made of.
func TestRepeatedModulesAreRead(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "aws" {}
module "two" {
  source = "./q"
  count  = 2
  name   = "n${count.index}"
}
module "none" {
  source = "./q"
  count  = 0
  name   = "none"
}
module "keyed" {
  source   = "./q"
  for_each = { b = "B", a = "A" }
  name     = each.value
}
module "perhaps" {
  source = "./q"
  count  = local.production ? 1 : 0
  name   = "p"
}
resource "t" "r" {
  splat    = module.two[*].name
  first    = module.two[0].name
  legacy   = module.two.*.name
  one      = one(module.none[*].name)
  tried    = try(module.none[0].name, "fallback")
  kept     = try(module.keyed["b"].name, "fallback")
  values   = values(module.keyed)[*].name
  loop     = { for k, m in module.keyed : k => m.name }
  length   = length(module.keyed)
  perhaps  = one(module.perhaps[*].name)
  chosen   = module.keyed[terraform.workspace].name
  secret   = module.two[*].secret
  many     = module.unknown[*].name
}
resource "t" "arns" {
  splat  = join(",", module.two[*].arn)
  one    = one(module.none[*].arn)
  tried  = try(module.perhaps[0].arn, null)
  values = values(module.keyed)[*].arn
  loop   = [for m in module.keyed : m.arn if m.name != ""]
}
module "unknown" {
  source   = "./q"
  for_each = local.unknown
  name     = each.key
}
-- q/main.tf --
variable "name" { type = string }
resource "aws_sqs_queue" "q" { name = var.name }
output "name" { value = var.name }
output "arn" { value = aws_sqs_queue.q.arn }
output "secret" {
  value     = "hunter2"
  sensitive = true
}
`)
	r, arns := facts.Resource[0], facts.Resource[1]
	if diff := cmp.Diff(map[string]any{
		"splat": []any{"n0", "n1"}, "first": "n0", "legacy": []any{"n0", "n1"}, "tried": "fallback", "kept": "B",
		"values": []any{"A", "B"}, "loop": map[string]any{"a": "A", "b": "B"}, "length": int64(2),
	}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"perhaps": {{Condition: "local.production", Branch: true, Value: "p"}, {Condition: "local.production", Absent: true}},
		"chosen": {
			{Condition: `terraform.workspace == "a"`, Branch: true, Value: "A"}, {Condition: `terraform.workspace == "b"`, Branch: true, Value: "B"},
		},
	}, r.Maybe); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"chosen", "many", "perhaps", "secret"}, r.Unsure); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, ref := range arns.References {
		if to, inside := strings.CutSuffix(ref.To, ".aws_sqs_queue.q"); inside {
			got = append(got, ref.Attribute+" "+strings.TrimPrefix(to, "terraform:.#"))
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{
		"loop module.keyed", "one module.none", "splat module.two", "tried module.perhaps", "values module.keyed",
	}, got); diff != "" {
		t.Error(diff)
	}
}

// Outputs that an override file changes, and those that cost too much, do not
// hide the others.
func TestOutputsThatAreNotKnown(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "aws" {}
module "m" { source = "./m" }
resource "t" "r" {
  whole   = module.m
  good    = { for k, v in module.m : k => v if k == "good" }
  keys    = keys(module.m)
  changed = try(module.m.changed, "fallback")
}
-- m/main.tf --
output "good" { value = 1 }
output "changed" { value = 1 }
output "dear" { value = [for a in range(900) : [for b in range(900) : b]] }
-- m/o_override.tf --
output "changed" { value = 2 }
`)
	r := facts.Resource[0]
	if diff := cmp.Diff(map[string]any{
		"whole": map[string]any{"good": int64(1)}, "good": map[string]any{"good": int64(1)}, "keys": []any{"changed", "dear", "good"},
	}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"changed", "whole.changed", "whole.dear"}, r.Unsure); diff != "" {
		t.Error(diff)
	}
}
