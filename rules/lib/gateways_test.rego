package debt.lib_test

import data.debt.lib

gateway_row(kind, name, fields) := object.union({
	"id": sprintf("terraform:infra#%s.%s", [kind, name]), "unit": "terraform:infra", "type": kind, "name": name,
	"attrs": {}, "exists": "yes", "references": [], "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}, fields)

test_fronts if {
	integration := gateway_row("aws_api_gateway_integration", "a", {"references": [
		{"attribute": "uri", "to": "terraform:infra#aws_lambda_function.a"},
		{"attribute": "rest_api_id", "to": "terraform:infra#aws_api_gateway_rest_api.a"},
	]})
	found := lib.fronts with input as {"resource": {
		"aws_api_gateway_integration": [integration],
		"aws_lambda_function": [gateway_row("aws_lambda_function", "a", {})],
	}}
	found["terraform:infra#aws_api_gateway_rest_api.a"] == {"terraform:infra#aws_lambda_function.a"}
}

self_traced(fields) if {
	found := lib.self_traced with input as {"resource": {"aws_lambda_function": [gateway_row("aws_lambda_function", "a", fields)]}}
	count(found) == 1
}

test_self_traced if {
	self_traced({"unsure": ["layers"]})
	self_traced({"attrs": {"layers": ["arn:aws:lambda:eu-west-2:1:layer:Datadog-Extension:1"]}})
	self_traced({"attrs": {"environment": [{"variables": {"DD_TRACE_ENABLED": "true"}}]}})
	self_traced({"unsure": ["environment.0.variables"]})
	not self_traced({"attrs": {"environment": [{"variables": {"TABLE": "x"}}]}, "unsure": ["environment.0.variables.QUEUE"]})
}
