package debt.rules.retries["dead-letter-queue-never-wired_test"]

import data.debt.rules.retries["dead-letter-queue-never-wired"] as rule

queue := {
	"id": "terraform:infra#aws_sqs_queue.orders_dlq",
	"unit": "terraform:infra",
	"address": "aws_sqs_queue.orders_dlq",
	"attrs": {"name": "orders-dlq"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := among(object.union(queue, change), {})

among(row, more) := found if {
	found := rule.findings with input as object.union({"resource": {"aws_sqs_queue": [row]}, "whole": {"terraform:infra": true}}, more)
}

mentioned(kind, attribute) := {"referrers": {queue.id: {kind: [{"id": "terraform:infra#x.y", "attribute": attribute}]}}}

test_never_mentioned if {
	some finding in findings({})
	finding.key == ["aws_sqs_queue.orders_dlq"]
}

test_named_so_only_in_the_cloud if count(findings({"address": "aws_sqs_queue.failed"})) == 1

test_mentioned_in_policies_only if {
	count(among(queue, mentioned("aws_sqs_queue_policy", "queue_url"))) == 1
	count(among(queue, mentioned("data.aws_iam_policy_document", "statement.resources"))) == 1
	count(among(queue, mentioned("aws_cloudwatch_metric_alarm", "dimensions.QueueName"))) == 1
}

test_wired if {
	count(among(queue, mentioned("aws_sqs_queue", "redrive_policy.deadLetterTargetArn"))) == 0
	count(among(queue, mentioned("aws_lambda_function", "dead_letter_config.0.target_arn"))) == 0
}

test_leaves_the_unit if {
	count(among(queue, mentioned("output", "value"))) == 0
	count(among(queue, mentioned("module", "dlq_arn"))) == 0
	count(among(queue, mentioned("aws_ssm_parameter", "value"))) == 0
}

test_ordinary_queue if count(findings({"address": "aws_sqs_queue.orders", "attrs": {"name": "orders"}})) == 0

test_a_target_is_unknown if {
	row := {"unit": "terraform:infra", "unsure": ["dead_letter_config.0.target_arn"], "references": []}
	count(among(queue, {"resource": {"aws_lambda_function": [row]}})) == 0
}

test_files_not_read if count(among(queue, {"whole": {"terraform:infra": false}})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
