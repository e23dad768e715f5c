package debt.rules.capacity["shard-blind-monitoring_test"]

import data.debt.rules.capacity["shard-blind-monitoring"] as rule

findings(kind, attrs, more) := found if {
	document := {"resource": {kind: [{
		"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "attrs": attrs, "exists": "yes",
		"at": {"unit": "u", "path": "main.tf", "line": 1},
	}]}, "whole": {"u": true}}
	found := rule.findings with input as object.union(document, more)
}

test_stream if count(findings("aws_kinesis_stream", {"shard_count": 4}, {})) == 1

test_stream_seen if count(findings("aws_kinesis_stream", {"shard_count": 4, "shard_level_metrics": ["IncomingBytes"]}, {})) == 0

test_one_shard if count(findings("aws_kinesis_stream", {"shard_count": 1}, {})) == 0

test_cluster if count(findings("aws_msk_cluster", {"enhanced_monitoring": "DEFAULT"}, {})) == 1

test_cluster_seen if count(findings("aws_msk_cluster", {"enhanced_monitoring": "PER_TOPIC_PER_PARTITION"}, {})) == 0

test_table if count(findings("aws_dynamodb_table", {"billing_mode": "PROVISIONED", "hash_key": "id"}, {})) == 1

test_table_on_demand if count(findings("aws_dynamodb_table", {"billing_mode": "PAY_PER_REQUEST", "hash_key": "id"}, {})) == 0

test_table_seen if {
	count(findings("aws_dynamodb_table", {"billing_mode": "PROVISIONED", "hash_key": "id"}, {"resource": {"aws_dynamodb_contributor_insights": [{"unit": "u"}]}})) == 0
}
