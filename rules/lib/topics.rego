# Topics of Google Cloud: which are known, and which take dead letters.
package debt.lib

# unresolved: path is set, or may be, and mentions no resource that could be
# what it names. The mention is the path without the indexes of blocks.
unresolved(row, path, mention) if {
	_may_name(row, path)
	count({1 | some id in refers(row, mention); not regex.match(`#(var|local|each|count)\.`, id)}) == 0
}

_may_name(row, path) if present(row, path)

_may_name(row, path) if unsure(row, path)

# dead_letter_topics: IDs of the topics that a subscription sends dead letters to.
dead_letter_topics contains topic.id if {
	some topic in input.resource.google_pubsub_topic
	some mention in input.referrers[topic.id].google_pubsub_subscription
	dead_letter_wire(mention.attribute)
}

# dead_letter_topic_doubt: units of which a subscription sends dead letters to a
# topic that cannot be told.
dead_letter_topic_doubt contains subscription.unit if {
	some subscription in input.resource.google_pubsub_subscription
	some doubt in subscription.unsure
	dead_letter_wire(doubt)
	count({1 | some id in refers(subscription, "dead_letter_policy"); contains(id, "#google_pubsub_topic.")}) == 0
}

# unwired_topics: topics for dead letters, by their name, that certainly no
# subscription of the unit sends to. Who is permitted something on a topic, or takes
# from it, sends nothing.
unwired_topics contains topic.id if {
	some topic in input.resource.google_pubsub_topic
	some name in {topic.address} | {name | name := topic.attrs.name}
	dead_letter_name(name)
	not topic.id in dead_letter_topics
	not topic.unit in dead_letter_topic_doubt
	count({kind | some kind, _ in input.referrers[topic.id]; not _sends_nothing(kind)}) == 0
}

_sends_nothing(kind) if kind in {"google_monitoring_alert_policy", "google_pubsub_subscription", "local"}

_sends_nothing(kind) if startswith(kind, "google_pubsub_topic_iam_")
