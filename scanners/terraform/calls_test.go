package terraform_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// called are the rows of a unit that come from modules, by address.
func called(facts debt.Facts, unit string) map[string]debt.Resource {
	rows := map[string]debt.Resource{}
	for _, r := range facts.Resource {
		if r.Unit == unit && strings.HasPrefix(r.Address, "module.") {
			rows[r.Address] = r
		}
	}
	return rows
}

// A module is evaluated by itself and, under its root, as every call has it.
func TestEveryCallIsEvaluated(t *testing.T) {
	facts := scan(t, `
-- root/main.tf --
terraform {
  backend "s3" {}
}
module "short" {
  source    = "../modules/q"
  retention = 1
}
module "long" {
  source    = "../modules/q"
  retention = 2 * 15
  name      = null
}
-- modules/q/main.tf --
variable "retention" { type = string }
variable "name" { default = "d" }
variable "fixed" {
  default  = "f"
  nullable = false
}
resource "t" "r" {
  retention = var.retention
  name      = var.name
  fixed     = var.fixed
  place     = path.module
  file      = file("${path.module}/file.txt")
}
-- modules/q/file.txt --
text
-- lonely/main.tf --
module "m" { source = "../modules/q" }
`)
	rows := called(facts, "terraform:root")
	if diff := cmp.Diff([]string{"module.long.t.r", "module.short.t.r"}, slices.Sorted(maps.Keys(rows))); diff != "" {
		t.Fatal(diff)
	}
	long := rows["module.long.t.r"]
	want := map[string]any{"retention": "30", "fixed": "f", "file": "text\n"}
	if diff := cmp.Diff(want, long.Attrs); diff != "" || !cmp.Equal(long.Unsure, []string{"place"}) {
		t.Error(diff, long.Unsure)
	}
	if rows["module.short.t.r"].Attrs["retention"] != "1" || rows["module.short.t.r"].Attrs["name"] != "d" {
		t.Errorf("%+v", rows["module.short.t.r"])
	}
	if long.ID != "terraform:root#module.long.t.r" || long.At.Path != "modules/q/main.tf" || long.At.Line != 7 || long.At.Unit != "terraform:root" {
		t.Errorf("%+v", long)
	}
	own := facts.Resource[0]
	if own.Unit != "terraform:modules/q" || own.Address != "t.r" || !cmp.Equal(own.Unsure, []string{"fixed", "name", "place", "retention"}) {
		t.Errorf("the module by itself: %+v", own)
	}
	if rows := called(facts, "terraform:lonely"); len(rows) > 0 {
		t.Errorf("a directory that is no root by evidence follows its calls: %v", rows)
	}
}

