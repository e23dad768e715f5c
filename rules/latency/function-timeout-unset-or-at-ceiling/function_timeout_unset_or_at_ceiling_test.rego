package debt.rules.latency["function-timeout-unset-or-at-ceiling_test"]

import data.debt.rules.latency["function-timeout-unset-or-at-ceiling"] as rule

function(fields) := object.union({
	"id": "terraform:infra#aws_lambda_function.a", "unit": "terraform:infra", "type": "aws_lambda_function", "name": "a",
	"address": "aws_lambda_function.a", "attrs": {"timeout": 900}, "exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}, fields)

findings(fields, referrers) := found if {
	found := rule.findings with input as {
		"resource": {"aws_lambda_function": [function(fields)], "aws_lambda_event_source_mapping": [
			{"id": "m", "attrs": {"starting_position": "LATEST"}},
			{"id": "q", "attrs": {}},
		]},
		"referrers": {"terraform:infra#aws_lambda_function.a": referrers},
	}
}

stream := {"aws_lambda_event_source_mapping": [{"id": "m", "attribute": "function_name"}]}

test_consumer if {
	some finding in findings({}, stream)
	finding.key == ["functions"]
	finding.evidence == {"timeout": 900, "functions": ["aws_lambda_function.a"]}
	contains(finding.message, "while a stream waits")
}

test_url if {
	some finding in findings({}, {"aws_lambda_function_url": [{"id": "u", "attribute": "function_name"}]})
	contains(finding.message, "while a caller waits")
}

test_queue if count(findings({}, {"aws_lambda_event_source_mapping": [{"id": "q", "attribute": "function_name"}]})) == 0

test_less if count(findings({"attrs": {"timeout": 890}}, stream)) == 0

test_unknown if count(findings({"attrs": {"timeout": null}, "unsure": ["timeout"]}, stream)) == 0

test_nobody_waits if count(findings({}, {})) == 0

test_by_the_clock_too if {
	both := object.union(stream, {"aws_scheduler_schedule": [{"id": "s", "attribute": "target.arn"}]})
	count(findings({}, both)) == 0
}

test_service if {
	service := {"id": "s", "unit": "u", "address": "google_cloud_run_v2_service.a", "exists": "yes", "at": {"path": "main.tf"}}
	found := rule.findings with input as {"resource": {"google_cloud_run_v2_service": [
		object.union(service, {"attrs": {"template": [{"timeout": "3600s"}]}}),
		object.union(service, {"id": "t", "address": "b", "attrs": {"template": [{"timeout": "60s"}]}}),
	]}}
	count(found) == 1
}
