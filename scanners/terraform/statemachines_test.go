package terraform_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// summary writes a machine and its states, one a line.
func summary(facts debt.Facts) []string {
	var lines []string
	for _, m := range facts.StateMachine {
		known := "known"
		if !m.Known {
			known = "not known"
		}
		lines = append(lines, strings.TrimSpace(strings.Join([]string{m.Address, m.Kind, known, strings.Join(m.Unsure, ",")}, " ")))
		for _, s := range facts.MachineState {
			if s.Machine == m.ID {
				lines = append(lines, strings.TrimSpace("  "+strings.Join([]string{s.Path, s.Type, s.Pattern, s.Action, strings.Join(s.Unsure, ",")}, "|")))
			}
		}
	}
	return lines
}

func TestStateMachines(t *testing.T) {
	const lambda = "Task|||Resource"
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"jsonencode": {`
resource "aws_sfn_state_machine" "m" {
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Task", Resource = aws_lambda_function.f.arn, End = true } } })
}`, []string{"aws_sfn_state_machine.m STANDARD known", "A|" + lambda}},
		"heredoc": {`
resource "aws_sfn_state_machine" "m" {
  type       = "EXPRESS"
  definition = <<-EOT
    {"StartAt": "A", "TimeoutSeconds": ${var.t}, "States": {"A": {"Type": "Task", "Resource": "${aws_lambda_function.f.arn}", "End": true}}}
  EOT
}`, []string{"aws_sfn_state_machine.m EXPRESS known TimeoutSeconds", "A|" + lambda}},
		"templatefile": {`-- main.tf --
resource "aws_sfn_state_machine" "m" {
  type       = var.type
  definition = templatefile("${path.module}/m.json", { arn = aws_lambda_function.f.arn, action = "ecs:runTask" })
}
-- m.json --
{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${arn}"}, "B": {"Type": "Task", "Resource": "arn:aws:states:::${action}.sync"}}}
`, []string{"aws_sfn_state_machine.m  known", "A|" + lambda, "B|Task|sync|ecs:runTask|"}},
		"file": {`-- main.tf --
resource "aws_sfn_state_machine" "m" {
  definition = file("${path.module}/m.json")
}
-- m.json --
{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 5}}}
`, []string{"aws_sfn_state_machine.m STANDARD known", "A|Wait|||"}},
		"yaml": {`-- main.tf --
resource "aws_sfn_state_machine" "m" {
  definition = jsonencode(yamldecode(file("${path.module}/m.yaml")))
}
-- m.yaml --
StartAt: A
States: {A: {Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'}}
`, []string{"aws_sfn_state_machine.m STANDARD known", "A|Task|callback|sqs:sendMessage|"}},
		"local": {`
locals { def = jsonencode({ States = { A = { Type = "Pass", Next = var.next } } }) }
resource "aws_sfn_state_machine" "m" {
  count      = 0
  definition = local.def
}`, []string{"aws_sfn_state_machine.m STANDARD known", "A|Pass|||Next"}},
		"a part is not known": {`
resource "aws_sfn_state_machine" "m" {
  definition = jsonencode({ States = { A = { Type = "Pass" }, B = local.b } })
}`, []string{"aws_sfn_state_machine.m STANDARD not known", "A|Pass|||"}},
		"nothing is known": {`
resource "aws_sfn_state_machine" "m" { definition = var.definition }
resource "aws_sfn_state_machine" "n" { definition = jsonencode({ States = merge({}, var.more) }) }
resource "aws_sfn_state_machine" "o" { definition = "{\"States\": {${join(",", var.states)}, \"A\": {}}}" }
resource "aws_sfn_state_machine" "p" { definition = "no JSON" }
resource "aws_sfn_state_machine" "q" { definition = templatefile("${path.module}/none.json", {}) }
resource "aws_sfn_state_machine" "r" { definition = local.r }
locals { r = local.r }`, []string{
			"aws_sfn_state_machine.m STANDARD not known States", "aws_sfn_state_machine.n STANDARD not known States",
			"aws_sfn_state_machine.o STANDARD not known States", "aws_sfn_state_machine.p STANDARD not known States",
			"aws_sfn_state_machine.q STANDARD not known States", "aws_sfn_state_machine.r STANDARD not known States",
		}},
		"overridden": {`-- main.tf --
resource "aws_sfn_state_machine" "m" { definition = "{\"States\": {}}" }
-- override.tf --
resource "aws_sfn_state_machine" "m" { definition = "{}" }
`, []string{"aws_sfn_state_machine.m STANDARD not known States"}},
		"json": {`-- main.tf.json --
{"resource": {"aws_sfn_state_machine": {"m": {"definition": "{\"States\": {\"A\": {\"Type\": \"Pass\"}}}"}}}}
`, []string{"aws_sfn_state_machine.m STANDARD known", "A|Pass|||"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, summary(scan(t, tt.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMachineStateRow(t *testing.T) {
	facts := scan(t, `resource "aws_sfn_state_machine" "m" {
  count = var.on ? 1 : 0

  definition = jsonencode({
    TimeoutSeconds = 60
    States = { A = {
      Type = "Task", Resource = "arn:aws:states:::ecs:runTask.sync", Parameters = { Secret = "x" }
      Retry = [{ ErrorEquals = ["States.ALL"], MaxAttempts = var.attempts, BackoffRate = 1.5 }]
    } }
  })
}`)
	at := debt.At{Unit: "terraform:.", Location: debt.Location{Path: "main.tf", Line: 4, Column: 3, EndLine: 10}, Read: debt.Parsed}
	want := []debt.MachineState{{
		ID: "terraform:.#aws_sfn_state_machine.m/definition/A", Unit: "terraform:.", Machine: "terraform:.#aws_sfn_state_machine.m/definition",
		Address: "aws_sfn_state_machine.m", Name: "A", Path: "A", Type: "Task", Pattern: "sync", Action: "ecs:runTask",
		Values: debt.Values{
			Attrs: map[string]any{
				"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync",
				"Retry": []any{map[string]any{"ErrorEquals": []any{"States.ALL"}, "BackoffRate": 1.5}},
			},
			Unsure: []string{"Retry.0.MaxAttempts"},
		},
		Exists: debt.ExistsUnknown, At: at,
	}}
	if diff := cmp.Diff(want, facts.MachineState); diff != "" {
		t.Error(diff)
	}
	if m := facts.StateMachine[0]; m.Attrs["TimeoutSeconds"] != int64(60) || m.Resource != facts.Resource[0].ID {
		t.Errorf("%+v", m)
	}
}
