package debt.rules.retries["retry-without-jitter_test"]

import data.debt.rules.retries["retry-without-jitter"] as rule

around(attrs) := {
	"id": "m/Each", "unit": "u", "machine": "m", "address": "aws_sfn_state_machine.m", "path": "Each", "type": "Map",
	"attrs": attrs, "exists": "yes", "at": {"context": ""},
}

task(retrier, unsure) := {
	"id": "m/Each/A", "unit": "u", "machine": "m", "address": "aws_sfn_state_machine.m", "path": "Each/A", "type": "Task",
	"inside": "m/Each", "attrs": {"Retry": [retrier]}, "unsure": unsure, "exists": "yes", "at": {"context": ""},
}

found(each, s) := n if {
	n := count(rule.findings) with input as {"machine_state": [around(each), s], "repository": {}}
}

test_in_step if found({}, task({"ErrorEquals": ["States.ALL"]}, [])) == 1

test_jitter if found({}, task({"ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL"}, [])) == 0

test_unknown if found({}, task({"ErrorEquals": ["States.ALL"]}, ["Retry.0.JitterStrategy"])) == 0

test_one_by_one if found({"MaxConcurrency": 1}, task({"ErrorEquals": ["States.ALL"]}, [])) == 0

test_five_at_once if found({"MaxConcurrency": 5}, task({"ErrorEquals": ["States.ALL"]}, [])) == 1

test_polling if found({}, task({"ErrorEquals": ["NotReady"]}, [])) == 0

test_no_attempt if found({}, task({"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}, [])) == 0
