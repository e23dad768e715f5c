package debt.lib_test

import data.debt.lib

test_rows_by_id if {
	facts := {"resource": {"aws_lambda_function": [{"id": "f"}], "aws_sqs_queue": [{"id": "q"}]}}
	lib.functions == {"f": {"id": "f"}} with input as facts
	lib.queues == {"q": {"id": "q"}} with input as facts
}

test_refers if {
	row := {"references": [
		{"attribute": "redrive_policy.deadLetterTargetArn", "to": "dead"},
		{"attribute": "redrive_policy", "to": "whole"},
		{"attribute": "redrive_policy_more", "to": "other"},
	]}
	lib.refers(row, "redrive_policy") == {"dead", "whole"}
	lib.refers({}, "redrive_policy") == set()
}
