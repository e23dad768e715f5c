# METADATA
# title: Pushed events are dropped when their receiver keeps refusing them
# description: >-
#   The subscription hands each event to an address and tries again for a while: Event Grid for a day or thirty times,
#   Pub/Sub as long as the message is retained. Then the event is gone, and nothing says which ones are missing. Judged
#   are subscriptions that push to a web address or a function, or write into a table; what a queue takes is kept there.
#   A subscription to a dead-letter topic needs none itself.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://learn.microsoft.com/azure/event-grid/delivery-and-retry
#   - https://cloud.google.com/pubsub/docs/handling-failures
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventgrid_event_subscription
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_subscription
# custom:
#   id: RET-021
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4e", "2a", "3d"]
#   remediation: >-
#     Add a dead_letter_policy with a topic that has a subscription of its own (Pub/Sub), or a
#     storage_blob_dead_letter_destination (Event Grid), and an alert on what arrives there.
#   effort: 30m
#   since: 0.2.0
#   clouds: [azure, google]
package debt.rules.retries["pushed-event-without-dead-letter"]

import data.debt.lib

findings contains {
	"at": subscription.at,
	"key": [subscription.address],
	"message": sprintf("%s drops what its receiver keeps refusing: it has no %s", [subscription.address, block]),
	"evidence": {block: "absent", receiver: subscription.attrs[receiver]},
} if {
	some kind, block in {
		"azurerm_eventgrid_event_subscription": "storage_blob_dead_letter_destination",
		"azurerm_eventgrid_system_topic_event_subscription": "storage_blob_dead_letter_destination",
		"google_pubsub_subscription": "dead_letter_policy",
	}
	some subscription in input.resource[kind]
	lib.absent(subscription, block)
	some receiver in ["push_config", "bigquery_config", "webhook_endpoint", "azure_function_endpoint"]
	subscription.attrs[receiver][0]
	lib.exists(subscription)
	lib.live(subscription)
	not subscription.id in rejected
}

# rejected: subscriptions that take, or may take, what others could not handle:
# by what refers to the topic, by a name, or because one cannot tell.
rejected contains subscription.id if {
	some subscription in input.resource.google_pubsub_subscription
	some topic in lib.refers(subscription, "topic")
	topic in lib.dead_letter_topics
}

rejected contains subscription.id if {
	some subscription in input.resource.google_pubsub_subscription
	some name in {subscription.address} | {subscription.attrs[key] | some key in ["topic", "name"]}
	lib.dead_letter_name(name)
}

rejected contains subscription.id if {
	some subscription in input.resource.google_pubsub_subscription
	lib.unsure(subscription, "topic")
	lib.unresolved(subscription, "topic", "topic")
}

rejected contains subscription.id if {
	some subscription in input.resource.google_pubsub_subscription
	subscription.unit in lib.dead_letter_topic_doubt
}
