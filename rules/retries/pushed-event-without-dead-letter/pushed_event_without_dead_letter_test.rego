package debt.rules.retries["pushed-event-without-dead-letter_test"]

import data.debt.rules.retries["pushed-event-without-dead-letter"] as rule

row := {
	"id": "terraform:infra#x.orders",
	"unit": "terraform:infra",
	"address": "x.orders",
	"attrs": {},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

found(kind, change) := findings if {
	findings := rule.findings with input as {"resource": {kind: [object.union(row, change)]}}
}

pushing := {"push_config": [{"push_endpoint": "https://orders.example.com"}]}

test_push if {
	some finding in found("google_pubsub_subscription", {"attrs": pushing})
	finding.key == ["x.orders"]
	finding.evidence.dead_letter_policy == "absent"
}

test_table if count(found("google_pubsub_subscription", {"attrs": {"bigquery_config": [{"table": "t"}]}})) == 1

test_event_grid if {
	count(found("azurerm_eventgrid_event_subscription", {"attrs": {"webhook_endpoint": [{"url": "u"}]}})) == 1
	count(found("azurerm_eventgrid_system_topic_event_subscription", {"attrs": {"azure_function_endpoint": [{"function_id": "f"}]}})) == 1
}

test_queues_keep_it if {
	count(found("google_pubsub_subscription", {})) == 0
	count(found("azurerm_eventgrid_event_subscription", {"attrs": {"storage_queue_endpoint": [{"queue_name": "q"}]}})) == 0
}

test_kept if {
	count(found("google_pubsub_subscription", {"attrs": object.union(pushing, {"dead_letter_policy": [{}]})})) == 0
	count(found("google_pubsub_subscription", {"attrs": pushing, "unsure": ["dead_letter_policy"]})) == 0
}

test_dead_letters if {
	count(found("google_pubsub_subscription", {"attrs": object.union(pushing, {"topic": "orders-dlq"})})) == 0
	count(found("google_pubsub_subscription", {"attrs": pushing, "address": "google_pubsub_subscription.dead_letter"})) == 0
}

test_not_there if {
	count(found("google_pubsub_subscription", {"attrs": pushing, "exists": "no"})) == 0
	count(found("google_pubsub_subscription", {"attrs": pushing, "at": {"context": "example"}})) == 0
}
