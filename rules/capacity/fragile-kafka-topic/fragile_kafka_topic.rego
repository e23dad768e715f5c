# METADATA
# title: Kafka topic loses data or stalls with one broker
# description: >-
#   With fewer than three copies, losing one broker loses messages that were acknowledged, or leaves a single copy of
#   them. When all copies must be in step, the loss of any broker stops every write instead. Topics that the brokers
#   create by themselves get whatever the default is.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html
#   - https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas
#   - https://registry.terraform.io/providers/Mongey/kafka/latest/docs/resources/topic
# custom:
#   id: CAP-010
#   severities: [high, medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address, what is fragile]
#   serves: ["6b", "3d"]
#   remediation: >-
#     Keep three copies (replication_factor = 3) of which two must be in step (min.insync.replicas = 2), and switch off
#     the creation of topics and unclean elections in the brokers' settings.
#   effort: 30m
#   since: 0.1.0
#   clouds: [aws, google]
package debt.rules.capacity["fragile-kafka-topic"]

import data.debt.lib

findings contains {
	"at": topic.at,
	"key": [topic.address, "replication_factor"],
	"message": sprintf("%s has %v copies; with one broker lost, it has too few", [topic.address, copies]),
	"evidence": {"replication_factor": copies},
	"severity": "high",
} if {
	some topic in topics
	copies := lib.in_production(topic, "replication_factor")
	to_number(copies) < 3
}

# All copies must be in step, or only one.
findings contains {
	"at": topic.at,
	"key": [topic.address, "min.insync.replicas"],
	"message": sprintf("%s asks for %v of %v copies in step: %s", [topic.address, least, copies, effect]),
	"evidence": {block: topic.attrs[block], "replication_factor": copies},
	"severity": "medium",
} if {
	some topic in topics
	some block in ["config", "configs"]
	least := topic.attrs[block]["min.insync.replicas"]
	copies := topic.attrs.replication_factor
	effect := {1: "messages may be lost with one broker", to_number(copies): "no broker may be lost"}[to_number(least)]
	to_number(copies) >= 3
}

topics contains topic if {
	some kind in {"kafka_topic", "google_managed_kafka_topic"}
	some topic in input.resource[kind]
	lib.may_run_in_production(topic)
}

findings contains {
	"at": cluster.at,
	"key": [cluster.address, setting],
	"message": sprintf("%s sets %s: %s", [cluster.address, setting, effect]),
	"evidence": {"server_properties": setting},
	"severity": "medium",
} if {
	some cluster in input.resource.aws_msk_configuration
	some pattern, effect in {
		`(?m)^\s*auto\.create\.topics\.enable\s*=\s*true`: "a misspelt name becomes a topic",
		`(?m)^\s*default\.replication\.factor\s*=\s*[12]\b`: "one lost broker loses messages",
		`(?m)^\s*unclean\.leader\.election\.enable\s*=\s*true`: "a copy that is behind may lead, and drops the rest",
	}
	setting := trim_space(regex.find_n(pattern, cluster.attrs.server_properties, 1)[0])
	lib.may_run_in_production(cluster)
}
