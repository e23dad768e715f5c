# METADATA
# title: Dead-letter queue that nothing sends to
# description: >-
#   The queue exists, so everybody believes that failed messages are kept. Nothing delivers to it: they are lost, and
#   the alarm on the queue stays green. A mention in an IAM or queue policy, an alarm or a dashboard does not wire it;
#   a queue that leaves the unit, through an output, a module or a parameter, may be wired elsewhere and is left out.
#   Off by default: 1 of 6 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#   - https://cloud.google.com/pubsub/docs/dead-letter-topics
# custom:
#   id: RET-005
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["3d", "5e", "3f"]
#   remediation: >-
#     Name it in the redrive_policy of the queue it is for (a FIFO queue needs a FIFO one), or in the failure
#     destination of its function (in the dead_letter_policy of a subscription, in Google Cloud); or delete it.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, google]
package debt.rules.retries["dead-letter-queue-never-wired"]

import data.debt.lib

findings contains {
	"at": queue.at,
	"key": [queue.address],
	"message": sprintf("%s never receives anything: no redrive policy or failure destination names it", [queue.address]),
	"evidence": {"redrive_policy": "absent", "redrive_allow_policy": "absent"},
} if {
	some queue in input.resource.aws_sqs_queue
	queue.id in for_failures
	lib.exists(queue)
	lib.live(queue)
	lib.absent(queue, "redrive_policy")
	lib.absent(queue, "redrive_allow_policy")
	input.whole[queue.unit]
	not queue.id in used
	not queue.unit in lib.dead_letter_doubt
}

for_failures contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	some name in {queue.address} | {name | name := queue.attrs.name}
	lib.dead_letter_name(name)
}

# used: something delivers to the queue, or may do so where this cannot be seen.
used contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	some kind, _ in input.referrers[queue.id]
	not watches(kind)
}

used contains id if some id in lib.dead_letter_targets

findings contains {
	"at": topic.at,
	"key": [topic.address],
	"message": sprintf("%s never receives anything: no dead_letter_policy names it", [topic.address]),
	"evidence": {"ingestion_data_source_settings": "absent"},
} if {
	some topic in input.resource.google_pubsub_topic
	topic.id in lib.unwired_topics
	lib.exists(topic)
	lib.live(topic)
	lib.absent(topic, "ingestion_data_source_settings")
	input.whole[topic.unit]
}

# watches: a resource of this type permits, observes or protects a queue and
# sends nothing. A local is followed to those who use it.
watches(kind) if kind in {
	"local", "aws_sqs_queue_policy", "aws_sqs_queue_redrive_allow_policy", "aws_kms_key",
	"aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "data.aws_iam_policy_document",
	"aws_cloudwatch_metric_alarm", "aws_cloudwatch_dashboard",
}
