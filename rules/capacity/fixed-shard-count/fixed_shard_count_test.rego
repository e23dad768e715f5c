package debt.rules.capacity["fixed-shard-count_test"]

import data.debt.rules.capacity["fixed-shard-count"] as rule

findings(kind, attrs, more) := found if {
	document := {"resource": {kind: [{
		"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "attrs": attrs, "exists": "yes",
		"at": {"unit": "u", "path": "main.tf", "line": 1},
	}]}, "whole": {"u": true}}
	found := rule.findings with input as object.union(document, more)
}

table := {"read_capacity": 100, "write_capacity": 10, "hash_key": "id"}

test_stream if count(findings("aws_kinesis_stream", {"shard_count": 1}, {})) == 1

test_stream_on_demand if {
	count(findings("aws_kinesis_stream", {"shard_count": 1, "stream_mode_details": [{"stream_mode": "ON_DEMAND"}]}, {})) == 0
}

test_table if count(findings("aws_dynamodb_table", table, {})) == 1

test_table_paid_by_request if count(findings("aws_dynamodb_table", object.union(table, {"billing_mode": "PAY_PER_REQUEST"}), {})) == 0

test_lock_table if count(findings("aws_dynamodb_table", object.union(table, {"hash_key": "LockID"}), {})) == 0

test_scaled if {
	target := {"id": "t", "unit": "u", "references": [{"attribute": "resource_id", "to": "u#x.y"}]}
	count(findings("aws_dynamodb_table", table, {"resource": {"aws_appautoscaling_target": [target]}})) == 0
}

test_namespace if {
	count(findings("azurerm_eventhub_namespace", {"sku": "Standard"}, {})) == 1
	count(findings("azurerm_eventhub_namespace", {"sku": "Standard", "auto_inflate_enabled": true}, {})) == 0
	count(findings("azurerm_eventhub_namespace", {"sku": "Premium"}, {})) == 0
}

test_cosmos if {
	count(findings("azurerm_cosmosdb_sql_database", {"throughput": 1000}, {})) == 1
	count(findings("azurerm_cosmosdb_sql_database", {"throughput": 400}, {})) == 0
	count(findings("azurerm_cosmosdb_sql_database", {"throughput": 1000, "autoscale_settings": [{}]}, {})) == 0
}

test_spanner if {
	count(findings("google_spanner_instance", {"num_nodes": 2}, {})) == 1
	count(findings("google_spanner_instance", {"num_nodes": 2, "autoscaling_config": [{}]}, {})) == 0
	count(findings("google_spanner_instance", {"num_nodes": 1}, {})) == 0
}
