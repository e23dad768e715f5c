package debt.rules.latency["backlog-age-not-alarmed_test"]

import data.debt.rules.latency["backlog-age-not-alarmed"] as rule

at := {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1}

queue := {"id": "q", "unit": "terraform:infra", "address": "aws_sqs_queue.orders", "attrs": {}, "exists": "yes", "at": at}

mapping := {
	"id": "m", "unit": "terraform:infra", "address": "aws_lambda_event_source_mapping.orders", "attrs": {}, "exists": "yes", "at": at,
	"references": [{"attribute": "event_source_arn", "to": "q"}],
}

alarm(metric) := {"id": "a", "unit": "terraform:infra", "attrs": {"namespace": "AWS/SQS", "metric_name": metric}, "exists": "yes"}

on_queue := {"aws_cloudwatch_metric_alarm": [{"id": "a", "attribute": "dimensions.QueueName"}]}

of(change, alarms, mentions) := found if {
	found := rule.findings with input as {
		"resource": {
			"aws_sqs_queue": [queue],
			"aws_lambda_event_source_mapping": [object.union(mapping, change)],
			"aws_cloudwatch_metric_alarm": alarms,
		},
		"referrers": {"q": mentions},
		"whole": {"terraform:infra": true},
	}
}

test_no_alarm_on_age if {
	some finding in of({}, [alarm("NumberOfMessagesSent")], on_queue)
	finding.key == ["aws_lambda_event_source_mapping.orders", "aws_sqs_queue.orders"]
	finding.evidence == {"event_source_arn": "aws_sqs_queue.orders"}
}

test_alarm_on_age if count(of({}, [alarm("ApproximateAgeOfOldestMessage")], on_queue)) == 0

test_perhaps_watched if count(of({}, [alarm("NumberOfMessagesSent")], {"module": [{"id": "m", "attribute": "queue"}]})) == 0

test_no_alarms_on_queues if count(of({}, [], {})) == 0

test_switched_off if count(of({"attrs": {"enabled": false}}, [alarm("NumberOfMessagesSent")], on_queue)) == 0

in_google(filter, change, mentions) := found if {
	subscription := {
		"id": "u#s", "unit": "u", "address": "google_pubsub_subscription.orders", "attrs": {}, "exists": "yes", "at": at,
		"references": [{"attribute": "topic", "to": "u#google_pubsub_topic.orders"}],
	}
	found := rule.findings with input as {
		"resource": {
			"google_pubsub_subscription": [object.union(subscription, change)],
			"google_monitoring_alert_policy": [{"id": "u#p", "unit": "u", "attrs": {"conditions": [{"condition_threshold": [{"filter": filter}]}]}}],
		},
		"referrers": {"u#s": mentions},
		"whole": {"u": true},
	}
}

test_google if {
	some finding in in_google("pubsub.googleapis.com/subscription/num_undelivered_messages", {}, {})
	finding.key == ["google_pubsub_subscription.orders"]
	finding.evidence == {"topic": "google_pubsub_topic.orders"}
	count(in_google("pubsub.googleapis.com/subscription/oldest_unacked_message_age", {}, {})) == 0
	count(in_google("run.googleapis.com/request_count", {}, {})) == 0
	count(in_google("pubsub.googleapis.com/subscription/x", {"address": "google_pubsub_subscription.dlq"}, {})) == 0
	count(in_google("pubsub.googleapis.com/subscription/x", {}, {"output": [{"id": "o", "attribute": "value"}]})) == 0
}
