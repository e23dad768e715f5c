# METADATA
# title: Dead-letter topic that keeps nothing
# description: >-
#   A topic keeps no message that nobody subscribes to. What failed is sent there and is gone, or will be: a
#   subscription that nobody reads from is deleted after 31 days unless expiration_policy says otherwise, and
#   dead letters are read only when something failed. Topics that leave the unit, or that a module gets, and
#   those that keep messages themselves are left out, as are subscriptions that push. Off by default: it was
#   found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://cloud.google.com/pubsub/docs/dead-letter-topics
#   - https://cloud.google.com/pubsub/docs/subscription-properties
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_subscription
# custom:
#   id: RET-023
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4e", "3d", "5e"]
#   remediation: >-
#     Give the dead-letter topic a subscription of its own, with an expiration_policy whose ttl is "" so that it
#     never expires, and an alert on what arrives there.
#   effort: 10m
#   since: 0.2.0
#   clouds: [google]
package debt.rules.retries["dead-letter-topic-keeps-nothing"]

import data.debt.lib

findings contains {
	"at": topic.at,
	"key": [topic.address],
	"message": sprintf("%s takes dead letters and has no subscription: they are lost", [topic.address]),
	"evidence": {"message_retention_duration": "absent"},
} if {
	some topic in input.resource.google_pubsub_topic
	topic.id in dead
	count(subscriptions[topic.id]) == 0
	not topic.unit in doubt
}

findings contains {
	"at": subscription.at,
	"key": [subscription.address],
	"message": sprintf("%s keeps the dead letters of %s, and is deleted after 31 days without a reader", [subscription.address, topic.address]),
	"evidence": {"expiration_policy": "absent"},
} if {
	some topic in input.resource.google_pubsub_topic
	topic.id in dead
	some subscription in input.resource.google_pubsub_subscription
	subscriptions[topic.id] == {subscription.id}
	lib.absent(subscription, "expiration_policy")
	some push in [["push_config", "bigquery_config", "cloud_storage_config"]]
	count({path | some path in push; not lib.absent(subscription, path)}) == 0
	lib.exists(subscription)
}

# dead: topics for dead letters that keep nothing, of which all readers are seen.
dead contains topic.id if {
	some topic in input.resource.google_pubsub_topic
	topic.id in lib.dead_letter_topics
	lib.absent(topic, "message_retention_duration")
	count({kind | some kind in ["module", "output"]; some _ in input.referrers[topic.id][kind]}) == 0
	input.whole[topic.unit]
	lib.exists(topic)
	lib.live(topic)
}

subscriptions := {topic.id: {mention.id | some mention in input.referrers[topic.id].google_pubsub_subscription; mention.attribute == "topic"} |
	some topic in input.resource.google_pubsub_topic
}

# doubt: units with a subscription to a topic that cannot be told.
doubt contains subscription.unit if {
	some subscription in input.resource.google_pubsub_subscription
	not lib.certain(subscription, "topic")
	lib.unresolved(subscription, "topic", "topic")
}
