# METADATA
# title: Queue without a dead-letter queue
# description: >-
#   A message that cannot be processed comes back again and again until it expires, takes its turn from messages that
#   could be, and is then lost without a trace. Queues of log shippers and of node-termination handlers are left out:
#   their consumers keep their own account, or a late message is worthless; so is a queue that is handed to a module.
#   Judged are queues that a function or a pipe takes messages from: other consumers may take a message
#   off the queue before they work on it, as Celery does, or set bad ones aside themselves. Off by default: in its
#   first form, which took every queue, 0 of 12 sampled findings were right, and this one was found only once.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
# custom:
#   id: RET-004
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: linked
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4e", "2a", "3d"]
#   remediation: >-
#     Add a redrive_policy that names a dead-letter queue (FIFO for a FIFO queue) with maxReceiveCount 3 to 5, and an
#     alarm on that queue.
#   effort: 20m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.retries["queue-without-dead-letter"]

import data.debt.lib

findings contains {
	"at": queue.at,
	"key": [queue.address],
	"message": sprintf("%s loses messages that cannot be processed: it has no dead-letter queue", [queue.address]),
	"evidence": {"redrive_policy": "absent"},
} if {
	some queue in input.resource.aws_sqs_queue
	lib.exists(queue)
	lib.live(queue)
	lib.absent(queue, "redrive_policy")
	queue.id in lib.consumed
	input.whole[queue.unit]
	not queue.id in innocent
	not input.referrers[queue.id].module # what it does is not seen here
	not queue.id in lib.redriven
	not queue.unit in elsewhere
}

# A dead-letter queue needs none itself.
innocent contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	queue.id in lib.dead_letter_targets
}

innocent contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	not lib.absent(queue, "redrive_allow_policy")
}

innocent contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	some name in [queue.address, queue.at.path]
	not_for_work(name)
}

innocent contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	not_for_work(queue.attrs.name)
}

not_for_work(name) if lib.dead_letter_name(name)

not_for_work(name) if regex.match(`(?i)karpenter|interruption|terminat|(^|[^a-z])(logs?|logging|cloudtrail|audit|siem|xsiam|cortex|splunk)([^a-z]|$)`, name)

# elsewhere: units whose queues may get their redrive policy in a way that
# cannot be followed, here or where the unit is called.
elsewhere contains unit if some unit in lib.dead_letter_doubt

elsewhere contains neighbour if {
	some unit in lib.dead_letter_doubt
	some neighbour in input.neighbours[unit]
}
