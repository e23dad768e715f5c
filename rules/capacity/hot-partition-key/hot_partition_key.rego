# METADATA
# title: Partition key has few or skewed values
# description: >-
#   All items with the same key live in one partition, which has a ceiling of its own. A key such as a status or a
#   date sends the busiest traffic to one of them, and it throttles while the table as a whole looks idle. Keys are
#   judged by their name; with a sort key or without. What is sharded by a suffix has another name and is left out.
#   Off by default: 0 of 8 findings in the sampled repositories were right; how much traffic there is no code shows.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html
#   - https://learn.microsoft.com/azure/cosmos-db/partitioning-overview
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_sql_container
# custom:
#   id: CAP-011
#   severities: [medium]
#   confidence: low
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address, index]
#   serves: ["6a", "6f"]
#   remediation: >-
#     Choose a key with many values, such as the identity of the item; where it must be the status, add a suffix from a
#     small random range and query all of them.
#   effort: 480m
#   since: 0.1.0
#   clouds: [aws, azure]
package debt.rules.capacity["hot-partition-key"]

import data.debt.lib

few := `(?i)^((\w+[_-])?(status|state|type|category|region|country|environment|env|enabled|active|date|day|month|year|hour|(time|date)_?period)|(?-i:\w+(Status|Type|Category|Region|Country|Date|TimePeriod))|timestamp|created_?at|updated_?at)$`

# Of a hierarchical key, the parts below the first spread what has the same first.
findings contains {
	"at": table.at,
	"key": [table.address],
	"message": sprintf("%s is partitioned by %s, which has few or skewed values", [table.address, key]),
	"evidence": {path: table.attrs[path]},
} if {
	some kind, path in {
		"aws_dynamodb_global_secondary_index": "hash_key", "aws_dynamodb_table": "hash_key",
		"azurerm_cosmosdb_gremlin_graph": "partition_key_path", "azurerm_cosmosdb_mongo_collection": "shard_key",
		"azurerm_cosmosdb_sql_container": "partition_key_paths",
	}
	some table in input.resource[kind]
	[key] := array.flatten([lib.certain(table, path)])
	regex.match(few, trim_prefix(key, "/"))
	lib.exists(table)
	lib.live(table)
}

findings contains {
	"at": table.at,
	"key": [table.address, index.name],
	"message": sprintf("index %s of %s is partitioned by %s, which has few or skewed values", [index.name, table.address, index.hash_key]),
	"evidence": {
		sprintf("global_secondary_index.%d.hash_key", [i]): index.hash_key,
		sprintf("global_secondary_index.%d.name", [i]): index.name,
	},
} if {
	some table in input.resource.aws_dynamodb_table
	some i, index in table.attrs.global_secondary_index
	regex.match(few, index.hash_key)
	lib.exists(table)
	lib.live(table)
}

# Everything goes into one group, one after the other.
findings contains {
	"at": target.at,
	"key": [target.address],
	"message": sprintf("%s sends every message to the same group, so that one consumer handles them in turn", [target.address]),
	"evidence": {"sqs_target.0.message_group_id": group},
} if {
	some target in input.resource.aws_cloudwatch_event_target
	group := target.attrs.sqs_target[0].message_group_id
	lib.exists(target)
	lib.live(target)
}
