package debt.lib_test

import data.debt.lib

test_dead_letter_sources if {
	facts := {"resource": {
		"aws_sqs_queue": [
			{"id": "a", "references": [{"attribute": "redrive_policy.deadLetterTargetArn", "to": "dead"}]},
			{"id": "b", "references": [{"attribute": "redrive_allow_policy.sourceQueueArns", "to": "a"}]},
			{"id": "dead", "references": []},
		],
		"aws_sqs_queue_redrive_policy": [{"id": "p", "references": [
			{"attribute": "queue_url", "to": "b"},
			{"attribute": "redrive_policy.deadLetterTargetArn", "to": "dead"},
		]}],
	}}
	lib.dead_letter_sources == {"dead": {"a", "b"}} with input as facts
}

test_a_queue_elsewhere_is_no_source if {
	facts := {"resource": {"aws_sqs_queue": [{"id": "a", "references": [{"attribute": "redrive_policy.deadLetterTargetArn", "to": "module.x"}]}]}}
	lib.dead_letter_sources == {} with input as facts
}
