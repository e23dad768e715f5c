package debt.rules["hidden-state"]["snowflake-server_test"]

import data.debt.rules["hidden-state"]["snowflake-server"] as rule

server := {
	"id": "terraform:infra#aws_instance.main",
	"unit": "terraform:infra",
	"name": "main",
	"address": "aws_instance.main",
	"attrs": {"ami": "ami-0123456789abcdef0", "disable_api_termination": true},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := beside(change, {})

beside(change, referrers) := found if {
	found := rule.findings with input as {"resource": {"aws_instance": [object.union(server, change)]}, "referrers": referrers}
}

test_two_signs if {
	some finding in findings({})
	finding.key == ["aws_instance.main"]
	finding.evidence == {"ami": "ami-0123456789abcdef0", "disable_api_termination": true}
}

test_three_signs if {
	some finding in findings({"attrs": {"lifecycle": [{"ignore_changes": ["user_data"]}]}})
	finding.evidence["lifecycle.0.ignore_changes"] == ["user_data"]
}

test_disks if {
	attached := {server.id: {"aws_volume_attachment": [{"id": "x", "attribute": "instance_id"}]}}
	count(beside({"attrs": {"disable_api_termination": false}}, attached)) == 1
}

test_one_sign if {
	count(findings({"attrs": {"disable_api_termination": false}})) == 0
	count(findings({"attrs": {"ami": "var"}})) == 0
}

test_only_the_image_is_ignored if {
	count(findings({"attrs": {"ami": "x", "lifecycle": [{"ignore_changes": ["ami"]}]}})) == 0
}

test_unknown if {
	count(findings({"attrs": {"ami": null}, "unsure": ["ami"]})) == 0
	count(findings({"unsure": ["disable_api_termination"]})) == 0
}

test_appliance if count(findings({"name": "citrix_adc"})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
