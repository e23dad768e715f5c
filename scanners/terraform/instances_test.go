package terraform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// Values that differ between the instances of a block are alternatives, and
// what they have in common is certain.
func TestInstances(t *testing.T) {
	r := scan(t, `
locals {
  queues = { a = { retention = 30, delay = 1 }, b = { retention = 30, delay = 2 } }
}
resource "t" "r" {
  for_each  = local.queues
  retention = each.value.retention
  delay     = each.value.delay
  tags      = { Name = each.key, Kind = "queue" }
}`).Resource[0]
	if r.Attrs["retention"] != int64(30) || r.Exists != debt.ExistsYes {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(map[string][]debt.Alternative{
		"delay": {
			{Condition: `each.key == "a"`, Branch: true, Value: int64(1)},
			{Condition: `each.key == "b"`, Branch: true, Value: int64(2)},
		},
		"tags.Name": {
			{Condition: `each.key == "a"`, Branch: true, Value: "a"},
			{Condition: `each.key == "b"`, Branch: true, Value: "b"},
		},
	}, r.Maybe); diff != "" {
		t.Error(diff)
	}
	many := scan(t, "resource \"t\" \"r\" {\n count = 5000\n a = count.index\n}").Resource[0]
	if many.Exists != debt.ExistsYes || !cmp.Equal(many.Unsure, []string{"a"}) || many.Maybe != nil {
		t.Errorf("many: %+v", many)
	}
}

func TestDynamicBlocks(t *testing.T) {
	for name, tt := range map[string]struct {
		code   string
		attrs  any
		unsure []string
	}{
		"none": {"dynamic \"rule\" {\n for_each = []\n content { x = 1 }\n}", nil, nil},
		"two": {
			"rule { x = 0 }\n dynamic \"rule\" {\n for_each = { p = 1, q = var.v }\n iterator = it\n content {\n x = it.value\n k = it.key\n}\n}",
			[]any{map[string]any{"x": int64(0)}, map[string]any{"x": int64(1), "k": "p"}, map[string]any{"k": "q"}},
			[]string{"rule.2.x"},
		},
		"nested": {
			"dynamic \"rule\" {\n for_each = [[1, 2]]\n content {\n dynamic \"part\" {\n for_each = rule.value\n content { x = part.value }\n}\n}\n}",
			[]any{map[string]any{"part": []any{map[string]any{"x": int64(1)}, map[string]any{"x": int64(2)}}}},
			nil,
		},
		"open":       {"dynamic \"rule\" {\n for_each = var.v\n content { x = 1 }\n}", nil, []string{"rule"}},
		"hundreds":   {"dynamic \"rule\" {\n for_each = range(500)\n content { x = 1 }\n}", nil, []string{"rule"}},
		"incomplete": {"dynamic \"rule\" {\n for_each = [1]\n}", nil, []string{"rule"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := scan(t, "resource \"t\" \"r\" {\n"+tt.code+"\n}\n").Resource[0]
			if diff := cmp.Diff(tt.attrs, r.Attrs["rule"]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.unsure, r.Unsure); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestExistence(t *testing.T) {
	for code, want := range map[string]debt.Exists{
		``:                          debt.ExistsYes,
		`count = 0`:                 debt.ExistsNo,
		`count = 2`:                 debt.ExistsYes,
		`count = var.x ? 1 : 0`:     debt.ExistsUnknown,
		`count = null`:              debt.ExistsUnknown,
		`for_each = {}`:             debt.ExistsNo,
		`for_each = toset(["a"])`:   debt.ExistsYes,
		`for_each = var.x`:          debt.ExistsUnknown,
		`count = local.two ? 1 : 2`: debt.ExistsYes,
		`count = var.x ? 0 : 0`:     debt.ExistsNo,
		`for_each = var.x ? { a = 1 } : { b = 1 }`:   debt.ExistsYes,
		`for_each = { for k in ["a"] : k => var.x }`: debt.ExistsYes,
		"lifecycle {\n enabled = false\n}":           debt.ExistsNo,
		"lifecycle {\n prevent_destroy = true\n}":    debt.ExistsYes,
	} {
		facts := scan(t, "resource \"t\" \"r\" {\n"+code+"\n}\n")
		if got := facts.Resource[0].Exists; got != want {
			t.Errorf("%s: exists = %s, want %s", code, got, want)
		}
	}
}
