# METADATA
# title: Shard count or capacity is a frozen guess
# description: >-
#   The number was right on the day somebody chose it. When load doubles, what is above it is refused, and until
#   somebody edits the code producers retry on top. What a scaling target or a function names is left out, and so are
#   lock tables and what is so small that it carries no load worth growing for.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
#   - https://learn.microsoft.com/en-us/azure/event-hubs/event-hubs-auto-inflate
#   - https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
#   - https://cloud.google.com/spanner/docs/autoscaling-overview
# custom:
#   id: CAP-009
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["6a", "6b"]
#   remediation: >-
#     Let the service size it (stream_mode = "ON_DEMAND", PAY_PER_REQUEST, auto_inflate_enabled, autoscale_settings of
#     Cosmos DB, autoscaling_config of Spanner), or scale it by its use; where it has to be fixed, write down how it is split and who does it.
#   effort: 60m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["fixed-shard-count"]

import data.debt.lib

findings contains {
	"at": stream.at,
	"key": [stream.address],
	"message": sprintf("%s has %v shards whatever the load", [stream.address, shards]),
	"evidence": {"shard_count": shards},
} if {
	some stream in input.resource.aws_kinesis_stream
	shards := lib.in_production(stream, "shard_count")
	to_number(shards) > 0
	lib.absent_or(stream, "stream_mode_details.0.stream_mode", "PROVISIONED")
	stream.id in lib.frozen
}

findings contains {
	"at": table.at,
	"key": [table.address],
	"message": sprintf("%s reads at most %v and writes at most %v a second whatever the load", [table.address, reads, writes]),
	"evidence": {"read_capacity": reads, "write_capacity": writes},
} if {
	some table in input.resource.aws_dynamodb_table
	lib.in_production(table, "billing_mode") in {"absent", "PROVISIONED"}
	reads := lib.in_production(table, "read_capacity")
	writes := lib.in_production(table, "write_capacity")
	max({to_number(reads), to_number(writes)}) > 5
	some key in {table.attrs.hash_key} - {"LockID"}
	table.id in lib.frozen
}

findings contains {
	"at": space.at,
	"key": [space.address],
	"message": sprintf("%s keeps its throughput units whatever the load: auto_inflate_enabled is %v", [space.address, inflate]),
	"evidence": {"sku": "Standard", "auto_inflate_enabled": inflate},
} if {
	some space in input.resource.azurerm_eventhub_namespace
	lib.in_production(space, "sku") == "Standard"
	inflate := lib.in_production(space, "auto_inflate_enabled")
	inflate in {"absent", false}
	space.id in lib.frozen
}

findings contains {
	"at": store.at,
	"key": [store.address],
	"message": sprintf("%s keeps its %s at %v whatever the load", [store.address, path, size]),
	"evidence": {path: size, block: "absent"},
} if {
	some kind, [path, block, least] in lib.provisioned
	some store in input.resource[kind]
	size := lib.in_production(store, path)
	to_number(size) > least
	lib.absent(store, block)
	store.id in lib.frozen
}
