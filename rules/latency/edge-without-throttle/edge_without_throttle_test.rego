package debt.rules.latency["edge-without-throttle_test"]

import data.debt.rules.latency["edge-without-throttle"] as rule

row(kind, fields, references) := object.union({
	"id": sprintf("terraform:infra#%s.a", [kind]), "unit": "terraform:infra", "type": kind, "name": "a",
	"address": sprintf("%s.a", [kind]), "attrs": {}, "exists": "yes",
	"references": [{"attribute": attribute, "to": sprintf("terraform:infra#%s", [to])} | some attribute, to in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}, fields)

# callers: both APIs have a name, and routes that are open.
callers := {
	"terraform:infra#aws_apigatewayv2_api.a": {"aws_apigatewayv2_route": [{}], "aws_apigatewayv2_api_mapping": [{}]},
	"terraform:infra#aws_api_gateway_rest_api.a": {"aws_api_gateway_method": [{}], "aws_api_gateway_base_path_mapping": [{}]},
}

http(protocol, stage) := found if {
	found := rule.findings with input as {"referrers": callers, "resource": {
		"aws_apigatewayv2_api": [row("aws_apigatewayv2_api", {"attrs": {"protocol_type": protocol}}, {})],
		"aws_apigatewayv2_stage": [row("aws_apigatewayv2_stage", stage, {"api_id": "aws_apigatewayv2_api.a"})],
	}}
}

rest(api, others) := found if {
	found := rule.findings with input as {"referrers": callers, "resource": object.union({
		"aws_api_gateway_rest_api": [row("aws_api_gateway_rest_api", api, {})],
		"aws_api_gateway_stage": [row("aws_api_gateway_stage", {"attrs": {"stage_name": "live"}}, {"rest_api_id": "aws_api_gateway_rest_api.a"})],
	}, others)}
}

test_http if {
	some finding in http("HTTP", {})
	finding.key == ["aws_apigatewayv2_stage.a"]
}

test_http_limited if count(http("HTTP", {"attrs": {"default_route_settings": [{"throttling_rate_limit": 100}]}})) == 0

test_http_unknown if count(http("HTTP", {"unsure": ["default_route_settings"]})) == 0

test_set_by_hand if count(http("HTTP", {"attrs": {"lifecycle": [{"ignore_changes": ["default_route_settings"]}]}})) == 0

test_websocket if count(http("WEBSOCKET", {})) == 0

test_rest if {
	some finding in rest({}, {})
	finding.key == ["aws_api_gateway_stage.a"]
	finding.evidence == {"stage_name": "live"}
}

test_rest_regional if count(rest({"attrs": {"endpoint_configuration": [{"types": ["REGIONAL"]}]}}, {})) == 1

test_rest_private if count(rest({"attrs": {"endpoint_configuration": [{"types": ["PRIVATE"]}]}}, {})) == 0

test_rest_logged_only if {
	settings := row("aws_api_gateway_method_settings", {"attrs": {"settings": [{"metrics_enabled": true}]}}, {})
	count(rest({}, {"aws_api_gateway_method_settings": [settings]})) == 1
}

test_rest_limited if {
	settings := row("aws_api_gateway_method_settings", {"attrs": {"settings": [{"throttling_rate_limit": 10}]}}, {})
	count(rest({}, {"aws_api_gateway_method_settings": [settings]})) == 0
	count(rest({}, {"aws_wafv2_web_acl_association": [row("aws_wafv2_web_acl_association", {}, {})]})) == 0
}

test_rest_with_a_key if {
	method := row("aws_api_gateway_method", {"attrs": {"authorization": "NONE", "api_key_required": true}}, {"rest_api_id": "aws_api_gateway_rest_api.a"})
	count(rest({}, {"aws_api_gateway_method": [method]})) == 0
}

test_sandbox if count(http("HTTP", {"at": {"path": "sandbox/main.tf"}})) == 0
