package debt.rules["incident-response"]["datastore-deletable-in-one-apply_test"]

import data.debt.rules["incident-response"]["datastore-deletable-in-one-apply"] as rule

row := {
	"id": "i",
	"unit": "terraform:infra",
	"address": "aws_db_instance.main",
	"name": "main",
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/db.tf", "line": 1},
}

with_attrs(attrs, change) := found if {
	base := {"attrs": object.union({"skip_final_snapshot": true}, attrs)}
	found := rule.findings with input as {"resource": {"aws_db_instance": [object.union_n([row, base, change])]}}
}

test_unprotected if {
	some finding in with_attrs({}, {})
	finding.key == ["aws_db_instance.main"]
	finding.severity == "high"
}

test_may_be_deleted if {
	count(with_attrs({"deletion_protection": false}, {})) == 0
	count(with_attrs({"lifecycle": [{"prevent_destroy": false}]}, {})) == 0
	count(with_attrs({"lifecycle": [{}]}, {})) == 1
}

test_production if {
	some finding in with_attrs({}, {"unit": "terraform:infra/production"})
	finding.severity == "critical"
}

test_cluster if {
	found := rule.findings with input as {"resource": {"aws_rds_cluster": [object.union(row, {"attrs": {"skip_final_snapshot": true}})]}}
	count(found) == 1
}

test_protected if count(with_attrs({"deletion_protection": true}, {})) == 0

test_protection_unknown if count(with_attrs({}, {"unsure": ["deletion_protection"]})) == 0

test_prevent_destroy if count(with_attrs({"lifecycle": [{"prevent_destroy": true}]}, {})) == 0

test_final_snapshot if count(with_attrs({"skip_final_snapshot": false}, {})) == 0

test_snapshot_unknown if {
	found := rule.findings with input as {"resource": {"aws_db_instance": [object.union(row, {"attrs": {}, "unsure": ["skip_final_snapshot"]})]}}
	count(found) == 0
}

test_backups_stay if count(with_attrs({"delete_automated_backups": false}, {})) == 0

test_replica if count(with_attrs({"replicate_source_db": "main"}, {})) == 0

test_perhaps_a_replica if count(with_attrs({}, {"unsure": ["replicate_source_db"]})) == 0

test_restored_copy if count(with_attrs({}, {"unsure": ["snapshot_identifier"]})) == 0

test_not_production_by_path if count(with_attrs({}, {"unit": "terraform:envs/dev"})) == 0

test_not_production_by_name if count(with_attrs({}, {"address": "aws_db_instance.main_sandbox"})) == 0

test_not_production_by_tag if count(with_attrs({"tags": {"is-production": "false"}}, {})) == 0

test_backup_plan if count(with_attrs({"tags": {"backup": "daily"}}, {})) == 0

test_another_scanner_is_silenced if {
	marker := {"rule": "CKV_AWS_293", "at": {"path": "infra/db.tf", "line": 2}}
	database := object.union(row, {"attrs": {"skip_final_snapshot": true}, "at": {"end_line": 4}})
	count(rule.findings) == 0 with input as {"resource": {"aws_db_instance": [database]}, "marker": {"suppressed": [marker]}}
}

test_not_production_by_condition if {
	count(with_attrs({}, {
		"exists": "unknown",
		"maybe": {"count": [
			{"condition": "local.is-development", "branch": true, "value": 1},
			{"condition": "local.is-development", "branch": false, "value": 0},
		]},
	})) == 0
}

test_some_environments if {
	count(with_attrs({}, {
		"exists": "unknown",
		"maybe": {"count": [
			{"condition": "local.is-production", "branch": true, "value": 1},
			{"condition": "local.is-production", "branch": false, "value": 0},
		]},
	})) == 1
}

test_example if count(with_attrs({}, {"at": {"context": "example"}})) == 0
