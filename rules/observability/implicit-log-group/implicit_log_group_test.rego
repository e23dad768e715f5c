package debt.rules.observability["implicit-log-group_test"]

import data.debt.rules.observability["implicit-log-group"] as rule

unit := {"id": "terraform:infra", "at": {"unit": "terraform:infra", "path": "infra"}}

function(name, change) := object.union(
	{
		"id": sprintf("terraform:infra#aws_lambda_function.%s", [name]),
		"unit": "terraform:infra",
		"address": sprintf("aws_lambda_function.%s", [name]),
		"attrs": {"function_name": name},
		"exists": "yes",
		"references": [],
		"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
	},
	change,
)

findings(functions, groups) := found if {
	found := rule.findings with input as {
		"unit": [unit],
		"resource": {"aws_lambda_function": functions, "aws_cloudwatch_log_group": groups},
		"referrers": {}, "neighbours": {},
	}
}

group(change) := object.union({"unit": "terraform:infra", "attrs": {}, "references": []}, change)

test_no_group if {
	some finding in findings([function("a", {}), function("b", {})], [group({"attrs": {"name": "/aws/lambda/b"}})])
	finding.at == unit.at
	finding.key == ["log groups"]
	finding.evidence == {"functions": ["aws_lambda_function.a"]}
	finding.message == "1 of 2 functions log to a group that no code declares, such as aws_lambda_function.a"
}

test_once_for_a_unit if count(findings([function("a", {}), function("b", {})], [])) == 1

test_group_in_any_unit if count(findings([function("a", {})], [group({"unit": "terraform:logs", "attrs": {"name": "/aws/lambda/a"}})])) == 0

test_group_of_unknown_name if count(findings([function("a", {})], [group({"unsure": ["name"]})])) == 0

test_logs_elsewhere if {
	count(findings([function("a", {"attrs": {"logging_config": [{"log_group": "x"}]}})], [])) == 0
	count(findings([function("a", {"unsure": ["logging_config"]})], [])) == 0
}

test_at_the_edge if {
	count(findings([function("a", {"attrs": {"publish": true}})], [])) == 0
	count(findings([function("edge_auth", {})], [])) == 0
}

test_does_not_exist if count(findings([function("a", {"exists": "no"})], [])) == 0
