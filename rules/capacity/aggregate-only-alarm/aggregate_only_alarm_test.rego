package debt.rules.capacity["aggregate-only-alarm_test"]

import data.debt.rules.capacity["aggregate-only-alarm"] as rule

alarm := {
	"id": "terraform:infra#aws_cloudwatch_metric_alarm.disk",
	"unit": "terraform:infra",
	"address": "aws_cloudwatch_metric_alarm.disk",
	"attrs": {"metric_name": "disk_used_percent", "statistic": "Average", "threshold": 1, "dimensions": {}},
	"unsure": ["dimensions.AutoScalingGroupName"],
	"references": [{"attribute": "alarm_actions", "to": "terraform:infra#aws_sns_topic.oncall"}],
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_cloudwatch_metric_alarm": [object.union(alarm, change)]}}
}

test_group if {
	some finding in findings({})
	finding.key == ["aws_cloudwatch_metric_alarm.disk"]
	finding.evidence == {"statistic": "Average", "metric_name": "disk_used_percent", "dimensions": ["AutoScalingGroupName"]}
}

test_status_check if {
	count(findings({"attrs": {"metric_name": "StatusCheckFailed_System"}})) == 1
	count(findings({"attrs": {"metric_name": "StatusCheckFailed_System", "threshold": 0}})) == 0
}

test_unhealthy if {
	count(findings({"attrs": {"metric_name": "UnHealthyHostCount"}})) == 1
	count(findings({"attrs": {"metric_name": "UnHealthyHostCount", "threshold": 0}})) == 0
}

test_threshold_as_text if {
	count(findings({"attrs": {"metric_name": "UnHealthyHostCount", "threshold": "0"}})) == 0
	count(findings({"attrs": {"metric_name": "UnHealthyHostCount", "threshold": "1"}})) == 1
}

test_cluster if {
	count(findings({"unsure": ["dimensions.DBClusterIdentifier"], "attrs": {"metric_name": "CPUUtilization"}})) == 1
	count(findings({"unsure": ["dimensions.DBClusterIdentifier"], "attrs": {"metric_name": "CPUUtilization", "dimensions": {"Role": "WRITER"}}})) == 0
}

test_other_statistic if count(findings({"attrs": {"statistic": "Maximum"}})) == 0

test_one_machine if count(findings({"attrs": {"dimensions": {"InstanceId": "i"}}})) == 0

test_unknown_dimensions if count(findings({"unsure": ["dimensions"]})) == 0

test_group_cpu if count(findings({"attrs": {"metric_name": "CPUUtilization"}})) == 0

test_scaling if count(findings({"references": [{"attribute": "alarm_actions", "to": "terraform:infra#aws_autoscaling_policy.out"}]})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
