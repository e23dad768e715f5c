package debt.rules.observability["log-group-without-retention_test"]

import data.debt.rules.observability["log-group-without-retention"] as rule

group := {
	"id": "terraform:infra#aws_cloudwatch_log_group.api",
	"unit": "terraform:infra",
	"address": "aws_cloudwatch_log_group.api",
	"attrs": {"name": "/api"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/logs.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_cloudwatch_log_group": [object.union(group, change)]}}
}

test_absent if {
	some finding in findings({})
	finding.key == ["aws_cloudwatch_log_group.api"]
	finding.at == group.at
	finding.evidence == {"retention_in_days": "absent"}
}

test_zero_is_forever if {
	some finding in findings({"attrs": {"retention_in_days": 0}})
	finding.evidence == {"retention_in_days": 0}
}

test_set if count(findings({"attrs": {"retention_in_days": 90}})) == 0

test_unknown if count(findings({"unsure": ["retention_in_days"]})) == 0

test_one_branch_sets_it if {
	count(findings({
		"maybe": {"retention_in_days": [
			{"condition": "var.prod", "branch": true, "value": 400},
			{"condition": "var.prod", "branch": false, "absent": true},
		]},
		"unsure": ["retention_in_days"],
	})) == 0
}

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_may_not_exist if count(findings({"exists": "unknown"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0

policy(name, actions) := {"id": "terraform:other#data.aws_iam_policy_document.keeper", "unit": "terraform:other", "name": name, "attrs": {"statement": [{"actions": actions}]}}

test_a_program_for_all_groups if {
	tables := {"resource": {"aws_cloudwatch_log_group": [group]}}
	count(rule.findings) == 0 with input as object.union(tables, {"data": {"aws_iam_policy_document": [policy("log_retention_checker", ["logs:DescribeLogGroups", "logs:PutRetentionPolicy"])]}})
	count(rule.findings) == 1 with input as object.union(tables, {"data": {"aws_iam_policy_document": [policy("log_retention_checker", ["logs:PutRetentionPolicy"])]}})
	count(rule.findings) == 1 with input as object.union(tables, {"data": {"aws_iam_policy_document": [policy("viewer", ["logs:DescribeLogGroups"])]}})
}

test_another_scanner_is_silenced if {
	marker := {"rule": "CKV_AWS_338", "at": {"path": "infra/logs.tf", "line": 1}}
	row := object.union(group, {"at": {"end_line": 4}})
	count(rule.findings) == 0 with input as {"resource": {"aws_cloudwatch_log_group": [row]}, "marker": {"suppressed": [marker]}}
}
