package debt.rules["stale-dependencies"]["upgrade-flag-left-on_test"]

import data.debt.rules["stale-dependencies"]["upgrade-flag-left-on"] as rule

database := {
	"id": "terraform:infra#aws_db_instance.main",
	"unit": "terraform:infra",
	"address": "aws_db_instance.main",
	"attrs": {"allow_major_version_upgrade": true},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

change := {"unit": "terraform:infra", "complete": true, "last_touched_at": "2026-01-02T00:00:00Z"}

findings(row, history) := found if {
	found := rule.findings with input as {
		"now": "2026-11-23T00:00:00Z",
		"resource": {"aws_db_instance": [object.union(database, row)]},
		"module": [],
		"change": [object.union(change, history)],
	}
}

test_left_on if {
	some finding in findings({}, {})
	finding.key == ["aws_db_instance.main", "allow_major_version_upgrade"]
	finding.severity == "low"
	contains(finding.message, "since 2026-01-02")
}

test_as_text if count(findings({"attrs": {"allow_major_version_upgrade": "true"}}, {})) == 1

test_module if {
	call := object.union(database, {"address": "module.db", "source": "acme/rds/aws", "attrs": {"prepare_for_major_upgrade": true}})
	found := rule.findings with input as {"now": "2026-11-23T00:00:00Z", "module": [call], "change": [change]}
	some finding in found
	finding.severity == "medium"
}

test_row_of_a_module if {
	call := {"unit": "terraform:infra", "address": "module.db", "source": "acme/rds/aws", "attrs": {}}
	row := object.union(database, {"address": "module.db[0].aws_db_instance.this"})
	found := rule.findings with input as {"now": "2026-11-23T00:00:00Z", "module": [call], "resource": {"aws_db_instance": [row]}, "change": [change]}
	count(found) == 0
	local := rule.findings with input as {"now": "2026-11-23T00:00:00Z", "module": [], "resource": {"aws_db_instance": [row]}, "change": [change]}
	count(local) == 1
}

test_off if count(findings({"attrs": {"allow_major_version_upgrade": false}}, {})) == 0

test_unknown if {
	count(findings({"attrs": {"allow_major_version_upgrade": null}, "unsure": ["allow_major_version_upgrade"]}, {})) == 0
}

test_touched_lately if count(findings({}, {"last_touched_at": "2026-11-01T00:00:00Z"})) == 0

test_history_not_known if count(findings({}, {"complete": false})) == 0

test_development if count(findings({"at": {"path": "infra/orders-dev/main.tf"}}, {})) == 0

test_does_not_exist if count(findings({"exists": "no"}, {})) == 0