// A condition of the caller decides alike in the caller and in what it calls,
// also where it is passed on, negated, or chooses a key.
func TestConditionsPairThroughCalls(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "p" {}
locals {
  production = var.env == "production"
  sizes      = { a = 1, b = 2 }
}
resource "t" "own" {
  a = local.production ? 30 : 1
  b = local.sizes[local.size]
}
module "m" {
  source    = "./m"
  is_small  = !local.production
  retention = local.production ? 30 : null
  size      = local.size
}
-- m/main.tf --
variable "is_small" { type = bool }
variable "retention" {}
variable "size" {}
variable "open" {}
locals { sizes = { a = 10, b = 20 } }
resource "t" "r" {
  passed    = var.retention
  condition = var.is_small ? "small" : "large"
  both      = !var.is_small ? var.retention : 0
  key       = local.sizes[var.size]
  own       = var.open ? 1 : 2
}
`)
	pair := func(condition string, yes, no any) []debt.Alternative {
		return []debt.Alternative{
			{Condition: condition, Branch: true, Value: yes},
			{Condition: condition, Branch: false, Value: no, Absent: no == nil},
		}
	}
	keys := func(a, b int64) []debt.Alternative {
		return []debt.Alternative{
			{Condition: `local.size == "a"`, Branch: true, Value: a},
			{Condition: `local.size == "b"`, Branch: true, Value: b},
		}
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{"a": pair("local.production", int64(30), int64(1)), "b": keys(1, 2)}, facts.Resource[0].Maybe); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"passed":    pair("local.production", int64(30), nil),
		"condition": pair("local.production", "large", "small"),
		"both":      pair("local.production", int64(30), int64(0)),
		"key":       keys(10, 20),
		"own":       pair("module.m: var.open", int64(1), int64(2)),
	}, called(facts, "terraform:.")["module.m.t.r"].Maybe); diff != "" {
		t.Error(diff)
	}
}

// What a module's output is made of, its reader mentions; what a call passes,
// the module's rows mention.
func TestReferencesThroughCalls(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "aws" {}
resource "aws_sqs_queue" "dead" {}
resource "aws_sqs_queue" "other" {
  redrive_policy = jsonencode({ deadLetterTargetArn = module.dlq["x"].arn })
}
locals { indirect = module.dlq["x"].arn }
module "q" {
  source = "./q"
  config = { dead = aws_sqs_queue.dead.arn, other = aws_sqs_queue.other.arn }
}
module "dlq" {
  source   = "./dlq"
  for_each = toset(["x"])
}
module "next" {
  source = "./q"
  config = { dead = module.dlq["x"].arn }
}
output "o" { value = module.dlq["x"].arn }
-- q/main.tf --
variable "config" {}
locals { policy = { deadLetterTargetArn = var.config.dead } }
resource "aws_sqs_queue" "q" {
  redrive_policy = jsonencode(local.policy)
}
resource "t" "near" { queue = aws_sqs_queue.q.arn }
-- dlq/main.tf --
resource "aws_sqs_queue" "q" {}
output "arn" { value = aws_sqs_queue.q.arn }
`)
	const unit, dead = "terraform:.#", "module.dlq.aws_sqs_queue.q"
	refs := func(found []debt.Reference) []string {
		var all []string
		for _, r := range found {
			all = append(all, r.Attribute+" "+strings.TrimPrefix(r.To, unit))
		}
		return all
	}
	rows := map[string]debt.Resource{}
	for _, r := range facts.Resource {
		rows[r.ID] = r
	}
	for address, want := range map[string][]string{
		"module.q.aws_sqs_queue.q":    {"redrive_policy.deadLetterTargetArn aws_sqs_queue.dead"},
		"module.next.aws_sqs_queue.q": {"redrive_policy.deadLetterTargetArn " + dead},
		"module.q.t.near":             {"queue module.q.aws_sqs_queue.q"},
		"aws_sqs_queue.other": {
			"redrive_policy.deadLetterTargetArn module.dlq", "redrive_policy.deadLetterTargetArn " + dead,
		},
	} {
		if diff := cmp.Diff(want, refs(rows[unit+address].References)); diff != "" {
			t.Errorf("%s: %s", address, diff)
		}
	}
	if diff := cmp.Diff([]string{"value module.dlq", "value " + dead}, refs(facts.Output[0].References)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"indirect module.dlq", "indirect " + dead}, refs(facts.Local[0].References)); diff != "" {
		t.Error(diff)
	}
}

