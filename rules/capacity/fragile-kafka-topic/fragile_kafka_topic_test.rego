package debt.rules.capacity["fragile-kafka-topic_test"]

import data.debt.rules.capacity["fragile-kafka-topic"] as rule

findings(kind, attrs) := found if {
	found := rule.findings with input as {"resource": {kind: [{
		"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "attrs": attrs, "exists": "yes",
		"at": {"unit": "u", "path": "main.tf", "line": 1},
	}]}}
}

test_too_few if {
	count(findings("kafka_topic", {"replication_factor": 1})) == 1
	count(findings("kafka_topic", {"replication_factor": 2})) == 1
	count(findings("google_managed_kafka_topic", {"replication_factor": 1})) == 1
}

test_enough if count(findings("kafka_topic", {"replication_factor": 3})) == 0

test_in_step if {
	count(findings("kafka_topic", {"replication_factor": 3, "config": {"min.insync.replicas": "3"}})) == 1
	count(findings("kafka_topic", {"replication_factor": 3, "config": {"min.insync.replicas": 1}})) == 1
	count(findings("kafka_topic", {"replication_factor": 3, "config": {"min.insync.replicas": "2"}})) == 0
}

test_settings if {
	count(findings("aws_msk_configuration", {"server_properties": "a=b\nunclean.leader.election.enable=true\n"})) == 1
	count(findings("aws_msk_configuration", {"server_properties": "default.replication.factor=1\nauto.create.topics.enable=true"})) == 2
	count(findings("aws_msk_configuration", {"server_properties": "#auto.create.topics.enable=true\ndefault.replication.factor=3"})) == 0
}
