package debt.rules["hidden-state"]["hardcoded-resource-id_test"]

import data.debt.rules["hidden-state"]["hardcoded-resource-id"] as rule

route := {
	"resource": "terraform:infra#aws_route.hub",
	"unit": "terraform:infra",
	"address": "aws_route.hub",
	"type": "aws_route",
	"attribute": "transit_gateway_id",
	"kind": "tgw",
	"name": "tgw-026162f1ba39ce704",
	"exists": "yes",
	"installed": true,
	"each": false,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"identifier": [object.union(route, change)]}
}

perhaps := {"exists": "unknown", "installed": false}

test_literal if {
	some finding in findings({})
	finding.key == ["ids"]
	finding.evidence == {"ids": ["tgw-026162f1ba39ce704"], "transit_gateway_id": "tgw-026162f1ba39ce704"}
	finding.at == route.at
	finding.message == "tgw-026162f1ba39ce704 is typed into aws_route.hub"
}

several := {"identifier": [
	object.union(route, object.union(perhaps, {"resource": "a", "at": {"unit": "terraform:infra", "path": "infra/a.tf", "line": 3}})),
	object.union(route, {"resource": "z", "address": "aws_route.z", "at": {"unit": "terraform:infra", "path": "infra/b.tf", "line": 9}}),
	object.union(route, {"resource": "y", "at": {"unit": "terraform:infra", "path": "infra/b.tf", "line": 12}}),
]}

test_first_that_is_there_and_all_that_may_be if {
	some finding in rule.findings with input as several
	finding.at.line == 9
	finding.message == "tgw-026162f1ba39ce704 is typed into aws_route.z, and such ids into 2 other blocks of this directory"
}

test_one_other if {
	some finding in rule.findings with input as {"identifier": [route, object.union(route, object.union(perhaps, {"resource": "b"}))]}
	endswith(finding.message, ", and such an id into another block of this directory")
}

test_two_ids_of_a_block if {
	some finding in rule.findings with input as {"identifier": [route, object.union(route, {"name": "tgw-126162f1ba39ce704"})]}
	finding.message == "tgw-026162f1ba39ce704 is typed into aws_route.hub"
	finding.evidence.ids == ["tgw-026162f1ba39ce704", "tgw-126162f1ba39ce704"]
}

test_only_what_may_be if count(findings(perhaps)) == 0

test_other_kind if count(findings({"kind": "ami", "name": "ami-042d27892b9d249dc"})) == 0

test_words if count(findings({"attribute": "description"})) == 0

test_accepter if count(findings({"type": "aws_vpc_peering_connection_accepter"})) == 0

test_each if count(findings({"each": true})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
