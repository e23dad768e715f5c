package debt.rules["hidden-state"]["hardcoded-resource-id_test"]

import data.debt.rules["hidden-state"]["hardcoded-resource-id"] as rule

route := {
	"id": "terraform:infra#aws_route.hub",
	"unit": "terraform:infra",
	"address": "aws_route.hub",
	"attrs": {"transit_gateway_id": "tgw-026162f1ba39ce704"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_route": [object.union(route, change)]}}
}

test_literal if {
	some finding in findings({})
	finding.key == ["ids"]
	finding.evidence == {"ids": ["tgw-026162f1ba39ce704"], "transit_gateway_id": "tgw-026162f1ba39ce704"}
	finding.at == route.at
	finding.message == "tgw-026162f1ba39ce704 is typed into aws_route.hub"
}

several := {"resource": {"aws_route": [
	object.union(route, {"address": "aws_route.a", "exists": "unknown", "at": {"unit": "terraform:infra", "path": "infra/a.tf", "line": 3}}),
	object.union(route, {"address": "aws_route.z", "at": {"unit": "terraform:infra", "path": "infra/b.tf", "line": 9}}),
	object.union(route, {"address": "aws_route.y", "at": {"unit": "terraform:infra", "path": "infra/b.tf", "line": 12}}),
]}}

test_first_that_is_there_and_all_that_may_be if {
	some finding in rule.findings with input as several
	finding.at.line == 9
	finding.message == "tgw-026162f1ba39ce704 is typed into aws_route.z, and such ids into 2 other blocks of this directory"
}

test_one_other if {
	some finding in rule.findings with input as {"resource": {"aws_route": [route, object.union(route, {"address": "aws_route.b", "exists": "unknown"})]}}
	endswith(finding.message, ", and such an id into another block of this directory")
}

test_only_what_may_be if count(findings({"exists": "unknown"})) == 0

test_short_id if count(findings({"attrs": {"transit_gateway_id": "tgw-0261abcd"}})) == 1

test_in_a_list if count(findings({"attrs": {"transit_gateway_id": null, "subnet_ids": ["subnet-042d27892b9d249dc"]}})) == 1

test_no_id if {
	count(findings({"attrs": {"transit_gateway_id": "tgw-main"}})) == 0
	count(findings({"attrs": {"transit_gateway_id": "acme-tgw-default1"}})) == 0
}

test_words if count(findings({"attrs": {"transit_gateway_id": null, "description": "was sg-09cc4d15"}})) == 0

test_unknown if count(findings({"attrs": {"transit_gateway_id": null}, "unsure": ["transit_gateway_id"]})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
