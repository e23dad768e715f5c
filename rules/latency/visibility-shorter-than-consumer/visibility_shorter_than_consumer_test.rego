package debt.rules.latency["visibility-shorter-than-consumer_test"]

import data.debt.rules.latency["visibility-shorter-than-consumer"] as rule

row(kind, attrs, references) := {
	"id": sprintf("terraform:infra#%s.orders", [kind]),
	"unit": "terraform:infra",
	"address": sprintf("%s.orders", [kind]),
	"attrs": attrs,
	"exists": "yes",
	"references": [{"attribute": attribute, "to": to} | some attribute, to in references],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

found(queue, mapping, function) := findings if {
	findings := rule.findings with input as {"resource": {
		"aws_sqs_queue": [queue],
		"aws_lambda_function": [function],
		"aws_lambda_event_source_mapping": [mapping],
	}}
}

of(queue, mapping, function) := found(
	row("aws_sqs_queue", queue, {}),
	row("aws_lambda_event_source_mapping", mapping, {
		"event_source_arn": "terraform:infra#aws_sqs_queue.orders",
		"function_name": "terraform:infra#aws_lambda_function.orders",
	}),
	row("aws_lambda_function", function, {}),
)

test_shorter if {
	some finding in of({"visibility_timeout_seconds": 90}, {}, {"timeout": 300})
	finding.key == ["aws_sqs_queue.orders", "aws_lambda_function.orders"]
	finding.evidence == {"visibility_timeout_seconds": 90}
	finding.message == "aws_sqs_queue.orders hides a message for 90 s, but aws_lambda_function.orders may hold it for 300 s"
}

test_by_default if {
	some finding in of({}, {}, {"timeout": 60})
	finding.evidence == {"visibility_timeout_seconds": "absent"}
}

test_with_the_time_to_collect if {
	some finding in of({"visibility_timeout_seconds": 60}, {"maximum_batching_window_in_seconds": 20}, {"timeout": 60})
	contains(finding.message, "for 80 s")
}

test_long_enough if {
	count(of({"visibility_timeout_seconds": 360}, {}, {"timeout": 60})) == 0
	count(of({"visibility_timeout_seconds": 60}, {}, {"timeout": 60})) == 0
	count(of({}, {}, {})) == 0
}

test_switched_off if count(of({}, {"enabled": false}, {"timeout": 60})) == 0

test_unknown if {
	mapping := row("aws_lambda_event_source_mapping", {}, {
		"event_source_arn": "terraform:infra#aws_sqs_queue.orders",
		"function_name": "terraform:infra#aws_lambda_function.orders",
	})
	count(found(object.union(row("aws_sqs_queue", {}, {}), {"unsure": ["visibility_timeout_seconds"]}), mapping, row("aws_lambda_function", {"timeout": 300}, {}))) == 0
	count(found(row("aws_sqs_queue", {}, {}), mapping, object.union(row("aws_lambda_function", {}, {}), {"unsure": ["timeout"]}))) == 0
}
