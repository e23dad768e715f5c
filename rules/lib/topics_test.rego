package debt.lib_test

import data.debt.lib

test_unresolved if {
	lib.unresolved({"attrs": {"topic": "orders"}}, "topic", "topic")
	lib.unresolved({"attrs": {}, "unsure": ["topic"]}, "topic", "topic")
	lib.unresolved({"attrs": {}, "unsure": ["topic"], "references": [{"attribute": "topic", "to": "u#var.topic"}]}, "topic", "topic")
	not lib.unresolved({"attrs": {}}, "topic", "topic")
	not lib.unresolved({"attrs": {}, "unsure": ["topic"], "references": [{"attribute": "topic", "to": "u#google_pubsub_topic.t"}]}, "topic", "topic")
}

test_dead_letter_topics if {
	mention := {"id": "s", "attribute": "dead_letter_policy.dead_letter_topic"}
	topics := {"google_pubsub_topic": [{"id": "u#t"}]}
	lib.dead_letter_topics == {"u#t"} with input as {"resource": topics, "referrers": {"u#t": {"google_pubsub_subscription": [mention]}}}
	lib.dead_letter_topics == set() with input as {"resource": topics, "referrers": {"u#t": {"google_pubsub_subscription": [{"id": "s", "attribute": "topic"}]}}}
}

test_dead_letter_topic_doubt if {
	row := {"unit": "u", "attrs": {}, "unsure": ["dead_letter_policy.0.dead_letter_topic"]}
	known := {"references": [{"attribute": "dead_letter_policy.dead_letter_topic", "to": "u#google_pubsub_topic.t"}]}
	lib.dead_letter_topic_doubt == {"u"} with input as {"resource": {"google_pubsub_subscription": [row]}}
	lib.dead_letter_topic_doubt == set() with input as {"resource": {"google_pubsub_subscription": [object.union(row, known)]}}
}

_dead_topic(referrers, subscriptions) := {
	"resource": {
		"google_pubsub_topic": [{"id": "u#google_pubsub_topic.a_dlq", "unit": "u", "address": "google_pubsub_topic.a_dlq", "attrs": {}}],
		"google_pubsub_subscription": subscriptions,
	},
	"referrers": {"u#google_pubsub_topic.a_dlq": referrers},
}

test_unwired_topics if {
	count(lib.unwired_topics) == 1 with input as _dead_topic({"google_pubsub_subscription": [{"id": "s", "attribute": "topic"}]}, [])
	count(lib.unwired_topics) == 1 with input as _dead_topic({"google_pubsub_topic_iam_member": [{"id": "m", "attribute": "topic"}]}, [])
	count(lib.unwired_topics) == 0 with input as _dead_topic({"google_pubsub_subscription": [{"id": "s", "attribute": "dead_letter_policy.dead_letter_topic"}]}, [])
	count(lib.unwired_topics) == 0 with input as _dead_topic({"output": [{"id": "o", "attribute": "value"}]}, [])
	count(lib.unwired_topics) == 0 with input as _dead_topic({}, [{"id": "s", "unit": "u", "attrs": {}, "unsure": ["dead_letter_policy.0.dead_letter_topic"]}])
}
