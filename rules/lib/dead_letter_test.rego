package debt.lib_test

import data.debt.lib

queue_id(name) := sprintf("terraform:a#aws_sqs_queue.%s", [name])

mentioned(attribute, kind) := {"referrers": {queue_id("q"): {kind: [{"id": "terraform:a#x.y", "attribute": attribute}]}}}

test_dead_letter_name if {
	every name in ["orders_dlq", "orders-DLQ.fifo", "dead-letter", "deadLetters", "orders_dead_letter_queue"] {
		lib.dead_letter_name(name)
	}
	not lib.dead_letter_name("orders")
	not lib.dead_letter_name("handle-queue")
}

test_dead_letter_targets if {
	every attribute in ["redrive_policy.deadLetterTargetArn", "dead_letter_config.0.target_arn", "destination_config.0.on_failure.0.destination", "target.0.dead_letter_config.0.arn"] {
		queue_id("q") in lib.dead_letter_targets with input as mentioned(attribute, "aws_lambda_function")
	}
}

test_dead_letter_target_inside_a_module if {
	inside := "terraform:a#module.q.aws_sqs_queue.this"
	inside in lib.dead_letter_targets with input as {"referrers": {inside: {"aws_sqs_queue": [{"id": "i", "attribute": "redrive_policy"}]}}}
}

test_not_a_dead_letter_target if {
	every attribute in ["policy.Statement.Resource", "redrive_allow_policy.sourceQueueArns", "queue_url", "event_source_arn"] {
		not queue_id("q") in lib.dead_letter_targets with input as mentioned(attribute, "aws_iam_policy")
	}
}

test_redriven if {
	queue_id("q") in lib.redriven with input as mentioned("queue_url", "aws_sqs_queue_redrive_policy")
	not queue_id("q") in lib.redriven with input as mentioned("queue_url", "aws_sqs_queue_policy")
	not queue_id("q") in lib.redriven with input as mentioned("redrive_policy.deadLetterTargetArn", "aws_sqs_queue_redrive_policy")
}

holder(kind, row) := {"resource": {kind: [object.union({"id": "i", "unit": "terraform:a", "references": []}, row)]}}

test_doubt_about_a_target if {
	"terraform:a" in lib.dead_letter_doubt with input as holder("aws_lambda_function", {"unsure": ["dead_letter_config.0.target_arn"]})
	"terraform:a" in lib.dead_letter_doubt with input as holder("aws_sqs_queue_redrive_policy", {"unsure": ["queue_url"]})
	"terraform:a" in lib.dead_letter_doubt with input as holder("aws_sqs_queue", {
		"unsure": ["redrive_policy"],
		"references": [{"attribute": "redrive_policy", "to": "terraform:a#var.policy"}],
	})
}

test_no_doubt if {
	not "terraform:a" in lib.dead_letter_doubt with input as holder("aws_lambda_function", {"unsure": ["role"]})
	not "terraform:a" in lib.dead_letter_doubt with input as holder("aws_sqs_queue", {
		"unsure": ["redrive_policy"],
		"references": [{"attribute": "redrive_policy.deadLetterTargetArn", "to": queue_id("dlq")}],
	})
	not "terraform:a" in lib.dead_letter_doubt with input as holder("aws_sqs_queue_redrive_policy", {
		"unsure": ["queue_url"],
		"references": [{"attribute": "queue_url", "to": queue_id("q")}],
	})
}

test_doubt_about_a_module if {
	call := {"id": "terraform:a#module.m", "unit": "terraform:a", "unsure": ["dlq_arn"], "references": []}
	"terraform:a" in lib.dead_letter_doubt with input as {"module": [call]}
	not "terraform:a" in lib.dead_letter_doubt with input as {"module": [object.union(call, {"unsure": ["vpc_id"]})]}
	not "terraform:a" in lib.dead_letter_doubt with input as {"module": [object.union(call, {"references": [{"attribute": "dlq_arn", "to": queue_id("q")}]})]}
}

test_no_doubt_about_a_module_that_is_seen_through if {
	call := {"id": "terraform:a#module.q", "unit": "terraform:a", "unsure": ["sqs_name"], "references": []}
	queue := {"id": "terraform:a#module.q.aws_sqs_queue.this", "unit": "terraform:a", "address": "module.q.aws_sqs_queue.this", "unsure": [], "references": []}
	other := object.union(queue, {"address": "module.r.aws_sqs_queue.this"})
	not "terraform:a" in lib.dead_letter_doubt with input as {"module": [call], "resource": {"aws_sqs_queue": [queue]}}
	"terraform:a" in lib.dead_letter_doubt with input as {"module": [call], "resource": {"aws_sqs_queue": [other]}}
}
