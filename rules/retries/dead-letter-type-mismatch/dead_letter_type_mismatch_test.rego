package debt.rules.retries["dead-letter-type-mismatch_test"]

import data.debt.rules.retries["dead-letter-type-mismatch"] as rule

row(name, attrs) := {
	"id": sprintf("terraform:infra#aws_sqs_queue.%s", [name]),
	"unit": "terraform:infra",
	"name": name,
	"address": sprintf("aws_sqs_queue.%s", [name]),
	"attrs": attrs,
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(source, dead) := found if {
	found := rule.findings with input as {"resource": {"aws_sqs_queue": [source, dead]}}
}

wired(to) := {"unsure": ["redrive_policy"], "references": [{"attribute": "redrive_policy.deadLetterTargetArn", "to": to}]}

test_pair_by_label if {
	some finding in findings(row("orders_q", {"fifo_queue": true}), row("orders_dlq", {}))
	finding.key == ["aws_sqs_queue.orders_dlq"]
	finding.evidence == {"fifo_queue": "absent"}
}

test_pair_by_policy if {
	dead := row("rejected", {"fifo_queue": false})
	some finding in findings(object.union(row("orders", {"fifo_queue": true}), wired(dead.id)), dead)
	finding.evidence == {"fifo_queue": false}
}

test_labels_that_pair if {
	every labels in [["orders", "orders_dlq"], ["orders_queue", "orders_dead_letter_queue"], ["orders", "orders-dead-letter"], ["q", "dlq"]] {
		count(findings(row(labels[0], {"fifo_queue": true}), row(labels[1], {}))) == 1
	}
}

test_other_label if count(findings(row("orders", {"fifo_queue": true}), row("mail_dlq", {}))) == 0

test_both_fifo if count(findings(row("orders", {"fifo_queue": true}), row("orders_dlq", {"fifo_queue": true}))) == 0

test_both_standard if count(findings(row("orders", {}), row("orders_dlq", {}))) == 0

test_unknown if {
	unknown := object.union(row("orders_dlq", {}), {"unsure": ["fifo_queue"]})
	count(findings(row("orders", {"fifo_queue": true}), unknown)) == 0
}

test_does_not_exist if {
	gone := object.union(row("orders_dlq", {}), {"exists": "no"})
	count(findings(row("orders", {"fifo_queue": true}), gone)) == 0
}
