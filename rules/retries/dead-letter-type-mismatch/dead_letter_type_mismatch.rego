# METADATA
# title: FIFO queue with a standard dead-letter queue
# description: >-
#   A FIFO queue can only have a FIFO dead-letter queue, and AWS rejects any other. So the pair is left unwired, and
#   failed messages are lost although a queue for them exists. Two queues are a pair when a redrive policy joins them
#   or, where none does, when their labels differ only in the words for queue and dead letter.
#   Off by default: 0 of 5 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
# custom:
#   id: RET-008
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["3a"]
#   remediation: Give the dead-letter queue fifo_queue = true and a name that ends in .fifo, then wire it.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.retries["dead-letter-type-mismatch"]

import data.debt.lib

findings contains {
	"at": dead.at,
	"key": [dead.address],
	"message": sprintf("%s cannot take what %s cannot process: that queue is FIFO, and this is not", [dead.address, source.address]),
	"evidence": {"fifo_queue": fifo},
} if {
	some pair in pairs
	source := pair.source
	dead := pair.dead
	lib.exists(dead)
	lib.live(dead)
	fifo := lib.absent_or(dead, "fifo_queue", false)
}

pairs contains {"source": source, "dead": dead} if {
	some source in input.resource.aws_sqs_queue
	source.attrs.fifo_queue == true
	lib.exists(source)
	some reference in source.references
	lib.dead_letter_wire(reference.attribute)
	some dead in input.resource.aws_sqs_queue
	dead.id == reference.to
}

pairs contains {"source": source, "dead": dead} if {
	some source in input.resource.aws_sqs_queue
	source.attrs.fifo_queue == true
	lib.exists(source)
	lib.absent(source, "redrive_policy")
	not lib.dead_letter_name(source.name)
	some dead in labelled[[source.unit, stem(source.name)]]
}

labelled[[dead.unit, stem(dead.name)]] contains dead if {
	some dead in input.resource.aws_sqs_queue
	lib.dead_letter_name(dead.name)
	not dead.id in lib.dead_letter_targets
}

# stem is a label without the words that tell a queue from its dead letters.
stem(label) := regex.replace(lower(label), `[-_]?(dead[-_]?letters?|dlq|queue|q|fifo)($|[-_])`, "")
