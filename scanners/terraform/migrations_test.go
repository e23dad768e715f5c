package terraform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

const migrating = `
moved {
  from = aws_sqs_queue.old
  to   = module.queue["a"].aws_sqs_queue.this[0]
}
removed {
  from = aws_sns_topic.gone
  lifecycle {
    destroy = false
  }
}
import {
  to = aws_sqs_queue.jobs
  id = "https://sqs/jobs"
}
import {
  for_each = var.zones
  to       = aws_route53_zone.all[each.key]
  id       = each.value
}
`

func TestMigrations(t *testing.T) {
	facts := scan(t, migrating)
	want := []debt.Migration{
		{
			ID: "terraform:.#moved:aws_sqs_queue.old:module.queue[\"a\"].aws_sqs_queue.this[0]", Unit: "terraform:.", Kind: "moved",
			From: "aws_sqs_queue.old", To: `module.queue["a"].aws_sqs_queue.this[0]`,
			Values:     debt.Values{Attrs: map[string]any{}},
			References: []debt.Reference{{Attribute: "from", To: "terraform:.#aws_sqs_queue.old"}, {Attribute: "to", To: "terraform:.#module.queue"}},
		},
		{
			ID: "terraform:.#removed:aws_sns_topic.gone:", Unit: "terraform:.", Kind: "removed", From: "aws_sns_topic.gone",
			Values:     debt.Values{Attrs: map[string]any{"lifecycle": []any{map[string]any{"destroy": false}}}},
			References: []debt.Reference{{Attribute: "from", To: "terraform:.#aws_sns_topic.gone"}},
		},
		{
			ID: "terraform:.#import::aws_sqs_queue.jobs", Unit: "terraform:.", Kind: "import", To: "aws_sqs_queue.jobs",
			Values:     debt.Values{Attrs: map[string]any{"id": "https://sqs/jobs"}},
			References: []debt.Reference{{Attribute: "to", To: "terraform:.#aws_sqs_queue.jobs"}},
		},
		{
			ID: "terraform:.#import::", Unit: "terraform:.", Kind: "import",
			Values:     debt.Values{Attrs: map[string]any{}, Unsure: []string{"for_each", "id"}},
			References: []debt.Reference{{Attribute: "to", To: "terraform:.#aws_route53_zone.all"}},
		},
	}
	if diff := cmp.Diff(want, facts.Migration, cmpopts.IgnoreFields(debt.Migration{}, "At")); diff != "" {
		t.Error(diff)
	}
	if at := facts.Migration[1].At; at.Line != 6 || at.EndLine != 11 || at.Unit != "terraform:." {
		t.Errorf("%+v", at)
	}
}

// The JSON syntax has the same blocks, and two of the same are two rows.
func TestMigrationsInJSON(t *testing.T) {
	facts := scan(t, `-- main.tf.json --
{"moved": [{"from": "a_b.c", "to": "a_b.d"}, {"from": "a_b.c", "to": "a_b.d"}],
 "removed": {"from": "a_b.e", "lifecycle": {"destroy": false}},
 "check": {"health": {"assert": {"condition": true, "error_message": "x"}}}}
`)
	var got []string
	for _, row := range facts.Migration {
		got = append(got, row.ID)
	}
	want := []string{"terraform:.#moved:a_b.c:a_b.d", "terraform:.#moved:a_b.c:a_b.d#2", "terraform:.#removed:a_b.e:"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(facts.Test) != 1 || facts.Test[0].Name != "health" {
		t.Errorf("%+v", facts.Test)
	}
}

func TestTests(t *testing.T) {
	facts := scan(t, `
-- modules/vpc/main.tf --
check "reachable" {
  assert {
    condition     = true
    error_message = "no"
  }
}
-- modules/vpc/defaults.tftest.hcl --
-- modules/vpc/tests/more.tofutest.hcl --
-- modules/dns-zone/main.tf --
-- modules/dns-zone/test/zone_test.go --
package test
-- modules/queue/main.tf --
-- modules/topic/main.tf --
-- modules/other/main.tf --
-- examples/complete/main.tf --
-- test/dns_zone_test.go --
package test
-- test/all_test.go --
package test
var options = Options{TerraformDir: "../modules/queue"}
var copied = Copy("..", "examples/complete")
-- test/integration/test_topic.py --
-- test/notes.txt --
modules/other
`)
	got := map[string][]string{}
	for _, row := range facts.Test {
		got[row.Unit] = append(got[row.Unit], row.Kind+" "+row.Name)
	}
	want := map[string][]string{
		"terraform:modules/vpc":       {"native modules/vpc/defaults.tftest.hcl", "native modules/vpc/tests/more.tofutest.hcl", "check reachable"},
		"terraform:modules/dns-zone":  {"program modules/dns-zone/test/zone_test.go", "program test/dns_zone_test.go"},
		"terraform:modules/queue":     {"program test/all_test.go"},
		"terraform:modules/topic":     {"program test/integration/test_topic.py"},
		"terraform:examples/complete": {"program test/all_test.go"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
