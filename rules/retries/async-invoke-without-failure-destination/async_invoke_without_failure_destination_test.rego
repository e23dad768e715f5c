package debt.rules.retries["async-invoke-without-failure-destination_test"]

import data.debt.rules.retries["async-invoke-without-failure-destination"] as rule

function := {
	"id": "terraform:infra#aws_lambda_function.thumbnails",
	"unit": "terraform:infra",
	"address": "aws_lambda_function.thumbnails",
	"attrs": {},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

event_rule := {"id": "terraform:infra#aws_cloudwatch_event_rule.r", "unit": "terraform:infra", "attrs": {"event_pattern": {}}}

found(change, mentions, event, configs) := findings if {
	findings := rule.findings with input as {
		"resource": {
			"aws_lambda_function": [object.union(function, change)],
			"aws_cloudwatch_event_rule": [object.union(event_rule, event)],
			"aws_lambda_function_event_invoke_config": configs,
		},
		"referrers": {
			function.id: {kind: [{"id": "x", "attribute": attribute}] | some kind, attribute in mentions},
			event_rule.id: {"aws_cloudwatch_event_target": [{"id": "x", "attribute": "rule"}]},
		},
	}
}

of(change, mentions) := found(change, mentions, {}, [])

test_bucket if {
	some finding in of({}, {"aws_s3_bucket_notification": "lambda_function.lambda_function_arn"})
	finding.key == ["aws_lambda_function.thumbnails"]
	finding.evidence == {"dead_letter_config": "absent"}
}

test_topic if count(of({}, {"aws_sns_topic_subscription": "endpoint"})) == 1

test_event if count(of({}, {"aws_cloudwatch_event_target": "arn"})) == 1

test_schedule if {
	count(found({}, {"aws_cloudwatch_event_target": "arn"}, {"attrs": {"event_pattern": null, "schedule_expression": "rate(1 day)"}}, [])) == 0
	count(found({}, {"aws_cloudwatch_event_target": "arn"}, {"unsure": ["schedule_expression"]}, [])) == 0
}

test_not_started_by_an_event if {
	count(of({}, {})) == 0
	count(of({}, {"aws_lambda_permission": "function_name"})) == 0
	count(of({}, {"aws_cloudwatch_event_target": "input"})) == 0
}

test_keeps_failures if {
	count(of({"attrs": {"dead_letter_config": [{"target_arn": "a"}]}}, {"aws_sns_topic_subscription": "endpoint"})) == 0
	count(of({"unsure": ["dead_letter_config"]}, {"aws_sns_topic_subscription": "endpoint"})) == 0
	count(of({}, {"aws_sns_topic_subscription": "endpoint", "aws_lambda_function_event_invoke_config": "function_name"})) == 0
}

test_a_destination_of_some_function if {
	count(found({}, {"aws_sns_topic_subscription": "endpoint"}, {}, [{"unit": "terraform:infra", "references": []}])) == 0
}

test_a_schedule_starts_it_too if {
	count(of({}, {"aws_sns_topic_subscription": "endpoint", "aws_scheduler_schedule": "target.arn"})) == 0
}

google(trigger, change) := found if {
	base := object.union(function, {"address": "google_cloudfunctions2_function.f", "attrs": {"event_trigger": [object.union({"event_type": "e"}, trigger)]}})
	found := rule.findings with input as {"resource": {"google_cloudfunctions2_function": [object.union(base, change)]}}
}

test_google if count(google({}, {})) == 1

test_google_silent if {
	count(google({"retry_policy": "RETRY_POLICY_RETRY"}, {})) == 0
	count(google({"retry_policy": "RETRY_POLICY_DO_NOT_RETRY"}, {})) == 0
	count(google({}, {"unsure": ["event_trigger.0.retry_policy"]})) == 0
	count(google({"pubsub_topic": "t"}, {})) == 0
	count(google({}, {"attrs": {"event_trigger": []}})) == 0
}
