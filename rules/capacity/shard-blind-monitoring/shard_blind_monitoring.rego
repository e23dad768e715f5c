# METADATA
# title: Metrics cannot show one hot shard, partition or broker
# description: >-
#   The default metrics add everything up. One shard that is saturated makes its share of requests fail while the
#   total looks idle, and which one it is, cannot be asked later. Tables are judged where their capacity is
#   provisioned, and lock tables never. On-demand streams have no shards to show.
#   Off by default: it costs extra, and it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
#   - https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html
# custom:
#   id: CAP-008
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["6e", "6b", "6c"]
#   remediation: >-
#     Set shard_level_metrics on the stream, enhanced_monitoring = "PER_TOPIC_PER_PARTITION" on the cluster, and
#     aws_dynamodb_contributor_insights for tables and indexes that carry load.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.capacity["shard-blind-monitoring"]

import data.debt.lib

findings contains {
	"at": stream.at,
	"key": [stream.address],
	"message": sprintf("%s has %v shards and no metrics of each: shard_level_metrics is not set", [stream.address, shards]),
	"evidence": {"shard_level_metrics": metrics, "shard_count": shards},
	"severity": "medium",
} if {
	some stream in input.resource.aws_kinesis_stream
	shards := stream.attrs.shard_count
	to_number(shards) > 1
	metrics := lib.absent_or(stream, "shard_level_metrics", [])
	lib.absent_or(stream, "stream_mode_details.0.stream_mode", "PROVISIONED")
	lib.may_run_in_production(stream)
}

findings contains {
	"at": cluster.at,
	"key": [cluster.address],
	"message": sprintf("%s has no metrics of each topic: enhanced_monitoring is %v", [cluster.address, level]),
	"evidence": {"enhanced_monitoring": level},
	"severity": "medium",
} if {
	some cluster in input.resource.aws_msk_cluster
	level := lib.in_production(cluster, "enhanced_monitoring")
	level in {"absent", "DEFAULT", "PER_BROKER"}
	lib.may_run_in_production(cluster)
}

findings contains {
	"at": table.at,
	"key": [table.address],
	"message": sprintf("%s has provisioned capacity, and nothing shows which key uses it up", [table.address]),
	"evidence": {"billing_mode": "PROVISIONED", "hash_key": key},
	"severity": "low",
} if {
	some table in input.resource.aws_dynamodb_table
	lib.in_production(table, "billing_mode") == "PROVISIONED"
	key := table.attrs.hash_key
	key != "LockID"
	lib.may_run_in_production(table)
	not table.unit in insights
	input.whole[table.unit]
	not input.referrers[table.id].module
}

# insights: units where some table shows its keys; which one may not be known.
insights := {row.unit | some row in input.resource.aws_dynamodb_contributor_insights}
