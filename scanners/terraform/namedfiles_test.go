package terraform_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

const otherFile = "another var-file"

// byFile writes alternatives as "dev.tfvars: 1, …"; with another file, "?".
func byFile(t *testing.T, all []debt.Alternative) string {
	t.Helper()
	var parts []string
	for _, a := range all {
		value, err := json.Marshal(a.Value)
		if err != nil {
			t.Fatal(err)
		}
		if a.Unknown {
			value = []byte("?")
		}
		condition := strings.TrimSuffix(strings.TrimPrefix(a.Condition, `var-file == "`), `"`)
		if !a.Branch {
			condition = "!" + condition
		}
		parts = append(parts, strings.TrimPrefix(condition+": "+string(value), otherFile+": "))
	}
	return strings.Join(parts, ", ")
}

// Values are those that terraform console -var-file gives.
func TestNamedFiles(t *testing.T) {
	want := map[string][2]string{ // dev.tfvars, prod.tfvars
		`var.env`:                       {`"dev"`, `"prod"`},
		`local.production ? 30 : 1`:     {`1`, `30`},
		`var.dlq ? 1 : 0`:               {`0`, `1`},
		`var.size * 2`:                  {`6`, `20`},
		`local.accounts[var.env].zones`: {`1`, `3`},
		`lookup(local.accounts[var.env], "only", "none")`: {`"d"`, `"none"`},
		`local.queues`:               {`{}`, `{"a":"prod-a","b":"prod-b"}`},
		`length(var.names)`:          {`0`, `2`},
		`sort(var.names)`:            {`[]`, `["a","b"]`},
		`var.rule.tier`:              {`"cold"`, `"hot"`},
		`var.rule.days`:              {`1`, `30`},
		`var.nothing == null`:        {`false`, `true`},
		`coalesce(var.nothing, "x")`: {`"fallback"`, `"x"`},
		`var.never`:                  {`"kept"`, `"kept"`},
		`"${var.env}-${local.accounts[var.env].zones}"`:    {`"dev-1"`, `"prod-3"`},
		`merge({ keep = 1 }, var.dlq ? { dead = 2 } : {})`: {`{"keep":1}`, `{"dead":2,"keep":1}`},
		`try(local.accounts[var.env].only, "none")`:        {`"d"`, `"none"`},
		`contains(var.names, "a")`:                         {`false`, `true`},
	}
	var rows strings.Builder
	for text := range want {
		fmt.Fprintf(&rows, "resource \"t\" %q {\n  a = %s\n}\n", fmt.Sprintf("r%x", text), text)
	}
	facts := scan(t, strings.Replace(namedRoot, "-- prod", rows.String()+"-- prod", 1))
	found := map[string]debt.Resource{}
	for _, r := range facts.Resource {
		found[r.Name] = r
	}
	for text, want := range want {
		r := found[fmt.Sprintf("r%x", text)]
		got := byFile(t, r.Maybe["a"])
		start := fmt.Sprintf("dev.tfvars: %s, prod.tfvars: %s", want[0], want[1])
		if !strings.HasPrefix(got, start) || !cmp.Equal(r.Unsure, []string{"a"}) || len(r.Attrs) > 0 {
			t.Errorf("%s = %s, want %s; %v %v", text, got, start, r.Unsure, r.Attrs)
		}
	}
}

const namedRoot = `
-- main.tf --
terraform {
  backend "s3" {}
}
variable "env" { type = string }
variable "size" {
  type    = number
  default = 3
}
variable "dlq" {
  type    = bool
  default = false
}
variable "names" { type = set(string) }
variable "rule" {
  type = object({ days = number, tier = optional(string, "hot") })
}
variable "nothing" { default = "fallback" }
variable "never" {
  default  = "kept"
  nullable = false
}
locals {
  production = var.env == "prod"
  accounts   = { dev = { zones = 1, only = "d" }, prod = { zones = 3 } }
  queues     = { for n in var.names : n => "${var.env}-${n}" }
}
-- prod.tfvars --
env     = "prod"
size    = "10"
dlq     = true
names   = ["b", "a", "b"]
rule    = { days = "30" }
nothing = null
never   = null
-- dev.tfvars --
env   = "dev"
names = []
rule  = { days = 1, tier = "cold" }
`

