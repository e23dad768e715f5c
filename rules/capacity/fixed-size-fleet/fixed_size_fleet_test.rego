package debt.rules.capacity["fixed-size-fleet_test"]

import data.debt.rules.capacity["fixed-size-fleet"] as rule

group := {
	"id": "terraform:infra#aws_autoscaling_group.web",
	"unit": "terraform:infra",
	"name": "web",
	"address": "aws_autoscaling_group.web",
	"attrs": {"min_size": 2, "max_size": 2},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change, more) := found if {
	group_now := object.union(group, change)
	document := {"resource": {"aws_autoscaling_group": [group_now]}, "whole": {"terraform:infra": true}}
	found := rule.findings with input as object.union(document, more)
}

test_equal if {
	some finding in findings({}, {})
	finding.evidence == {"min_size": 2, "max_size": 2}
}

test_equal_as_text if count(findings({"attrs": {"min_size": "2", "max_size": "2"}}, {})) == 1

test_single if count(findings({"attrs": {"min_size": 1, "max_size": 1}}, {})) == 0

test_unknown if count(findings({"attrs": {"max_size": null}, "unsure": ["max_size"]}, {})) == 0

test_room_unused if count(findings({"attrs": {"max_size": 4}}, {})) == 1

test_room_used if {
	count(findings({"attrs": {"max_size": 4}}, {"referrers": {group.id: {"aws_autoscaling_policy": [{"id": "p"}]}}})) == 0
}

test_part_of_the_unit_hidden if {
	count(findings({"attrs": {"max_size": 4}}, {"whole": {"terraform:infra": false}})) == 0
}
