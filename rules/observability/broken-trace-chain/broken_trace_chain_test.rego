package debt.rules.observability["broken-trace-chain_test"]

import data.debt.rules.observability["broken-trace-chain"] as rule

row(kind, name, attrs, references) := {
	"id": sprintf("terraform:infra#%s.%s", [kind, name]), "unit": "terraform:infra", "type": kind, "name": name,
	"address": sprintf("%s.%s", [kind, name]), "attrs": attrs, "exists": "yes",
	"references": [{"attribute": attribute, "to": sprintf("terraform:infra#%s", [to])} | some [attribute, to] in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

active := {"tracing_config": [{"mode": "Active"}]}

behind(stage, function) := found if {
	found := rule.findings with input as {"resource": {
		"aws_api_gateway_stage": [row("aws_api_gateway_stage", "live", stage, [["rest_api_id", "aws_api_gateway_rest_api.a"]])],
		"aws_api_gateway_integration": [row("aws_api_gateway_integration", "a", {}, [
			["rest_api_id", "aws_api_gateway_rest_api.a"], ["uri", "aws_lambda_function.a"],
		])],
		"aws_lambda_function": [row("aws_lambda_function", "a", function, [])],
	}}
}

run_by(machine, functions) := found if {
	found := rule.findings with input as {"resource": {
		"aws_sfn_state_machine": [row("aws_sfn_state_machine", "m", machine, [["definition.States", sprintf("aws_lambda_function.%s", [name])] | some name in functions])],
		"aws_lambda_function": [row("aws_lambda_function", name, active, []) | some name in functions],
	}}
}

test_gateway if {
	some finding in behind({}, active)
	finding.key == ["aws_api_gateway_stage.live"]
	finding.evidence == {"xray_tracing_enabled": "absent", "functions": ["aws_lambda_function.a"]}
}

test_gateway_traced if count(behind({"xray_tracing_enabled": true}, active)) == 0

test_function_passes_on if count(behind({}, {})) == 0

test_workflow if {
	some finding in run_by({}, ["a", "b"])
	finding.key == ["aws_sfn_state_machine.m"]
	finding.evidence.tracing_configuration == "absent"
}

test_workflow_switched_off if {
	some finding in run_by({"tracing_configuration": [{"enabled": false}]}, ["a", "b"])
	finding.evidence["tracing_configuration.0.enabled"] == false
}

test_workflow_of_one if count(run_by({}, ["a"])) == 0

test_workflow_traced if count(run_by({"tracing_configuration": [{"enabled": true}]}, ["a", "b"])) == 0
