package debt.rules.retries["batch-fails-as-a-whole_test"]

import data.debt.rules.retries["batch-fails-as-a-whole"] as rule

mapping := {
	"id": "terraform:infra#aws_lambda_event_source_mapping.orders",
	"unit": "terraform:infra",
	"address": "aws_lambda_event_source_mapping.orders",
	"attrs": {},
	"exists": "yes",
	"references": [{"attribute": "event_source_arn", "to": "terraform:infra#aws_sqs_queue.orders"}],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := beside(change, {})

beside(change, queue) := found if {
	found := rule.findings with input as {"resource": {
		"aws_lambda_event_source_mapping": [object.union(mapping, change)],
		"aws_sqs_queue": [{"id": "terraform:infra#aws_sqs_queue.orders", "attrs": queue}],
	}}
}

test_ten_by_default if {
	some finding in findings({})
	finding.key == ["aws_lambda_event_source_mapping.orders"]
	finding.evidence == {"batch_size": "absent", "function_response_types": "absent"}
	contains(finding.message, "takes up to 10 messages")
}

test_in_one_branch if {
	some finding in findings({"unsure": ["batch_size"], "maybe": {"batch_size": [
		{"condition": "var.prod", "branch": true, "value": 5},
		{"condition": "var.prod", "branch": false, "value": 1},
	]}})
	contains(finding.message, "takes up to 5 messages")
}

test_one_at_a_time if count(findings({"attrs": {"batch_size": 1}})) == 0

test_reports_failures if count(findings({"attrs": {"function_response_types": ["ReportBatchItemFailures"]}})) == 0

test_not_known if {
	count(findings({"unsure": ["batch_size"]})) == 0
	count(findings({"unsure": ["function_response_types"]})) == 0
}

test_not_a_queue if count(findings({"references": []})) == 0

test_fifo if count(beside({}, {"fifo_queue": true})) == 0

test_a_pair_at_a_time if count(findings({"attrs": {"batch_size": 2}})) == 0

test_switched_off if count(findings({"attrs": {"enabled": false}})) == 0

test_collected_to_be_merged if count(findings({"attrs": {"batch_size": 100}})) == 0
