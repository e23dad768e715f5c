package debt.rules.latency["consumer-without-concurrency-bound_test"]

import data.debt.rules.latency["consumer-without-concurrency-bound"] as rule

row(kind, attrs, references) := {
	"id": sprintf("terraform:infra#%s.orders", [kind]),
	"unit": "terraform:infra",
	"address": sprintf("%s.orders", [kind]),
	"attrs": attrs,
	"exists": "yes",
	"references": [{"attribute": attribute, "to": to} | some attribute, to in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

function := row("aws_lambda_function", {"environment": [{"variables": {"DB_HOST": "db"}}]}, {})

mapping := row("aws_lambda_event_source_mapping", {}, {
	"event_source_arn": "terraform:infra#aws_sqs_queue.orders",
	"function_name": "terraform:infra#aws_lambda_function.orders",
})

of(queue, mapping_change, function_change) := findings if {
	findings := rule.findings with input as {"resource": {
		"aws_sqs_queue": [row("aws_sqs_queue", queue, {})],
		"aws_lambda_function": [object.union(function, function_change)],
		"aws_lambda_event_source_mapping": [object.union(mapping, mapping_change)],
	}}
}

test_unbounded if {
	some finding in of({}, {}, {})
	finding.key == ["aws_lambda_event_source_mapping.orders"]
	finding.evidence.scaling_config == "absent"
	contains(finding.message, "(DB_HOST)")
}

test_a_setting_of_unknown_value if {
	count(of({}, {}, {"attrs": {"environment": [{"variables": {"DB_HOST": null}}]}, "unsure": ["environment.0.variables.DATABASE_URL"]})) == 1
}

test_the_limit_of_the_account if {
	some finding in of({}, {"attrs": {"scaling_config": [{"maximum_concurrency": 1000}]}}, {})
	finding.evidence.scaling_config == [{"maximum_concurrency": 1000}]
}

test_bounded if {
	count(of({}, {"attrs": {"scaling_config": [{"maximum_concurrency": 10}]}}, {})) == 0
	count(of({}, {"unsure": ["scaling_config.0.maximum_concurrency"]}, {})) == 0
	count(of({}, {}, {"attrs": {"reserved_concurrent_executions": 5}})) == 0
	count(of({}, {}, {"unsure": ["reserved_concurrent_executions"]})) == 0
}

test_other_settings if {
	findings := rule.findings with input as {"resource": {
		"aws_sqs_queue": [row("aws_sqs_queue", {}, {})],
		"aws_lambda_function": [row("aws_lambda_function", {"environment": [{"variables": {"REGION": "eu"}}]}, {})],
		"aws_lambda_event_source_mapping": [mapping],
	}}
	count(findings) == 0
}

test_fifo if count(of({"fifo_queue": true}, {}, {})) == 0
