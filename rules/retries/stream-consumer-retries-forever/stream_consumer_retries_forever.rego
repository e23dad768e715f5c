# METADATA
# title: Stream consumer retries a bad record for ever
# description: >-
#   By default a function that reads a stream retries a failing batch until the records expire, a day or more later.
#   One bad record stops its whole shard for that long, and every retry is paid for and pressed on whatever is failing.
#   Consumers of Kafka and DocumentDB, which have no such limits, are left out.
#   Off by default: no repository of the sample has one to judge.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_event_source_mapping
# custom:
#   id: RET-003
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4e", "2a", "3a"]
#   remediation: >-
#     Set maximum_retry_attempts (for example 3), bisect_batch_on_function_error = true and an on_failure destination
#     in destination_config, so that a bad record is set aside.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.retries["stream-consumer-retries-forever"]

import data.debt.lib

findings contains {
	"at": mapping.at,
	"key": [mapping.address],
	"message": sprintf("%s retries a bad record until it expires: neither its attempts nor its age are bounded", [mapping.address]),
	"evidence": {
		"starting_position": position,
		"maximum_retry_attempts": attempts,
		"maximum_record_age_in_seconds": age,
	},
} if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	lib.exists(mapping)
	lib.live(mapping)
	lib.absent_or(mapping, "enabled", true)
	position := mapping.attrs.starting_position
	mapping.id in streaming
	attempts := lib.absent_or(mapping, "maximum_retry_attempts", -1)
	age := lib.absent_or(mapping, "maximum_record_age_in_seconds", -1)

	# Kafka and DocumentDB.
	lib.absent(mapping, "topics")
	lib.absent(mapping, "self_managed_event_source")
	lib.absent(mapping, "document_db_event_source_config")
}

# streaming: the source is something else than a queue, for which a starting
# position means nothing.
streaming contains mapping.id if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	some reference in mapping.references
	reference.attribute == "event_source_arn"
	not regex.match(`[#.]aws_sqs_queue\.`, reference.to)
}

streaming contains mapping.id if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	regex.match(`:(dynamodb|kinesis):`, mapping.attrs.event_source_arn)
}
