package debt.rules.observability["dead-letter-queue-without-alarm_test"]

import data.debt.rules.observability["dead-letter-queue-without-alarm"] as rule

queue := {
	"id": "terraform:infra#aws_sqs_queue.dead",
	"unit": "terraform:infra",
	"address": "aws_sqs_queue.dead",
	"attrs": {},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

# peer is another dead-letter queue of the unit, and alarm watches it.
peer := object.union(queue, {"id": "terraform:infra#aws_sqs_queue.peer", "address": "aws_sqs_queue.peer"})

alarm := {"id": "terraform:infra#a", "unit": "terraform:infra", "attrs": {"namespace": "AWS/SQS", "metric_name": "ApproximateNumberOfMessagesVisible"}, "exists": "yes"}

wire := {"aws_sqs_queue": [{"id": "x", "attribute": "redrive_policy.deadLetterTargetArn"}]}

of(change, mentions, alarms) := found if {
	found := rule.findings with input as {
		"resource": {"aws_sqs_queue": [object.union(queue, change), peer], "aws_cloudwatch_metric_alarm": alarms},
		"referrers": {
			queue.id: mentions,
			peer.id: {
				"aws_lambda_function": [{"id": "terraform:infra#aws_lambda_function.f", "attribute": "dead_letter_config.target_arn"}],
				"aws_cloudwatch_metric_alarm": [{"id": a.id, "attribute": "dimensions.QueueName"} | some a in alarms],
			},
		},
		"whole": {"terraform:infra": true},
	}
}

test_nobody_watches if {
	some finding in of({}, wire, [alarm])
	finding.key == ["aws_sqs_queue.dead"]
	finding.evidence == {"redrive_policy": "absent"}
}

test_watched if {
	count(of({}, object.union(wire, {"aws_cloudwatch_metric_alarm": [{"id": alarm.id, "attribute": "dimensions.QueueName"}]}), [alarm])) == 0
	count(of({}, object.union(wire, {"output": [{"id": "o", "attribute": "value"}]}), [alarm])) == 0
}

test_a_function_whose_errors_are_told if {
	wired := {"aws_lambda_function": [{"id": "terraform:infra#aws_lambda_function.f", "attribute": "dead_letter_config.target_arn"}]}
	errors := object.union(alarm, {"id": "terraform:infra#b", "attrs": {"namespace": "AWS/Lambda", "metric_name": "Errors"}})
	count(of({}, wired, [alarm])) == 1
	count(of({}, wired, [alarm, errors])) == 0
}

test_no_alarms_at_all if count(of({}, wire, [])) == 0

test_no_dead_letters if count(of({}, {}, [alarm])) == 0

test_hands_them_on if count(of({"attrs": {"redrive_policy": {"maxReceiveCount": 5}}}, wire, [alarm])) == 0
