package debt.rules.observability["request-path-untraced_test"]

import data.debt.rules.observability["request-path-untraced"] as rule

row(kind, fields, references) := object.union({
	"id": sprintf("terraform:infra#%s.a", [kind]), "unit": "terraform:infra", "type": kind, "name": "a",
	"address": sprintf("%s.a", [kind]), "attrs": {}, "exists": "yes",
	"references": [{"attribute": attribute, "to": sprintf("terraform:infra#%s", [to])} | some [attribute, to] in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}, fields)

findings(stage, function) := found if {
	found := rule.findings with input as {"resource": {
		"aws_api_gateway_stage": [row("aws_api_gateway_stage", stage, [["rest_api_id", "aws_api_gateway_rest_api.a"]])],
		"aws_api_gateway_integration": [row("aws_api_gateway_integration", {}, [
			["rest_api_id", "aws_api_gateway_rest_api.a"], ["uri", "aws_lambda_function.a"],
		])],
		"aws_lambda_function": [row("aws_lambda_function", function, [])],
	}}
}

test_untraced if {
	some finding in findings({}, {})
	finding.key == ["aws_api_gateway_stage.a"]
	finding.evidence.functions == ["aws_lambda_function.a"]
}

test_passes_on if count(findings({}, {"attrs": {"tracing_config": [{"mode": "PassThrough"}]}})) == 1

test_stage_traced if count(findings({"attrs": {"xray_tracing_enabled": true}}, {})) == 0

test_function_traced if count(findings({}, {"attrs": {"tracing_config": [{"mode": "Active"}]}})) == 0

test_unknown if {
	count(findings({"unsure": ["xray_tracing_enabled"]}, {})) == 0
	count(findings({}, {"unsure": ["tracing_config.0.mode"]})) == 0
	count(findings({}, {"unsure": ["layers"]})) == 0
}

test_in_a_test_environment if count(findings({"at": {"path": "dev/main.tf"}}, {})) == 0
