package debt.rules["incident-response"]["production-database-unprotected_test"]

import data.debt.rules["incident-response"]["production-database-unprotected"] as rule

row := {
	"id": "terraform:infra/prod#x.main",
	"unit": "terraform:infra/prod",
	"name": "main",
	"address": "x.main",
	"attrs": {"deletion_protection": false},
	"exists": "yes",
	"at": {"unit": "terraform:infra/prod", "path": "infra/prod/main.tf", "line": 1},
}

found(kind, change) := findings if {
	findings := rule.findings with input as {"resource": {kind: [object.union(row, change)]}}
}

test_off if {
	some finding in found("google_sql_database_instance", {})
	finding.evidence == {"deletion_protection": false}
	count(found("google_bigtable_instance", {})) == 1
	count(found("google_spanner_database", {})) == 1
}

test_protected if {
	count(found("google_sql_database_instance", {"attrs": {"settings": [{"deletion_protection_enabled": true}]}})) == 0
	count(found("google_spanner_database", {"attrs": {"enable_drop_protection": true}})) == 0
	count(found("google_sql_database_instance", {"attrs": {"lifecycle": [{"prevent_destroy": true}]}})) == 0
	count(found("google_sql_database_instance", {"attrs": {"deletion_protection": true}})) == 0
}

test_unknown if {
	count(found("google_sql_database_instance", {"unsure": ["lifecycle.0.prevent_destroy"]})) == 0
	count(found("google_sql_database_instance", {"unsure": ["settings"]})) == 0
}

test_replica if count(found("google_sql_database_instance", {"attrs": {"master_instance_name": "main"}})) == 0

test_elsewhere if {
	count(found("google_sql_database_instance", {"unit": "terraform:infra", "at": {"unit": "terraform:infra", "path": "infra/main.tf"}})) == 0
	count(found("google_sql_database_instance", {"exists": "no"})) == 0
}
