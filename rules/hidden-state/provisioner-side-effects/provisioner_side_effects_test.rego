package debt.rules["hidden-state"]["provisioner-side-effects_test"]

import data.debt.rules["hidden-state"]["provisioner-side-effects"] as rule

resource := {
	"id": "terraform:infra#null_resource.db",
	"unit": "terraform:infra",
	"address": "null_resource.db",
	"name": "db",
	"attrs": {"provisioner": [{"type": "local-exec", "command": "psql -f setup.sql"}]},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/db.tf", "line": 1},
}

findings(change) := found if found := rule.findings with input as {"resource": {"null_resource": [object.union(resource, change)]}}

severity(change) := finding.severity if some finding in findings(change)

test_script if {
	some finding in findings({})
	finding.key == ["null_resource.db"]
	finding.severity == "medium"
	finding.evidence == {"provisioner": ["local-exec"]}
}

test_two_scripts_are_one_finding if {
	found := findings({"attrs": {"provisioner": [{"type": "remote-exec"}, {"type": "file"}]}})
	count(found) == 1
	some finding in found
	contains(finding.message, "a file and a remote-exec script")
}

test_unknown_command if severity({"attrs": {"provisioner": [{"type": "local-exec"}]}}) == "medium"

test_repeats_on_change if severity({"attrs": {"triggers": {"sql": "x"}}}) == "low"

test_triggers_unknown if severity({"unsure": ["triggers_replace"]}) == "low"

test_only_sleeps if severity({"attrs": {"provisioner": [{"type": "local-exec", "command": "sleep 30"}]}}) == "low"

test_sleeps_and_works if severity({"attrs": {"provisioner": [{"type": "local-exec", "command": "sleep 30; make"}]}}) == "medium"

test_some_environments if {
	severity({
		"exists": "unknown",
		"maybe": {"count": [
			{"condition": "local.is-development", "branch": true, "value": 1},
			{"condition": "local.is-development", "branch": false, "value": 0},
		]},
		"unsure": ["count"],
	}) == "low"
}

test_no_provisioner if {
	found := rule.findings with input as {"resource": {"terraform_data": [object.union(object.remove(resource, ["attrs"]), {"attrs": {"input": 1}})]}}
	count(found) == 0
}

test_waits if count(findings({"name": "wait_for_dex"})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
