# METADATA
# title: Queue whose waiting time nobody watches
# description: >-
#   How long the oldest message waits says first that a consumer is too slow; depth alone lags, and depends on the
#   traffic. Judged are queues that a function takes messages from, in units that have alarms on queues. A queue
#   that leaves the unit, or that a module gets, may be watched there and is left out.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
# custom:
#   id: LAT-015
#   severities: [low]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [address of the consumer, address of the queue]
#   serves: ["4b", "4a", "4c"]
#   remediation: >-
#     Add an aws_cloudwatch_metric_alarm on ApproximateAgeOfOldestMessage of the queue, with the longest wait that is
#     acceptable as its threshold.
#   effort: 10m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.latency["backlog-age-not-alarmed"]

import data.debt.lib

findings contains {
	"at": mapping.at,
	"key": [mapping.address, queue.address],
	"message": sprintf("no alarm says how long messages wait in %s", [queue.address]),
	"evidence": {"event_source_arn": queue.address},
} if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	lib.exists(mapping)
	lib.live(mapping)
	lib.absent_or(mapping, "enabled", true)
	some id in lib.refers(mapping, "event_source_arn")
	queue := lib.queues[id]
	lib.exists(queue)
	input.whole[queue.unit]
	queue.unit in lib.queue_alarms
	not id in timed
}

# timed: queues with an alarm on their age, or on what is not known.
timed contains id if {
	some id, metrics in lib.watched
	count(metrics & {"ApproximateAgeOfOldestMessage", "?"}) > 0
}
