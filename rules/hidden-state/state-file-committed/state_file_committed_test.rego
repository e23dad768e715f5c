package debt.rules["hidden-state"]["state-file-committed_test"]

import data.debt.rules["hidden-state"]["state-file-committed"] as rule

file := {"id": "s", "unit": "terraform:infra", "name": "terraform.tfstate", "attrs": {"encrypted": false, "empty": false}, "at": {"unit": "terraform:infra", "path": "infra/terraform.tfstate"}}

findings(kind, change) := found if found := rule.findings with input as {"state": {kind: [object.union(file, change)]}}

test_state if {
	some finding in findings("state-file", {})
	finding.severity == "critical"
	finding.key == ["terraform.tfstate"]
}

test_plan if {
	some finding in findings("plan-file", {})
	finding.severity == "high"
}

test_encrypted if count(findings("state-file", {"attrs": {"encrypted": true}})) == 0

test_describes_nothing if count(findings("state-file", {"attrs": {"empty": true}})) == 0

test_encryption_unknown if {
	found := rule.findings with input as {"state": {"state-file": [object.union(object.remove(file, ["attrs"]), {"attrs": {"empty": false}, "unsure": ["encrypted"]})]}}
	count(found) == 0
}

test_fixture if count(findings("state-file", {"at": {"context": "test"}})) == 0

test_example if count(findings("plan-file", {"at": {"context": "example"}})) == 0

test_other_kinds if count(findings("backend", {})) == 0
