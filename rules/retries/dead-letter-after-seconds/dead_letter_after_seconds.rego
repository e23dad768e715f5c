# METADATA
# title: Message is given up after seconds
# description: >-
#   The subscription has a dead-letter topic and no retry_policy, so that Pub/Sub delivers a refused message
#   again at once. What the consumer depends on is away for a moment, all attempts are used up within seconds,
#   and messages that would have passed a minute later are dead letters that somebody has to replay. Off by
#   default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://cloud.google.com/pubsub/docs/handling-failures
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_subscription
# custom:
#   id: RET-022
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["2b", "2d", "4e"]
#   remediation: >-
#     Add a retry_policy, for example with minimum_backoff = "10s" and maximum_backoff = "600s", so that the
#     attempts last as long as a usual outage of what the consumer depends on.
#   effort: 5m
#   since: 0.2.0
#   clouds: [google]
package debt.rules.retries["dead-letter-after-seconds"]

import data.debt.lib

findings contains {
	"at": subscription.at,
	"key": [subscription.address],
	"message": sprintf("%s gives a message up within seconds: its deliveries follow at once, without a retry_policy", [subscription.address]),
	"evidence": {"retry_policy": "absent"},
} if {
	some subscription in input.resource.google_pubsub_subscription
	subscription.attrs.dead_letter_policy[0]
	lib.absent(subscription, "retry_policy")
	lib.exists(subscription)
	lib.live(subscription)
}