// What a called module hands to a module of its own is used, by the call.
func TestReferencesOfInnerCalls(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "aws" {}
module "f" { source = "./f" }
-- f/main.tf --
resource "aws_sqs_queue" "dead" {}
module "lambda" {
  source             = "a/b/c"
  dead_letter_config = { target_arn = aws_sqs_queue.dead.arn }
}
`)
	want := []debt.Reference{{Attribute: "module.lambda.dead_letter_config.target_arn", To: "terraform:.#module.f.aws_sqs_queue.dead"}}
	if diff := cmp.Diff(want, facts.Module[0].References); diff != "" {
		t.Error(diff)
	}
}

// Values come back through outputs, and go from call to call.
func TestOutputs(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "p" {}
module "a" {
  source = "./a"
  n      = local.prod ? 4 : 2
}
module "b" {
  source = "./a"
  n      = module.a.twice
}
module "each" {
  source   = "./a"
  for_each = { x = 1, y = 2 }
  n        = each.value
}
resource "t" "r" {
  once   = module.a.twice
  again  = module.b.twice
  x      = module.each["x"].twice
  none   = module.each["z"].twice
  secret = module.a.secret
  round  = module.round.out
}
module "round" {
  source = "./round"
  in     = module.round.out
}
-- a/main.tf --
variable "n" { type = number }
resource "t" "r" { n = var.n }
output "twice" { value = var.n * 2 }
output "secret" {
  value     = "s"
  sensitive = true
}
-- round/main.tf --
variable "in" {}
output "out" { value = var.in }
`)
	r := facts.Resource[0]
	pair := func(yes, no int64) []debt.Alternative {
		return []debt.Alternative{{Condition: "local.prod", Branch: true, Value: yes}, {Condition: "local.prod", Value: no}}
	}
	if diff := cmp.Diff(map[string]any{"x": int64(2)}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{"once": pair(8, 4), "again": pair(16, 8)}, r.Maybe); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"again", "none", "once", "round", "secret"}, r.Unsure); diff != "" {
		t.Error(diff)
	}
	each := called(facts, "terraform:.")["module.each.t.r"].Maybe["n"]
	if diff := cmp.Diff([]debt.Alternative{
		{Condition: `module.each: each.key == "x"`, Branch: true, Value: int64(1)},
		{Condition: `module.each: each.key == "y"`, Branch: true, Value: int64(2)},
	}, each); diff != "" {
		t.Error(diff)
	}
}

// A row is there when all calls above it are.
func TestExistenceThroughCalls(t *testing.T) {
	for call, want := range map[string]string{
		"": "yes no unknown", "count = 0": "no no no", "count = 2": "yes no unknown",
		"count = local.p ? 1 : 0": "unknown no unknown", "for_each = local.unknown": "unknown no unknown",
	} {
		facts := scan(t, "-- main.tf --\nprovider \"p\" {}\nmodule \"m\" {\n source = \"./m\"\n"+call+"\n}\n"+`
-- m/main.tf --
module "n" { source = "../n" }
-- n/main.tf --
resource "t" "yes" {}
resource "t" "no" { count = 0 }
resource "t" "maybe" { count = var.x }
`)
		rows := called(facts, "terraform:.")
		yes := rows["module.m.module.n.t.yes"]
		if got := fmt.Sprintf("%s %s %s", yes.Exists, rows["module.m.module.n.t.no"].Exists, rows["module.m.module.n.t.maybe"].Exists); got != want {
			t.Errorf("%s: %s, want %s", call, got, want)
		}
		if known := len(yes.Maybe["count"]) == 2; known != strings.Contains(call, "?") {
			t.Errorf("%s: %+v", call, yes.Maybe)
		}
	}
}

// What a sensitive input holds is never shown.
func TestSensitiveInputs(t *testing.T) {
	facts := scan(t, `
-- main.tf --
provider "p" {}
module "m" {
  source = "./m"
  secret = "hunter2"
}
-- m/main.tf --
variable "secret" { sensitive = true }
resource "t" "r" { password = var.secret }
`)
	if r := called(facts, "terraform:.")["module.m.t.r"]; len(r.Attrs) > 0 || !cmp.Equal(r.Unsure, []string{"password"}) {
		t.Errorf("%+v", r)
	}
}

