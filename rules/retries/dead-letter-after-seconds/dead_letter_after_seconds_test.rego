package debt.rules.retries["dead-letter-after-seconds_test"]

import data.debt.rules.retries["dead-letter-after-seconds"] as rule

findings(attrs, change) := found if {
	row := {"id": "u#s", "unit": "u", "address": "s", "attrs": attrs, "exists": "yes", "at": {"unit": "u", "path": "main.tf", "line": 1}}
	found := rule.findings with input as {"resource": {"google_pubsub_subscription": [object.union(row, change)]}}
}

dead := {"dead_letter_policy": [{"max_delivery_attempts": 5}]}

test_at_once if {
	some finding in findings(dead, {})
	finding.evidence == {"retry_policy": "absent"}
}

test_backs_off if count(findings(object.union(dead, {"retry_policy": [{"minimum_backoff": "10s"}]}), {})) == 0

test_never_gives_up if count(findings({}, {})) == 0

test_unknown if count(findings(dead, {"unsure": ["retry_policy"]})) == 0

test_does_not_exist if count(findings(dead, {"exists": "no"})) == 0
