package debt.rules.retries["dead-letter-topic-keeps-nothing_test"]

import data.debt.rules.retries["dead-letter-topic-keeps-nothing"] as rule

row(kind, attrs) := {
	"id": concat("#", ["u", kind]), "unit": "u", "address": kind, "attrs": attrs, "exists": "yes",
	"at": {"unit": "u", "path": "main.tf", "line": 1},
}

wire := {"id": "u#orders", "attribute": "dead_letter_policy.dead_letter_topic"}

reader := {"id": "u#google_pubsub_subscription", "attribute": "topic"}

findings(topic, subscription, mentions, others) := found if {
	found := rule.findings with input as {
		"resource": {
			"google_pubsub_topic": [row("google_pubsub_topic", topic)],
			"google_pubsub_subscription": [row("google_pubsub_subscription", subscription)],
		},
		"referrers": {"u#google_pubsub_topic": object.union({"google_pubsub_subscription": mentions}, others)},
		"whole": {"u": true},
	}
}

test_nobody_subscribes if {
	some finding in findings({}, {}, [wire], {})
	finding.key == ["google_pubsub_topic"]
	count(findings({"message_retention_duration": "86400s"}, {}, [wire], {})) == 0
	count(findings({}, {}, [wire], {"output": [{"id": "o", "attribute": "value"}]})) == 0
	count(findings({}, {}, [], {})) == 0
}

test_expires if {
	some finding in findings({}, {}, [wire, reader], {})
	finding.key == ["google_pubsub_subscription"]
	count(findings({}, {"expiration_policy": [{"ttl": ""}]}, [wire, reader], {})) == 0
	count(findings({}, {"push_config": [{}]}, [wire, reader], {})) == 0
	count(findings({}, {}, [wire, reader, {"id": "u#other", "attribute": "topic"}], {})) == 0
}
