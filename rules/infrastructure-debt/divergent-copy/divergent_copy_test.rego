package debt.rules["infrastructure-debt"]["divergent-copy_test"]

import data.debt.rules["infrastructure-debt"]["divergent-copy"] as rule

findings(path, difference) := found if {
	found := rule.findings with input as {"copy": [{
		"id": "terraform:eu#aws_sqs_queue.jobs#copy",
		"unit": "terraform:eu",
		"kind": "block",
		"group": "g",
		"name": "aws_sqs_queue.jobs",
		"members": 5,
		"differs": [difference],
		"at": {"unit": "terraform:eu", "path": path, "line": 1},
	}]}
}

missing := {"path": "redrive_policy", "absent": true, "unset": false, "agree": 4}

other := {"path": "deletion_protection", "absent": false, "unset": false, "value": false, "usual": true, "agree": 4}

test_missing if {
	some finding in findings("eu/main.tf", missing)
	finding.key == ["aws_sqs_queue.jobs", "redrive_policy"]
	finding.message == "aws_sqs_queue.jobs does not set redrive_policy, unlike 4 of its 5 copies (set)"
	finding.evidence == {"redrive_policy": "absent", "usual": "set", "agree": 4, "copies": 5}
}

test_another_value if {
	some finding in findings("eu/main.tf", other)
	finding.message == "aws_sqs_queue.jobs sets deletion_protection to false, unlike 4 of its 5 copies (true)"
}

test_development if count(findings("env/dev-eu/main.tf", missing)) == 0

test_a_word_with_dev_in_it if count(findings("devices/main.tf", missing)) == 1

test_more_than_others if count(findings("eu/main.tf", object.union(other, {"unset": true}))) == 0

test_no_protection if count(findings("eu/main.tf", object.union(other, {"path": "name"}))) == 0

test_what_decides_nothing if {
	every path in ["performance_insights_enabled", "tracing_config.0.mode", "versioning_enabled", "message_retention_seconds"] {
		count(findings("eu/main.tf", object.union(missing, {"path": path}))) == 0
	}
}

test_logs if count(findings("eu/logs/main.tf", missing)) == 0
