# METADATA
# title: One bad message makes a whole batch come back
# description: >-
#   The function takes several messages at a time and cannot say which of them failed. When one fails, all come back:
#   the good ones are processed again, with their side effects, and go to the dead-letter queue together with the bad
#   one. A function that does say which failed is not heard: those messages count as processed. Judged are queues that are
#   seen to be no FIFO queues, of which a batch has to stay in order, and batches of five to ten: of fewer little comes
#   back, and more are collected on purpose, to be merged.
#   Off by default: 3 of 12 findings were right beyond doubt before FIFO queues and small batches were left out; not judged
#   since. What decides is whether the function reports failures, throws or catches them, which is not read.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_event_source_mapping
# custom:
#   id: RET-012
#   severities: [medium]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["2a", "2g"]
#   remediation: >-
#     Set function_response_types = ["ReportBatchItemFailures"] and let the function return the IDs of the messages
#     that failed; or set batch_size = 1.
#   effort: 30m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.retries["batch-fails-as-a-whole"]

import data.debt.lib

findings contains {
	"at": mapping.at,
	"key": [mapping.address],
	"message": sprintf("%s takes up to %v messages at a time; when one fails, all of them come back", [mapping.address, max(sizes)]),
	"evidence": {"batch_size": lib.shown(mapping, "batch_size"), "function_response_types": types},
} if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	lib.exists(mapping)
	lib.live(mapping)
	lib.absent_or(mapping, "enabled", true)
	mapping.id in on_queues
	types := lib.absent_or(mapping, "function_response_types", [])
	sizes := {case.value | some case in lib.cases(mapping, "batch_size", 10)}
	max(sizes) in numbers.range(5, 10)
}

# on_queues: mappings of SQS queues without an order.
on_queues contains mapping.id if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	some id in lib.refers(mapping, "event_source_arn")
	lib.off(lib.queues[id], "fifo_queue")
}
