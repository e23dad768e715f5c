package debt.lib_test

import data.debt.lib

test_balancers_log if {
	lib.log_their_calls.balancer with input as {"resource": {"aws_alb": [{"attrs": {"access_logs": [{"enabled": true}]}}]}}
	not lib.log_their_calls.balancer with input as {"resource": {"aws_lb": [{"attrs": {"access_logs": [{"enabled": false}]}}]}}
	not lib.log_their_calls.balancer with input as {"resource": {"aws_lb": [{"attrs": {}}]}}
}

test_stages_log if {
	lib.log_their_calls.stage with input as {"resource": {"aws_apigatewayv2_stage": [{"attrs": {"access_log_settings": [{}]}}]}}
	not lib.log_their_calls.stage with input as {"resource": {"aws_api_gateway_stage": [{"attrs": {}}]}}
}

test_without_access_logs if {
	lib.without_access_logs == {"a": "absent", "b": [{"enabled": false}]} with input as {"resource": {"aws_lb": [
		{"id": "a", "attrs": {}},
		{"id": "b", "attrs": {"access_logs": [{"enabled": false}]}},
		{"id": "c", "attrs": {"access_logs": [{"enabled": true}]}},
		{"id": "d", "attrs": {}, "unsure": ["access_logs"]},
	]}}
}
