package debt.rules["stale-dependencies"]["upgrade-at-boot_test"]

import data.debt.rules["stale-dependencies"]["upgrade-at-boot"] as rule

script(change) := object.union({
	"id": "s", "script": "s", "resource": "r", "unit": "terraform:infra", "type": "aws_launch_template", "address": "aws_launch_template.web",
	"kind": "shell", "attrs": {}, "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 3},
}, change)

yum := {
	"id": "s/command:0", "origin": "boot", "owner": "s", "name": "yum", "argv": ["yum", "-y", "update"], "flags": ["-y"],
	"at": {"unit": "terraform:infra", "path": "infra/boot.sh", "line": 4},
}

findings(scripts, commands) := found if {
	found := rule.findings with input as {"boot_script": scripts, "command": {"yum": commands}}
}

test_fleet if {
	some finding in findings([script({})], [yum])
	finding.at == yum.at
	finding.key == ["yum -y update"]
	finding.severity == "medium"
	finding.message == "yum -y update: aws_launch_template.web upgrades all packages when it starts"
}

test_one_machine if {
	some finding in findings([script({"type": "aws_instance"})], [yum])
	finding.severity == "low"
}

test_one_text_for_two if {
	found := findings([script({}), script({"id": "t", "address": "aws_instance.b"})], [yum])
	count(found) == 1
	some finding in found
	contains(finding.message, "aws_instance.b, with 1 others,")
}

test_setting if {
	some finding in findings([script({"kind": "cloud-config", "attrs": {"package_upgrade": true}})], [])
	finding.key == ["package_upgrade"]
}

test_setting_off if count(findings([script({"attrs": {"package_upgrade": false}})], [])) == 0

test_setting_unknown if count(findings([script({"unsure": ["package_upgrade"]})], [])) == 0

test_no_machine if count(findings([script({"exists": "no"})], [yum])) == 0
