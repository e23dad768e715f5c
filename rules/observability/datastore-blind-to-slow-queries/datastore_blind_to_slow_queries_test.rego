package debt.rules.observability["datastore-blind-to-slow-queries_test"]

import data.debt.rules.observability["datastore-blind-to-slow-queries"] as rule

database := {
	"id": "terraform:infra#aws_db_instance.main",
	"unit": "terraform:infra",
	"address": "aws_db_instance.main",
	"attrs": {"engine": "postgres"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_db_instance": [object.union(database, change), peer("a"), peer("b")]}}
}

# peers show something.
peer(name) := {"id": name, "unit": "terraform:infra", "address": name, "attrs": {"monitoring_interval": 60}, "exists": "yes", "at": database.at}

test_most_show_nothing if {
	found := rule.findings with input as {"resource": {"aws_db_instance": [database, object.union(database, {"id": "other"}), peer("a"), peer("b")]}}
	count(found) == 0
}

test_another_scanner_is_silenced if {
	marker := {"rule": "CKV_AWS_353", "at": {"path": "infra/main.tf", "line": 1}}
	row := object.union(database, {"at": {"end_line": 3}})
	found := rule.findings with input as {"resource": {"aws_db_instance": [row, peer("a"), peer("b")]}, "marker": {"suppressed": [marker]}}
	count(found) == 0
}

test_nothing if {
	some finding in findings({})
	finding.key == ["aws_db_instance.main"]
	finding.evidence == {
		"performance_insights_enabled": "absent",
		"monitoring_interval": "absent",
		"enabled_cloudwatch_logs_exports": "absent",
	}
}

test_switched_off if {
	some finding in findings({"attrs": {
		"performance_insights_enabled": false,
		"monitoring_interval": 0,
		"enabled_cloudwatch_logs_exports": [],
	}})
	finding.evidence == {
		"performance_insights_enabled": false,
		"monitoring_interval": 0,
		"enabled_cloudwatch_logs_exports": [],
	}
}

test_one_is_enough if {
	count(findings({"attrs": {"performance_insights_enabled": true}})) == 0
	count(findings({"attrs": {"monitoring_interval": 60}})) == 0
	count(findings({"attrs": {"enabled_cloudwatch_logs_exports": ["postgresql"]}})) == 0
}

test_unknown if {
	every path in ["performance_insights_enabled", "monitoring_interval", "enabled_cloudwatch_logs_exports", "replicate_source_db"] {
		count(findings({"unsure": [path]})) == 0
	}
}

test_replica if count(findings({"attrs": {"replicate_source_db": "main"}})) == 0

test_sandbox if count(findings({"address": "aws_db_instance.restored_backup"})) == 0

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0

google(settings, change) := found if {
	instance := object.union_n([database, {"address": "google_sql_database_instance.main", "attrs": {"settings": [settings]}}, change])
	found := rule.findings with input as {"resource": {"google_sql_database_instance": [instance]}}
}

test_google if {
	count(google({}, {})) == 1
	count(google({"insights_config": [{"query_insights_enabled": false}]}, {})) == 1
}

test_google_silent if {
	count(google({"insights_config": [{"query_insights_enabled": true}]}, {})) == 0
	count(google({"database_flags": [{"name": "log_min_duration_statement"}]}, {})) == 0
	count(google({}, {"unsure": ["settings.0.insights_config"]})) == 0
	count(google({}, {"attrs": {"settings": [{}], "master_instance_name": "main"}})) == 0
}

server(change, resources, whole) := found if {
	row := object.union({"id": "u#s", "unit": "u", "address": "s", "attrs": {"sku_name": "GP_x"}, "exists": "yes", "at": {"unit": "u", "path": "main.tf", "line": 1}}, change)
	found := rule.findings with input as {
		"resource": object.union({"azurerm_postgresql_flexible_server": [row]}, resources),
		"referrers": {}, "whole": {"u": whole},
	}
}

test_azure if {
	some finding in server({}, {}, true)
	finding.evidence == {"sku_name": "GP_x"}
	count(server({"attrs": {"sku_name": "B_x"}}, {}, true)) == 0
	count(server({}, {}, false)) == 0
	parameter := {"id": "u#c", "unit": "u", "attrs": {"name": "pg_qs.query_capture_mode"}, "references": [{"attribute": "server_id", "to": "u#s"}]}
	count(server({}, {"azurerm_postgresql_flexible_server_configuration": [parameter]}, true)) == 0
}
