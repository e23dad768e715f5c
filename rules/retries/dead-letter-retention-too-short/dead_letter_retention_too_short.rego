# METADATA
# title: Dead-letter queue forgets before anyone can look
# description: >-
#   A standard queue keeps the time at which a message was first sent when it moves the message to the dead-letter
#   queue. With a retention that is shorter than the source's, a message that waited is deleted there before anybody
#   has looked, and with it the evidence of what failed. FIFO queues start the clock again and are left out, as are
#   queues that are not of production by their name, path, tags or condition, and a dead-letter queue that a function
#   empties.
#   Off by default: 2 of 12 sampled findings were right beyond doubt; their readers differed on 6.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
# custom:
#   id: RET-007
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [address of the dead-letter queue]
#   serves: ["3e", "5b"]
#   remediation: Set message_retention_seconds = 1209600 (14 days) on the dead-letter queue.
#   effort: 5m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.retries["dead-letter-retention-too-short"]

import data.debt.lib

findings contains {
	"at": dead.at,
	"key": [dead.address],
	"message": sprintf("%s keeps failed messages for %s, and %s keeps its own for %s", [
		dead.address, span(worst.own.value), worst.source, span(worst.value),
	]),
	"evidence": {"message_retention_seconds": worst.own.shown},
} if {
	some dead in input.resource.aws_sqs_queue
	lib.live(dead)
	lib.exists(dead)
	not dead.id in lib.perhaps_consumed
	not lib.disposable(dead)
	pairs := {{"value": theirs.value, "source": source.address, "own": own} |
		some id in lib.dead_letter_sources[dead.id]
		source := keeping[id]
		some own in lib.cases(dead, "message_retention_seconds", 345600)
		some theirs in source.retention
		lib.together(own, theirs)
		own.value < theirs.value
	}
	worst := sort(pairs)[count(pairs) - 1]
	worst.own.value < 1209600
}

# keeping: standard queues, with what their retention can be.
keeping := {source.id: {"address": source.address, "retention": retention} |
	some source in input.resource.aws_sqs_queue
	lib.exists(source)
	lib.off(source, "fifo_queue")
	retention := lib.cases(source, "message_retention_seconds", 345600)
}

# span is a number of seconds in words.
span(seconds) := sprintf("%v days", [seconds / 86400]) if seconds >= 172800

span(seconds) := sprintf("%v hours", [seconds / 3600]) if {
	seconds < 172800
	seconds >= 7200
}

span(seconds) := sprintf("%v s", [seconds]) if seconds < 7200
