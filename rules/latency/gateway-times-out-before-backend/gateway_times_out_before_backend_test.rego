package debt.rules.latency["gateway-times-out-before-backend_test"]

import data.debt.rules.latency["gateway-times-out-before-backend"] as rule

row(kind, attrs, references) := {
	"id": sprintf("terraform:infra#%s.api", [kind]),
	"unit": "terraform:infra",
	"address": sprintf("%s.api", [kind]),
	"attrs": attrs,
	"exists": "yes",
	"references": [{"attribute": attribute, "to": to} | some attribute, to in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

function := row("aws_lambda_function", {"timeout": 300}, {})

rest := row("aws_api_gateway_integration", {"type": "AWS_PROXY"}, {"uri": function.id})

http := row("aws_apigatewayv2_integration", {"integration_type": "AWS_PROXY"}, {"integration_uri": function.id})

findings(kind, gateway, function_change) := of(kind, gateway, function_change, {})

of(kind, gateway, function_change, referrers) := found if {
	found := rule.findings with input as {"referrers": referrers, "resource": {
		"aws_lambda_function": [object.union(function, function_change)],
		kind: [gateway],
	}}
}

test_rest if {
	some finding in findings("aws_api_gateway_integration", rest, {})
	finding.key == ["aws_lambda_function.api"]
	finding.evidence == {"timeout": 300}
	finding.message == "aws_lambda_function.api may run for 300 s, but the gateway gives up after 29 s (aws_api_gateway_integration.api)"
}

test_http if {
	some finding in findings("aws_apigatewayv2_integration", http, {})
	contains(finding.message, "after 30 s")
}

test_in_one_branch if {
	some finding in findings("aws_apigatewayv2_integration", http, {"attrs": {"timeout": null}, "unsure": ["timeout"], "maybe": {"timeout": [
		{"condition": "var.slow", "branch": true, "value": 60},
		{"condition": "var.slow", "branch": false, "absent": true},
	]}})
	finding.evidence == {"timeout": [60, "absent"]}
}

test_the_gateway_waits_longer if {
	count(findings("aws_api_gateway_integration", object.union(rest, {"attrs": {"timeout_milliseconds": 300000}}), {})) == 0
}

test_a_second_more if count(findings("aws_api_gateway_integration", rest, {"attrs": {"timeout": 30}})) == 0

test_unknown if {
	count(findings("aws_api_gateway_integration", object.union(rest, {"unsure": ["timeout_milliseconds"]}), {})) == 0
	count(findings("aws_api_gateway_integration", rest, {"attrs": {"timeout": null}, "unsure": ["timeout"]})) == 0
}

test_asynchronous if count(findings("aws_api_gateway_integration", object.union(rest, {"attrs": {"type": "AWS"}}), {})) == 0

test_started_otherwise if {
	count(of("aws_api_gateway_integration", rest, {}, {function.id: {"aws_cloudwatch_event_target": [{"id": "x", "attribute": "arn"}]}})) == 0
}
