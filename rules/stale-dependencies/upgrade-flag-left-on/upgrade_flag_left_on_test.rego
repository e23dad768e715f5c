package debt.rules["stale-dependencies"]["upgrade-flag-left-on_test"]

import data.debt.rules["stale-dependencies"]["upgrade-flag-left-on"] as rule

call := {
	"id": "terraform:infra#module.db",
	"unit": "terraform:infra",
	"address": "module.db",
	"source": "acme/rds/aws",
	"attrs": {"prepare_for_major_upgrade": true},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

change := {"unit": "terraform:infra", "complete": true, "last_touched_at": "2026-01-02T00:00:00Z"}

findings(row, history) := found if {
	found := rule.findings with input as {
		"now": "2026-11-23T00:00:00Z",
		"module": [object.union(call, row)],
		"change": [object.union(change, history)],
	}
}

test_left_on if {
	some finding in findings({}, {})
	finding.key == ["module.db", "prepare_for_major_upgrade"]
	contains(finding.message, "since 2026-01-02")
}

test_as_text if count(findings({"attrs": {"prepare_for_major_upgrade": "true"}}, {})) == 1

test_only_allows if {
	count(findings({"attrs": {"prepare_for_major_upgrade": null, "allow_major_version_upgrade": true}}, {})) == 0
}

test_module_of_this_repository if count(findings({"source": "../db"}, {})) == 0

test_off if count(findings({"attrs": {"prepare_for_major_upgrade": false}}, {})) == 0

test_unknown if {
	count(findings({"attrs": {"prepare_for_major_upgrade": null}, "unsure": ["prepare_for_major_upgrade"]}, {})) == 0
}

test_touched_lately if count(findings({}, {"last_touched_at": "2026-11-01T00:00:00Z"})) == 0

test_history_not_known if count(findings({}, {"complete": false})) == 0

test_development if count(findings({"at": {"path": "infra/orders-dev/main.tf"}}, {})) == 0

test_does_not_exist if count(findings({"exists": "no"}, {})) == 0
