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

alarm := {"id": "terraform:infra#a", "unit": "terraform:infra", "attrs": {"namespace": "AWS/ECS", "metric_name": "CPUUtilization"}, "exists": "yes"}

wire := {"aws_sqs_queue": [{"id": "x", "attribute": "redrive_policy.deadLetterTargetArn"}]}

of(change, mentions, alarms) := found if {
	found := rule.findings with input as {
		"resource": {"aws_sqs_queue": [object.union(queue, change)], "aws_cloudwatch_metric_alarm": alarms},
		"referrers": {queue.id: mentions},
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

test_no_alarms_at_all if count(of({}, wire, [])) == 0

test_no_dead_letters if count(of({}, {}, [alarm])) == 0

test_hands_them_on if count(of({"attrs": {"redrive_policy": {"maxReceiveCount": 5}}}, wire, [alarm])) == 0
