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

test_consumed if {
	lib.consumed == {"q", "p"} with input as {"resource": {
		"aws_lambda_event_source_mapping": [{"references": [{"attribute": "event_source_arn", "to": "q"}, {"attribute": "function_name", "to": "f"}]}],
		"aws_pipes_pipe": [{"references": [{"attribute": "source", "to": "p"}, {"attribute": "target", "to": "t"}]}],
	}}
}

test_perhaps_consumed if {
	queue := {"id": "q", "unit": "terraform:a"}
	lib.perhaps_consumed == {"q"} with input as {"resource": {
		"aws_sqs_queue": [queue],
		"aws_lambda_event_source_mapping": [{"unit": "terraform:a", "unsure": ["event_source_arn"]}],
	}}
	lib.perhaps_consumed == set() with input as {"resource": {
		"aws_sqs_queue": [queue],
		"aws_lambda_event_source_mapping": [{"unit": "terraform:b", "unsure": ["event_source_arn"]}],
	}}
}
