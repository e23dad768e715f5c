package debt.rules.capacity["storage-cannot-grow_test"]

import data.debt.rules.capacity["storage-cannot-grow"] as rule

database := {
	"id": "terraform:infra#aws_db_instance.main",
	"unit": "terraform:infra",
	"name": "main",
	"address": "aws_db_instance.main",
	"attrs": {"engine": "postgres", "allocated_storage": 100},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := beside(change, {}, {})

beside(change, resources, facts) := found if {
	rows := object.union({"aws_db_instance": [object.union(database, change)]}, resources)
	whole := {"terraform:infra": true}
	found := rule.findings with input as object.union({"resource": rows, "whole": whole, "neighbours": {"terraform:infra": ["terraform:app"]}}, facts)
}

test_fixed if {
	some finding in findings({})
	finding.key == ["aws_db_instance.main"]
	finding.evidence == {"max_allocated_storage": "absent"}
}

test_zero if {
	some finding in findings({"attrs": {"max_allocated_storage": 0}})
	finding.evidence == {"max_allocated_storage": 0}
}

test_grows if count(findings({"attrs": {"max_allocated_storage": 200}})) == 0

test_unknown if count(findings({"unsure": ["max_allocated_storage"]})) == 0

test_replica if count(findings({"unsure": ["replicate_source_db"]})) == 0

alarm(unit, metric) := {"aws_cloudwatch_metric_alarm": [{"id": "a", "unit": unit, "attrs": metric}]}

test_watched if {
	count(beside({}, alarm("terraform:infra", {"metric_name": "FreeStorageSpace"}), {})) == 0
	count(beside({}, alarm("terraform:app", {"metric_name": "FreeStorageSpace"}), {})) == 0
	count(beside({}, alarm("terraform:infra", {}), {})) == 0
}

test_watched_elsewhere if {
	count(beside({}, alarm("terraform:other", {"metric_name": "FreeStorageSpace"}), {})) == 1
	count(beside({}, alarm("terraform:infra", {"metric_name": "CPUUtilization"}), {})) == 1
}

test_module if {
	count(beside({}, {}, {"module": [{"unit": "terraform:infra", "name": "monitoring", "source": "x/y"}]})) == 0
}

test_not_whole if count(beside({}, {}, {"whole": {"terraform:infra": false}})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
