# METADATA
# title: Queue whose waiting time nobody watches
# description: >-
#   How long the oldest message waits says first that a consumer is too slow; depth alone lags, and depends on the
#   traffic. Judged are queues that a function takes messages from, in units that have alarms on queues. A queue
#   that leaves the unit, or that a module gets, may be watched there and is left out. In Google Cloud, subscriptions
#   in units with an alert policy on Pub/Sub are judged, where none is on age and all of them are known.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
#   - https://cloud.google.com/pubsub/docs/monitoring
# custom:
#   id: LAT-015
#   severities: [low]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [address of the consumer or subscription, address of the queue]
#   serves: ["4b", "4a", "4c"]
#   remediation: >-
#     Add an aws_cloudwatch_metric_alarm on ApproximateAgeOfOldestMessage of the queue, with the longest wait that is
#     acceptable as its threshold; in Google Cloud, a policy on subscription/oldest_unacked_message_age.
#   effort: 10m
#   since: 0.2.0
#   clouds: [aws, google]
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

findings contains {
	"at": subscription.at,
	"key": [subscription.address],
	"message": sprintf("no alert says how long messages wait in %s", [subscription.address]),
	"evidence": {"topic": split(topic, "#")[1]},
} if {
	some subscription in input.resource.google_pubsub_subscription
	lib.exists(subscription)
	lib.live(subscription)
	some topic in lib.refers(subscription, "topic")
	regex.match(`#([^#]*\.)?google_pubsub_topic\.`, topic)
	not topic in lib.dead_letter_topics
	not lib.dead_letter_name(concat(" ", [subscription.address, topic]))
	input.whole[subscription.unit]
	not subscription.unit in lib.dead_letter_topic_doubt
	count({kind | some kind in ["google_monitoring_alert_policy", "module", "output"]; some _ in input.referrers[subscription.id][kind]}) == 0
	subscription.unit in on_subscriptions
}

# on_subscriptions: units with an alert on Pub/Sub, and certainly none on age.
on_subscriptions := {unit |
	some unit, texts in lib.google_texts
	all := concat(" ", texts)
	contains(all, "pubsub.googleapis.com/")
	not regex.match(`oldest_(un|retained_)acked_message_age|delivery_latency_health`, all)
	not unit in lib.google_doubt
}
