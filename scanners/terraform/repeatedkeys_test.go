package terraform_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRepeatedKeys(t *testing.T) {
	facts := scan(t, `variable "rules" {
  type    = object({ columns = list(string), columns = optional(list(string)) })
  default = { columns = ["a"], columns = null }
}

locals {
  same    = { size = 3, size = 3 }
  quoted  = { seconds = "3600", seconds = 3600 }
  spaced  = { name = join("-", [var.a, "b"]), name = join("-", [ var.a,"b" ]) }
  unknown = { (var.a) = 1, (var.a) = 2, size = 3 }
  apart   = [{ size = 1 }, { size = 2 }]
  inner   = { size = 1, other = { size = 2 } }
  names   = { "${var.a}" = 1, "${var.a}" = 2, "${var.a}-x" = 1, "${var.a}-x" = 2 }
  unset   = { size = null, size = 3 }
  empty   = { list = [], list = null, map = {}, map = [], text = "", text = null }
  again   = { size = 1, size = 2, size = 1 }
  emptied = { list = [1], list = [] }
}

module "cluster" {
  source = "./cluster"
  groups = {
    nodes = {
      min  = 2
      "min" = 4 # counts
      max  = var.a
      max  = var.b
    }
    others = { min = 1, min = 2 }
  }
}

resource "aws_ecs_task_definition" "web" {
  dynamic "volume" {
    for_each = [{ name = "a", name = "b", name = "c" }]
    content {}
  }
}
`)
	var got []string
	for _, k := range facts.RepeatedKey {
		got = append(got, fmt.Sprint(k.ID, " ", k.Lost, " ", k.At.Line))
	}
	want := []string{
		"terraform:.#repeated:variable.rules.default.columns 3 3",
		"terraform:.#repeated:locals.again.size 16 16",
		"terraform:.#repeated:locals.emptied.list 17 17",
		"terraform:.#repeated:module.cluster.groups.min 24 25",
		"terraform:.#repeated:module.cluster.groups.max 26 27",
		"terraform:.#repeated:module.cluster.groups.min#2 29 29",
		"terraform:.#repeated:resource.aws_ecs_task_definition.web.for_each.name 35 35",
		"terraform:.#repeated:resource.aws_ecs_task_definition.web.for_each.name#2 35 35",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if k := facts.RepeatedKey[3]; k.In != "module.cluster" || k.Name != "groups" || k.Key != "min" || k.At.Path != "main.tf" {
		t.Errorf("%+v", k)
	}
}

// The finding stands where the value is that counts, however often there are others.
func TestRepeatedKeysStandAtTheLast(t *testing.T) {
	var got []string
	for _, k := range scan(t, `locals {
  sizes = {
    nodes = 1
    nodes = 2
    nodes = 3
  }
}
`).RepeatedKey {
		got = append(got, fmt.Sprint(k.Lost, " ", k.At.Line))
	}
	if diff := cmp.Diff([]string{"3 5", "4 5"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRepeatedKeysAreBounded(t *testing.T) {
	text := "locals {\n  all = {\n"
	for i := range 3000 {
		text += fmt.Sprintf("    key = %d\n", i)
	}
	if n := len(scan(t, text+"  }\n}\n").RepeatedKey); n != 1000 {
		t.Errorf("%d rows", n)
	}
}

// Values inside of values, each of which stands twice, cost what they are long.
func TestRepeatedKeysInside(t *testing.T) {
	value := `"x"`
	for i := range 15 {
		value = fmt.Sprintf(`{ a = %s, a = { b = %d } }`, value, i)
	}
	if n := len(scan(t, "locals {\n  all = "+value+"\n}\n").RepeatedKey); n != 15 {
		t.Errorf("%d rows", n)
	}
}
