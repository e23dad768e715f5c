package debt.rules.retries["queue-without-dead-letter_test"]

import data.debt.rules.retries["queue-without-dead-letter"] as rule

queue := {
	"id": "terraform:infra#aws_sqs_queue.orders",
	"unit": "terraform:infra",
	"address": "aws_sqs_queue.orders",
	"attrs": {"name": "orders"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

mapping := {
	"id": "terraform:infra#aws_lambda_event_source_mapping.orders",
	"unit": "terraform:infra",
	"references": [{"attribute": "event_source_arn", "to": queue.id}],
}

findings(change) := among([object.union(queue, change)], {})

among(queues, more) := found if {
	found := rule.findings with input as object.union(
		{
			"resource": {"aws_sqs_queue": queues, "aws_lambda_event_source_mapping": [mapping]},
			"whole": {"terraform:infra": true},
		},
		more,
	)
}

mentioned(kind, attribute) := {"referrers": {queue.id: {kind: [{"id": "terraform:infra#x.y", "attribute": attribute}]}}}

test_absent if {
	some finding in findings({})
	finding.key == ["aws_sqs_queue.orders"]
	finding.evidence == {"redrive_policy": "absent"}
}

test_set if count(findings({"attrs": {"redrive_policy": "{}"}})) == 0

test_unknown if count(findings({"unsure": ["redrive_policy"]})) == 0

test_separate_redrive_policy if count(among([queue], mentioned("aws_sqs_queue_redrive_policy", "queue_url"))) == 0

test_it_is_a_dead_letter_queue if {
	count(among([queue], mentioned("aws_lambda_function", "dead_letter_config.0.target_arn"))) == 0
	count(findings({"attrs": {"name": "orders-dlq"}})) == 0
	count(findings({"address": "aws_sqs_queue.orders_dead_letter"})) == 0
	count(findings({"attrs": {"redrive_allow_policy": "{}"}})) == 0
}

test_mentioned_otherwise if count(among([queue], mentioned("aws_sqs_queue_policy", "queue_url"))) == 1

test_handed_to_a_module if count(among([queue], mentioned("module", "queue_arn"))) == 0

test_logs if {
	count(findings({"address": "aws_sqs_queue.waf_logs"})) == 0
	count(findings({"address": "aws_sqs_queue.login"})) == 1
	count(findings({"address": "aws_sqs_queue.catalog"})) == 1
}

test_interruption_handler if count(findings({"at": {"path": "modules/karpenter/main.tf"}})) == 0

test_files_not_read if count(among([queue], {"whole": {"terraform:infra": false}})) == 0

test_neighbour_in_doubt if {
	policy := {"unit": "terraform:root", "id": "terraform:root#p", "unsure": ["queue_url"], "references": []}
	count(among([queue], {
		"resource": {"aws_sqs_queue_redrive_policy": [policy]},
		"neighbours": {"terraform:root": ["terraform:infra"]},
	})) == 0
}

test_one_branch_exists if {
	count(findings({"exists": "unknown", "maybe": {"count": [
		{"condition": "var.on", "branch": true, "value": 1},
		{"condition": "var.on", "branch": false, "value": 0},
	]}})) == 1
}

test_may_not_exist if count(findings({"exists": "unknown"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0

test_other_consumers if {
	count(among([queue], {"resource": {"aws_lambda_event_source_mapping": [object.union(mapping, {"references": []})]}})) == 0
}

test_pipe if {
	pipe := {"id": "p", "unit": "terraform:infra", "references": [{"attribute": "source", "to": queue.id}]}
	count(among([queue], {"resource": {"aws_lambda_event_source_mapping": [], "aws_pipes_pipe": [pipe]}})) == 1
}
