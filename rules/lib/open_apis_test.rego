package debt.lib_test

import data.debt.lib

api_route(attrs, api) := {
	"id": "u#aws_apigatewayv2_route.a", "unit": "u", "attrs": attrs,
	"references": [{"attribute": "api_id", "to": to} | some to in api],
}

open_apis_with(route, kinds) := found if {
	found := lib.open_apis with input as {
		"referrers": {"u#aws_apigatewayv2_api.a": {kind: [{"id": "x", "attribute": "api_id"}] | some kind in kinds}},
		"resource": {"aws_apigatewayv2_route": [route]},
	}
}

named_api := ["aws_apigatewayv2_route", "aws_apigatewayv2_api_mapping"]

test_open_apis if {
	open_apis_with(api_route({}, ["u#aws_apigatewayv2_api.a"]), named_api) == {"u#aws_apigatewayv2_api.a"}
	open_apis_with(api_route({"authorization_type": "NONE"}, ["u#aws_apigatewayv2_api.a"]), named_api) == {"u#aws_apigatewayv2_api.a"}
}

test_guarded_apis if {
	open_apis_with(api_route({"authorization_type": "JWT"}, ["u#aws_apigatewayv2_api.a"]), named_api) == set()
	open_apis_with(api_route({"authorization_type": "JWT"}, []), named_api) == set()
	open_apis_with(api_route({"authorization_type": "JWT"}, ["u#aws_apigatewayv2_api.b"]), named_api) == {"u#aws_apigatewayv2_api.a"}
}

test_api_without_a_name if open_apis_with(api_route({}, ["u#aws_apigatewayv2_api.a"]), ["aws_apigatewayv2_route"]) == set()

test_method_with_a_key if {
	count(lib.open_apis) == 0 with input as {
		"referrers": {"u#aws_api_gateway_rest_api.a": {"aws_api_gateway_method": [{}], "aws_api_gateway_base_path_mapping": [{}]}},
		"resource": {"aws_api_gateway_method": [{"id": "m", "unit": "u", "attrs": {"authorization": "NONE", "api_key_required": true}, "references": [
			{"attribute": "rest_api_id", "to": "u#aws_api_gateway_rest_api.a"},
		]}]},
	}
}

test_reachable_rest_apis if {
	found := lib.reachable_rest_apis with input.resource.aws_api_gateway_rest_api as [
		{"id": "plain", "attrs": {}},
		{"id": "regional", "attrs": {"endpoint_configuration": [{"types": ["REGIONAL"]}]}},
		{"id": "private", "attrs": {"endpoint_configuration": [{"types": ["PRIVATE"]}]}},
	]
	found == {"plain", "regional"}
}
