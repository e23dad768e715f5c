package debt.rules.retries["dead-letter-retention-too-short_test"]

import data.debt.rules.retries["dead-letter-retention-too-short"] as rule

queue(name, attrs) := {
	"id": sprintf("terraform:infra#aws_sqs_queue.%s", [name]),
	"unit": "terraform:infra",
	"address": sprintf("aws_sqs_queue.%s", [name]),
	"attrs": attrs,
	"exists": "yes",
	"references": [],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

redrive := {"references": [{"attribute": "redrive_policy.deadLetterTargetArn", "to": "terraform:infra#aws_sqs_queue.dead"}]}

found(source, dead) := findings if {
	findings := rule.findings with input as {"resource": {"aws_sqs_queue": [object.union(source, redrive), dead]}}
}

of(source, dead) := found(queue("source", source), queue("dead", dead))

test_shorter if {
	some finding in of({"message_retention_seconds": 1209600}, {"message_retention_seconds": 21600})
	finding.key == ["aws_sqs_queue.dead"]
	finding.evidence == {"message_retention_seconds": 21600}
	finding.message == "aws_sqs_queue.dead keeps failed messages for 6 hours, and aws_sqs_queue.source keeps its own for 14 days"
}

test_shorter_by_default if {
	some finding in of({"message_retention_seconds": 1209600}, {})
	finding.evidence == {"message_retention_seconds": "absent"}
}

test_equal if count(of({}, {})) == 0

test_disposable if count(of({"message_retention_seconds": 1209600}, {"tags": {"is-production": "false"}})) == 0

test_longer if count(of({}, {"message_retention_seconds": 1209600})) == 0

test_the_maximum_cannot_be_exceeded if {
	count(of({"message_retention_seconds": 1209600}, {"message_retention_seconds": 1209600})) == 0
}

test_fifo if count(of({"fifo_queue": true}, {"fifo_queue": true})) == 0

test_unknown if {
	count(found(queue("source", {}), object.union(queue("dead", {}), {"unsure": ["message_retention_seconds"]}))) == 0
	count(found(object.union(queue("source", {}), {"unsure": ["message_retention_seconds"]}), queue("dead", {}))) == 0
}

test_the_same_condition if {
	source := object.union(queue("source", {}), {"unsure": ["message_retention_seconds"], "maybe": {"message_retention_seconds": [
		{"condition": "var.prod", "branch": true, "value": 600000},
		{"condition": "var.prod", "branch": false, "value": 60},
	]}})
	dead := object.union(queue("dead", {}), {"unsure": ["message_retention_seconds"], "maybe": {"message_retention_seconds": [
		{"condition": "var.prod", "branch": true, "value": 1209600},
		{"condition": "var.prod", "branch": false, "value": 600},
	]}})
	count(found(source, dead)) == 0
}
