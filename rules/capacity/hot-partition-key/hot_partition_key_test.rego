package debt.rules.capacity["hot-partition-key_test"]

import data.debt.rules.capacity["hot-partition-key"] as rule

findings(kind, attrs) := found if {
	found := rule.findings with input as {"resource": {kind: [{
		"address": "x.y", "attrs": attrs, "exists": "yes", "at": {"unit": "u", "path": "main.tf", "line": 1},
	}]}}
}

test_few_values if {
	every key in ["status", "order_status", "OrderStatus", "TimePeriod", "created_at", "date", "region"] {
		count(findings("aws_dynamodb_table", {"hash_key": key})) == 1
	}
}

test_many_values if {
	every key in ["id", "LockID", "AuthenticationState2", "statement_id", "update", "estate_number", "pk"] {
		count(findings("aws_dynamodb_table", {"hash_key": key})) == 0
	}
}

test_index if {
	count(findings("aws_dynamodb_table", {"global_secondary_index": [{"name": "a", "hash_key": "type"}, {"name": "b", "hash_key": "id"}]})) == 1
}

test_one_group if count(findings("aws_cloudwatch_event_target", {"sqs_target": [{"message_group_id": "all"}]})) == 1

test_no_group if count(findings("aws_cloudwatch_event_target", {"arn": "x"})) == 0

test_azure if {
	some finding in findings("azurerm_cosmosdb_sql_container", {"partition_key_paths": ["/status"]})
	finding.evidence == {"partition_key_paths": ["/status"]}
	count(findings("azurerm_cosmosdb_mongo_collection", {"shard_key": "status"})) == 1
	count(findings("azurerm_cosmosdb_sql_container", {"partition_key_paths": ["/status", "/id"]})) == 0
	count(findings("azurerm_cosmosdb_sql_container", {"partition_key_paths": ["/id"]})) == 0
}
