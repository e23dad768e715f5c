# METADATA
# title: Dead-letter queue that nobody watches
# description: >-
#   Failed messages are kept there until they expire, and nobody is told: the queue only puts off their loss. Judged are
#   queues that failures are delivered to, in units where an alarm watches another such queue: that is how it is done
#   there, and this one was forgotten. A queue that leaves the unit, or that a module gets, may be watched there and is
#   left out, as is one that a function empties, and one of a function whose errors an alarm tells already.
#   Off by default: 2 of 7 findings were right before it asked for a watched queue beside it; not judged since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
# custom:
#   id: OBS-011
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1d", "4a"]
#   remediation: >-
#     Add an aws_cloudwatch_metric_alarm on ApproximateNumberOfMessagesVisible > 0 of this queue, with the action of the
#     alarms beside it.
#   effort: 15m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["dead-letter-queue-without-alarm"]

import data.debt.lib

findings contains {
	"at": queue.at,
	"key": [queue.address],
	"message": sprintf("%s takes failed messages, and no alarm says so", [queue.address]),
	"evidence": {"redrive_policy": "absent"},
} if {
	some queue in input.resource.aws_sqs_queue
	queue.id in lib.dead_letter_targets
	lib.exists(queue)
	lib.live(queue)
	lib.absent(queue, "redrive_policy") # else it hands them on
	input.whole[queue.unit]
	queue.unit in watching
	not lib.watched[queue.id]
	not queue.id in lib.perhaps_consumed
	not queue.id in told_by_errors
}

# watching: units where an alarm certainly watches some dead-letter queue.
watching contains queue.unit if {
	some queue in input.resource.aws_sqs_queue
	queue.id in lib.dead_letter_targets
	some metric in lib.watched[queue.id]
	metric != "?"
}

# told_by_errors: queues of functions, where alarms watch functions: what comes here was an
# error there.
told_by_errors contains dead if {
	some dead, queue in lib.queues
	queue.unit in watching_functions
	some mention in input.referrers[dead].aws_lambda_function
	lib.dead_letter_wire(mention.attribute)
}

watching_functions contains alarm.unit if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.possibly(alarm, "namespace", "AWS/Lambda")
}

watching_functions contains alarm.unit if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.unsure(alarm, "namespace")
}
