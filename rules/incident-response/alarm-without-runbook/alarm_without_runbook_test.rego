package debt.rules["incident-response"]["alarm-without-runbook_test"]

import data.debt.rules["incident-response"]["alarm-without-runbook"] as rule

alarm(name, change) := object.union(
	{
		"id": concat("#", ["terraform:infra", name]),
		"unit": "terraform:infra",
		"address": sprintf("aws_cloudwatch_metric_alarm.%s", [name]),
		"attrs": {"alarm_actions": ["arn:aws:sns:eu-west-1:210987654321:pager"]},
		"references": [],
		"exists": "yes",
		"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
	},
	change,
)

findings(changes) := found if {
	alarms := [alarm(name, change) | some name, change in changes]
	units := [{"id": "terraform:infra", "at": {"unit": "terraform:infra", "path": "infra"}}]
	found := rule.findings with input as {"unit": units, "resource": {"aws_cloudwatch_metric_alarm": alarms}}
}

said(text) := {"attrs": {"alarm_description": text}}

test_none_says_it if {
	some finding in findings({"a": {}, "b": said("b is high"), "c": said("")})
	finding.key == ["alarms"]
	finding.evidence.alarms == 3
	count(finding.evidence["without"]) == 3
}

test_few if count(findings({"a": {}, "b": {}})) == 0

test_one_says_it if count(findings({"a": {}, "b": {}, "c": said("Runbook: https://x")})) == 0

test_most_do_not if count(findings({"a": {}, "b": {}, "c": {}, "d": said("see the wiki")})) == 1

test_unknown if count(findings({"a": {}, "b": {}, "c": {"unsure": ["alarm_description"]}})) == 0

test_scaling if {
	references := [{"attribute": "alarm_actions", "to": "terraform:infra#aws_appautoscaling_policy.up"}]
	count(findings({"a": {}, "b": {}, "c": {"references": references}})) == 0
}

test_tells_nobody if count(findings({"a": {}, "b": {}, "c": {"attrs": {"alarm_actions": []}}})) == 0

test_called if count(findings({"a": {}, "b": {}, "c": {"address": "module.a.aws_cloudwatch_metric_alarm.c"}})) == 0

test_does_not_exist if count(findings({"a": {}, "b": {}, "c": {"exists": "no"}})) == 0

test_example if count(findings({"a": {}, "b": {}, "c": {"at": {"context": "example"}}})) == 0

test_rehearsal if {
	stage := {"at": {"unit": "terraform:infra", "path": "infra/staging/main.tf", "line": 1}}
	count(findings({"a": {}, "b": {}, "c": stage})) == 0
}
