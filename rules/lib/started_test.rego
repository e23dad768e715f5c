package debt.lib_test

import data.debt.lib

handler := {"id": "terraform:a#aws_lambda_function.f", "unit": "terraform:a", "exists": "yes", "at": {"unit": "terraform:a"}}

starting(kind, attribute, rules) := {
	"resource": {"aws_lambda_function": [handler], "aws_cloudwatch_event_rule": rules},
	"referrers": {
		handler.id: {kind: [{"id": "terraform:a#x", "attribute": attribute}]},
		"terraform:a#rule": {"aws_cloudwatch_event_target": [{"id": "terraform:a#x", "attribute": "rule"}]},
	},
}

test_event_started if {
	every kind, attribute in {"aws_s3_bucket_notification": "lambda_function.lambda_function_arn", "aws_sns_topic_subscription": "endpoint"} {
		lib.event_started == {handler.id} with input as starting(kind, attribute, [])
	}
	lib.event_started == {handler.id} with input as starting("aws_cloudwatch_event_target", "arn", [{"id": "terraform:a#rule", "attrs": {"event_pattern": {}}}])
}

test_not_event_started if {
	every kind, attribute in {"aws_lambda_permission": "function_name", "aws_cloudwatch_event_target": "input", "aws_sns_topic_subscription": "filter_policy"} {
		lib.event_started == set() with input as starting(kind, attribute, [{"id": "terraform:a#rule", "attrs": {"event_pattern": {}}}])
	}
	every rule in [{"attrs": {"schedule_expression": "rate(1 day)"}}, {"attrs": {"event_pattern": {}}, "unsure": ["schedule_expression"]}, {"attrs": {}, "unsure": ["event_pattern"]}] {
		lib.event_started == set() with input as starting("aws_cloudwatch_event_target", "arn", [object.union({"id": "terraform:a#rule"}, rule)])
	}
}

test_started if {
	every kind in ["aws_lambda_event_source_mapping", "aws_scheduler_schedule", "aws_cloudwatch_event_target"] {
		handler.id in lib.started with input as starting(kind, "anything", [])
	}
	not handler.id in lib.started with input as starting("aws_api_gateway_integration", "uri", [])
}

# What a schedule of the unit starts, is not known: it may be this function.
test_possibly_started if {
	facts := {"referrers": {}, "resource": {"aws_lambda_function": [handler], "aws_scheduler_schedule": [{"id": "s", "unit": "terraform:a", "unsure": ["target.0.arn"]}]}}
	handler.id in lib.started with input as facts
}

test_started_by_what_can_be_told if {
	facts := {"referrers": {}, "resource": {"aws_lambda_function": [handler], "aws_scheduler_schedule": [{
		"id": "s", "unit": "terraform:a", "unsure": ["target.0.arn"],
		"references": [{"attribute": "target.arn", "to": "terraform:a#aws_lambda_function.other"}],
	}]}}
	not handler.id in lib.started with input as facts
}

test_clock_started if {
	handler.id in lib.clock_started with input as starting("aws_scheduler_schedule", "target.arn", [])
	handler.id in lib.clock_started with input as starting("aws_cloudwatch_event_target", "arn", [])
	not handler.id in lib.clock_started with input as starting("aws_cloudwatch_event_target", "arn", [{"id": "terraform:a#rule", "attrs": {"event_pattern": {}}}])
}
