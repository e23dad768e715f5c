package debt.lib_test

import data.debt.lib

boot_command(argv, change) := object.union({
	"id": "s/command:0", "origin": "boot", "owner": "s", "name": argv[0], "argv": argv,
	"flags": [word | some word in argv; startswith(word, "-")], "at": {"path": "boot.sh", "line": 3},
}, change)

boot_upgrades(argv, change) := count(object.get(found, "s", set())) if {
	command := boot_command(argv, change)
	found := lib.boot_upgrades with input as {"command": {command.name: [command]}}
}

test_boot_upgrades if {
	boot_upgrades(["yum", "update", "-y"], {}) == 1
	boot_upgrades(["yum", "-y", "upgrade"], {}) == 1
	boot_upgrades(["dnf", "-y", "upgrade"], {}) == 0
	boot_upgrades(["apt-get", "-o", "Dpkg::Options::=--force-confold", "dist-upgrade"], {}) == 1
	boot_upgrades(["apt-get", "update"], {}) == 0
	boot_upgrades(["yum", "update", "-y", "aws-cfn-bootstrap"], {}) == 0
	boot_upgrades(["yum", "update", null], {"unsure": ["argv"]}) == 0
	boot_upgrades(["yum", "upgrade", "--releasever=2023.5"], {"flags": ["--releasever"]}) == 0
	boot_upgrades(["yum", "update", "-y"], {"origin": "instruction"}) == 0
}

boot_script(change) := object.union({
	"id": "s", "script": "s", "resource": "r", "type": "aws_instance", "unit": "terraform:infra", "address": "aws_instance.web", "exists": "yes",
	"at": {"path": "infra/main.tf", "line": 3},
}, change)

test_boots if {
	rows := lib.boots with input as {"boot_script": [boot_script({}), boot_script({"id": "t", "address": "aws_instance.mail"})]}
	count(rows.s) == 2
	left_out := lib.boots with input as {"boot_script": [boot_script({"exists": "no"}), boot_script({"address": "aws_instance.bastion"})]}
	count(left_out) == 0
}

boots_of(ignored) := count(found) if {
	found := lib.boots with input as {
		"boot_script": [boot_script({"resource": "m", "type": "aws_instance"})],
		"resource": {"aws_instance": [{"id": "m", "attrs": {"lifecycle": [{"ignore_changes": ignored}]}}]},
	}
}

test_set_up_once if {
	boots_of(["user_data"]) == 0
	boots_of(["tags"]) == 1
}
