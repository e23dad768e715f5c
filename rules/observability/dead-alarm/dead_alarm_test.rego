package debt.rules.observability["dead-alarm_test"]

import data.debt.rules.observability["dead-alarm"] as rule

alarm(attrs, unsure) := {
	"id": "terraform:infra#aws_cloudwatch_metric_alarm.a", "unit": "terraform:infra", "type": "aws_cloudwatch_metric_alarm",
	"address": "aws_cloudwatch_metric_alarm.a", "attrs": attrs, "unsure": unsure, "exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(attrs, unsure) := found if {
	found := rule.findings with input as {"resource": {
		"aws_cloudwatch_metric_alarm": [alarm(attrs, unsure)],
		"aws_cloudwatch_log_metric_filter": [{"attrs": {"metric_transformation": [{"namespace": "App", "name": "LoginErrors"}]}}],
	}}
}

balancer := {"namespace": "AWS/ApplicationELB", "metric_name": "UnHealthyHostCount", "dimensions": {"TargetGroup": "x"}}

test_dimension_missing if {
	some finding in findings(balancer, [])
	finding.key == ["aws_cloudwatch_metric_alarm.a"]
	contains(finding.message, "only with LoadBalancer")
	finding.evidence.dimensions == ["TargetGroup"]
}

test_no_dimensions if {
	some finding in findings({"namespace": "AWS/SQS", "metric_name": "ApproximateAgeOfOldestMessage"}, [])
	finding.evidence.dimensions == []
}

test_dimension_of_unknown_value if count(findings(balancer, ["dimensions.LoadBalancer"])) == 0

test_dimensions_unknown if count(findings({"namespace": "AWS/SQS", "metric_name": "X"}, ["dimensions"])) == 0

test_misspelt if {
	some finding in findings({"namespace": "App", "metric_name": "login_error"}, [])
	contains(finding.message, "filters write LoginErrors to App, not login_error")
}

test_written if count(findings({"namespace": "App", "metric_name": "LoginErrors"}, [])) == 0

test_of_a_program if count(findings({"namespace": "App", "metric_name": "Logins"}, [])) == 0