// What is the same with all files is no more certain: another may be passed.
func TestNamedFilesAreNotAll(t *testing.T) {
	r := scan(t, `
-- main.tf --
provider "aws" {}
variable "keep" { type = number }
variable "on" { default = true }
resource "t" "r" {
  count = var.on ? 1 : 0
  keep  = var.keep
  tags  = { a = var.keep, b = 2 }
  all   = merge({ own = 1 }, { keep = var.keep })
  third = var.on ? "x" : null
}
-- env/dev.tfvars --
keep = 7
on   = true
-- env/prod.tfvars.json --
{"keep": 7, "on": true}
`).Resource[0]
	if r.Exists != debt.ExistsUnknown {
		t.Errorf("exists: %s", r.Exists)
	}
	if diff := cmp.Diff(map[string]any{"tags": map[string]any{"b": int64(2)}, "all": map[string]any{"own": int64(1)}}, r.Attrs); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[string]string{
		"keep":     `env/dev.tfvars: 7, env/prod.tfvars.json: 7, ?`,
		"tags.a":   `env/dev.tfvars: 7, env/prod.tfvars.json: 7, ?`,
		"all.keep": `env/dev.tfvars: 7, env/prod.tfvars.json: 7, ?`,
		// What the condition may be besides is kept.
		"count": `env/dev.tfvars: 1, env/prod.tfvars.json: 1, !var.on: 0`,
		"third": `env/dev.tfvars: "x", env/prod.tfvars.json: "x", !var.on: null`,
	} {
		if diff := cmp.Diff(want, byFile(t, r.Maybe[path])); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// Modules that the root calls share its choice.
func TestNamedFilesOfCallers(t *testing.T) {
	facts := scan(t, `
-- root/main.tf --
provider "aws" {}
variable "production" {}
variable "days" {}
module "m" {
  source = "../m"
  count  = var.production ? 1 : 0
  days   = var.days
  big    = var.production
}
-- root/env/dev.tfvars --
production = false
days       = 1
-- root/env/prod.tfvars --
production = true
days       = 30
-- m/main.tf --
variable "days" { default = 0 }
variable "big" { default = false }
resource "t" "r" {
  days = var.days
  size = var.big ? "l" : "s"
}
`)
	for _, r := range facts.Resource {
		if r.Unit != "terraform:root" {
			continue
		}
		for path, want := range map[string]string{
			"count": `env/dev.tfvars: 0, env/prod.tfvars: 1`,
			"days":  `env/dev.tfvars: 1, env/prod.tfvars: 30, ?`,
			"size":  `env/dev.tfvars: "s", env/prod.tfvars: "l"`,
		} {
			if diff := cmp.Diff(want, byFile(t, r.Maybe[path])); diff != "" {
				t.Errorf("%s: %s", path, diff)
			}
		}
		return
	}
	t.Error("the call has no row")
}

// Which files are alternatives of each other, and what they say of a and b.
func TestAlternativeFiles(t *testing.T) {
	const root = "-- main.tf --\nprovider \"aws\" {}\nvariable \"a\" {}\nvariable \"b\" { default = 0 }\nvariable \"c\" { default = 0 }\nresource \"t\" \"r\" {\n  a = var.a\n  b = var.b\n}\n"
	defaults := "variables keep their defaults: 0"
	for name, c := range map[string]struct{ files, a, b string }{
		"one file":       {"-- prod.tfvars --\na = 1\n", `prod.tfvars: 1, ?`, defaults},
		"one leaves it":  {"-- d.tfvars --\na = 1\n-- p.tfvars --\na = 2\nb = 2\n", `d.tfvars: 1, p.tfvars: 2, ?`, `d.tfvars: 0, p.tfvars: 2, ?`},
		"folders":        {"-- envs/d/terraform.tfvars --\na = 1\n-- envs/p/terraform.tfvars --\na = 2\n", `envs/d/terraform.tfvars: 1, envs/p/terraform.tfvars: 2, ?`, defaults},
		"near folders":   {"-- d/terraform.tfvars --\na = 1\n-- p/terraform.tfvars --\na = 2\n", `d/terraform.tfvars: 1, p/terraform.tfvars: 2, ?`, defaults},
		"a layer":        {"-- common.tfvars --\na = 1\nb = 1\n-- d.tfvars --\na = 2\nc = 2\n-- p.tfvars --\na = 3\nc = 3\n", ``, defaults},
		"other layers":   {"-- d.tfvars --\na = 2\n-- p.tfvars --\na = 3\n-- eu.tfvars --\nb = 1\nc = 1\n-- us.tfvars --\nb = 2\nc = 2\n", ``, `eu.tfvars: 1, us.tfvars: 2, ?`},
		"stacked":        {"-- d.tfvars --\na = 1\nc = 1\n-- p.tfvars --\na = 2\nc = 2\n-- p-eu.tfvars --\na = 3\n", ``, defaults},
		"nothing shared": {"-- net.tfvars --\na = 1\n-- db.tfvars --\nb = 1\n", ``, defaults},
		"not declared":   {"-- d.tfvars --\na = 1\n-- backend.tfvars --\nbucket = 2\n-- p.tfvars --\na = 2\n", `d.tfvars: 1, p.tfvars: 2, ?`, defaults},
		"broken":         {"-- d.tfvars --\na = 1\n-- p.tfvars --\na = \n", ``, defaults},
		"own roots":      {"-- envs/d/terraform.tfvars --\na = 1\n-- envs/d/main.tf --\n-- envs/p/terraform.tfvars --\na = 2\n", `envs/p/terraform.tfvars: 2, ?`, defaults},
		"tests":          {"-- test/golden/golden.tfvars --\na = 1\n-- examples/x.tfvars --\na = 1\n", ``, defaults},
		"a sample":       {"-- d.tfvars --\na = 1\n-- p.tfvars --\na = 2\n-- example.tfvars --\na = 3\n", `d.tfvars: 1, p.tfvars: 2, ?`, defaults},
	} {
		facts := scan(t, root+c.files)
		i := 0
		for facts.Resource[i].Unit != "terraform:." {
			i++
		}
		r := facts.Resource[i]
		got := [2]string{byFile(t, r.Maybe["a"]), byFile(t, r.Maybe["b"])}
		if diff := cmp.Diff([2]string{c.a, c.b}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// More files than can be told apart decide nothing.
func TestTooManyNamedFiles(t *testing.T) {
	fsys := fstest.MapFS{"main.tf": {Data: []byte("provider \"a\" {}\nvariable \"a\" {}\nresource \"t\" \"r\" { a = var.a }\n")}}
	paths := []string{"main.tf"}
	for i := range 13 {
		name := fmt.Sprintf("e%d.tfvars", i)
		fsys[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "a = %d\n", i)}
		paths = append(paths, name)
	}
	if r := scanFS(t, fsys, paths).Resource[0]; len(r.Maybe) > 0 || !cmp.Equal(r.Unsure, []string{"a"}) {
		t.Errorf("%+v", r)
	}
}

// A map that has one member for the only environment that it knows decides
// nothing for others.
func TestMemberForOneEnvironment(t *testing.T) {
	rows := scan(t, `
-- main.tf --
locals {
  data = jsondecode(file("${path.module}/data.json"))
  env  = terraform.workspace
}
resource "t" "r" {
  count = local.data.accounts[local.env].on
  size  = local.data.accounts[local.env].size
}
resource "t" "s" {
  for_each = local.data.accounts[local.env].queues
  delay    = each.value.delay
}
-- data.json --
{"accounts": {"development": {"on": 1, "size": 3, "queues": {"q": {"delay": 5}}}}}
`)
	first, second := rows.Resource[0], rows.Resource[1]
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"count": {{Condition: `local.env == "development"`, Branch: true, Value: int64(1)}},
		"size":  {{Condition: `local.env == "development"`, Branch: true, Value: int64(3)}},
	}, first.Maybe); diff != "" || first.Exists != debt.ExistsUnknown || len(first.Attrs) > 0 {
		t.Errorf("%s %+v", diff, first)
	}
	// Where there are rows, this is what they are.
	if second.Exists != debt.ExistsUnknown || !cmp.Equal(second.Attrs, map[string]any{"delay": int64(5)}) {
		t.Errorf("%+v", second)
	}
}
