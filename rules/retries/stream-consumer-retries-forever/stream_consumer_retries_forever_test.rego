package debt.rules.retries["stream-consumer-retries-forever_test"]

import data.debt.rules.retries["stream-consumer-retries-forever"] as rule

mapping := {
	"id": "terraform:infra#aws_lambda_event_source_mapping.orders",
	"unit": "terraform:infra",
	"address": "aws_lambda_event_source_mapping.orders",
	"attrs": {"starting_position": "LATEST"},
	"references": [{"attribute": "event_source_arn", "to": "terraform:infra#aws_kinesis_stream.orders"}],
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_lambda_event_source_mapping": [object.union(mapping, change)]}}
}

test_default_is_unbounded if {
	some finding in findings({})
	finding.key == ["aws_lambda_event_source_mapping.orders"]
	finding.evidence.maximum_retry_attempts == "absent"
}

test_minus_one_is_unbounded if {
	some finding in findings({"attrs": {"maximum_retry_attempts": -1, "maximum_record_age_in_seconds": -1, "enabled": true}})
	finding.evidence.maximum_retry_attempts == -1
}

test_attempts_bounded if count(findings({"attrs": {"maximum_retry_attempts": 3}})) == 0

test_age_bounded if count(findings({"attrs": {"maximum_record_age_in_seconds": 3600}})) == 0

test_attempts_unknown if count(findings({"unsure": ["maximum_retry_attempts"]})) == 0

test_kafka if count(findings({"attrs": {"topics": ["orders"]}})) == 0

test_disabled if count(findings({"attrs": {"enabled": false}})) == 0

test_may_be_disabled if count(findings({"unsure": ["enabled"]})) == 0

test_queue_with_a_starting_position if {
	count(findings({"references": [{"attribute": "event_source_arn", "to": "terraform:infra#aws_sqs_queue.orders"}]})) == 0
}

test_stream_by_its_arn if {
	count(findings({"references": [], "attrs": {"event_source_arn": "arn:aws:kinesis:eu-west-2:111122223333:stream/orders"}})) == 1
	count(findings({"references": [], "attrs": {"event_source_arn": "arn:aws:sqs:eu-west-2:111122223333:orders"}})) == 0
}

test_queue if {
	none := rule.findings with input as {"resource": {"aws_lambda_event_source_mapping": [object.remove(mapping, ["attrs"])]}}
	count(none) == 0
}

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
