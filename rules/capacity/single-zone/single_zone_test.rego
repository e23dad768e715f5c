package debt.rules.capacity["single-zone_test"]

import data.debt.rules.capacity["single-zone"] as rule

database := {
	"id": "terraform:prod#aws_db_instance.main",
	"unit": "terraform:prod",
	"name": "main",
	"address": "aws_db_instance.main",
	"attrs": {},
	"exists": "yes",
	"at": {"unit": "terraform:prod", "path": "prod/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_db_instance": [object.union(database, change)]}}
}

test_absent if {
	some finding in findings({})
	finding.evidence == {"multi_az": "absent"}
}

test_spread if count(findings({"attrs": {"multi_az": true}})) == 0

test_unknown if count(findings({"unsure": ["multi_az"]})) == 0

test_not_production if count(findings({"at": {"path": "infra/main.tf"}})) == 0

test_only_elsewhere if count(findings({"at": {"path": "prod/dev/main.tf"}})) == 0

test_replica if count(findings({"attrs": {"replicate_source_db": "main"}})) == 0

test_example_code if count(findings({"at": {"context": "example"}})) == 0

test_branch_of_production if {
	choice := [
		{"condition": "local.is_production", "branch": true, "value": false},
		{"condition": "local.is_production", "branch": false, "value": true},
	]
	count(findings({"maybe": {"multi_az": choice}, "unsure": ["multi_az"]})) == 1
}

test_one_nat_gateway if {
	call := object.union(database, {"address": "module.vpc", "attrs": {"single_nat_gateway": true}})
	found := rule.findings with input as {"module": [call], "referrers": {call.id: {"aws_ecs_service": [{"id": "s", "attribute": "subnets"}]}}}
	count(found) == 1
	alone := rule.findings with input as {"module": [call]}
	count(alone) == 0
}