// What is not followed is said, with its place, once.
func TestBoundsOfCalls(t *testing.T) {
	var deep, wide, many strings.Builder
	deep.WriteString("-- main.tf --\nprovider \"p\" {}\nmodule \"m\" { source = \"./m0\" }\n")
	for i := range 12 {
		fmt.Fprintf(&deep, "-- m%d/main.tf --\nresource \"t\" \"r\" {}\nmodule \"m\" {\n  source = \"../m%d\"\n}\n", i, i+1)
	}
	wide.WriteString("-- main.tf --\nprovider \"p\" {}\n")
	for i := range 250 {
		fmt.Fprintf(&wide, "module \"m%d\" { source = \"./m\" }\n", i)
	}
	wide.WriteString("-- m/main.tf --\nresource \"t\" \"r\" {}\n")
	many.WriteString("-- main.tf --\nprovider \"p\" {}\n")
	for i := range 150 {
		fmt.Fprintf(&many, "module \"m%d\" { source = \"./m\" }\n", i)
	}
	many.WriteString("-- m/main.tf --\n")
	for i := range 150 {
		fmt.Fprintf(&many, "resource \"t\" \"r%d\" {}\n", i)
	}
	const cycle = "-- main.tf --\nprovider \"p\" {}\nmodule \"a\" { source = \"./a\" }\n" +
		"-- a/main.tf --\nresource \"t\" \"r\" {}\nmodule \"b\" { source = \"../b\" }\n-- b/main.tf --\n\nmodule \"a\" { source = \"../a\" }\n"
	for name, tt := range map[string]struct {
		text, unread string
		rows         int
	}{
		"deep":  {deep.String(), "m7/main.tf:2 modules call each other over more than 8 levels; what is called deeper is not followed", 8},
		"wide":  {wide.String(), "main.tf:202 terraform:. calls more than 200 modules; the others are not followed", 200},
		"many":  {many.String(), "main.tf:0 the modules that it calls have more than 20000 resources; the others are not shown", 20_000},
		"cycle": {cycle, "b/main.tf:2 the module calls itself: . → a → b → a", 1},
		"itself": {
			"-- main.tf --\nprovider \"p\" {}\nmodule \"a\" { source = \"./.\" }\n", "main.tf:2 the module calls itself: . → .", 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			facts := scan(t, tt.text)
			if rows := called(facts, "terraform:."); len(rows) != tt.rows {
				t.Errorf("%d rows, want %d", len(rows), tt.rows)
			}
			if len(facts.Unread) != 1 {
				t.Fatalf("%+v", facts.Unread)
			}
			u := facts.Unread[0]
			if got := fmt.Sprintf("%s:%d %s", u.Path, u.Line, u.Reason); got != tt.unread || !u.Partial || u.Unit != "terraform:." {
				t.Errorf("%s %+v", got, u)
			}
		})
	}
}

// Half a module is not followed: what is only broken would be absent. What is
// not there, not local or changed by an override file is not followed either.
func TestCallsThatAreNotFollowed(t *testing.T) {
	facts := scan(t, `
-- root/main.tf --
provider "p" {}
module "broken" { source = "../broken" }
module "nowhere" { source = "../nowhere" }
module "outside" { source = "../../outside" }
module "remote" { source = "a/b/c" }
module "computed" { source = var.x }
module "changed" { source = "../m" }
module "json" { source = "../json" }
-- root/override.tf --
module "changed" { source = "../json" }
-- broken/main.tf --
resource "t" "r" {}
-- broken/bad.tf --
resource {
-- m/main.tf --
resource "t" "r" {}
-- json/main.tf.json --
{"variable": {"v": {"default": 1}}, "resource": {"t": {"r": {"a": "${var.v}", "b": 2}}}}
`)
	rows := called(facts, "terraform:root")
	if diff := cmp.Diff([]string{"module.json.t.r"}, slices.Sorted(maps.Keys(rows))); diff != "" {
		t.Error(diff)
	}
	if rows["module.json.t.r"].Attrs["b"] != int64(2) {
		t.Errorf("%+v", rows)
	}
	for _, u := range facts.Unread {
		if u.Unit != "terraform:broken" {
			t.Errorf("%+v", u)
		}
	}
}

// Calls made to explode cost steps, not time or memory, and the root says so.
func TestHostileCalls(t *testing.T) {
	var text strings.Builder
	text.WriteString("-- main.tf --\nprovider \"p\" {}\n")
	for i := range 190 {
		fmt.Fprintf(&text, "module \"m%d\" {\n  source = \"./m\"\n  x = [for a in range(900) : module.m%d.y]\n}\n", i, (i+1)%190)
	}
	text.WriteString("-- m/main.tf --\nvariable \"x\" {}\noutput \"y\" { value = [for a in range(900) : var.x] }\nresource \"t\" \"r\" { a = [for b in range(900) : [var.x, b]] }\n")
	facts := scan(t, text.String())
	if rows := called(facts, "terraform:."); len(rows) != 190 || !cmp.Equal(rows["module.m0.t.r"].Unsure, []string{"a"}) {
		t.Errorf("%d %+v", len(rows), rows["module.m0.t.r"].Unsure)
	}
}
