package debt.rules.latency["workflow-task-without-timeout_test"]

import data.debt.rules.latency["workflow-task-without-timeout"] as rule

machine(fields) := object.union({
	"id": "m", "unit": "u", "kind": "STANDARD", "known": true, "attrs": {}, "exists": "yes", "at": {"context": ""},
}, fields)

state(fields) := object.union({
	"id": "m/A", "unit": "u", "machine": "m", "address": "aws_sfn_state_machine.m", "path": "A", "pattern": "sync",
	"action": "ecs:runTask", "attrs": {"Resource": "arn:aws:states:::ecs:runTask.sync"}, "exists": "yes", "at": {"context": ""},
}, fields)

found(m, s) := n if {
	n := count(rule.findings) with input as {"state_machine": [machine(m)], "machine_state": [state(s)], "repository": {}}
}

test_job if found({}, {}) == 1

test_bounded if found({}, {"attrs": {"Resource": "r", "TimeoutSeconds": 60}}) == 0

test_unknown if found({}, {"unsure": ["TimeoutSeconds"]}) == 0

test_heartbeat if found({}, {"attrs": {"Resource": "r", "HeartbeatSeconds": 60}}) == 0

test_whole_machine if found({"attrs": {"TimeoutSeconds": 60}}, {}) == 0

test_express if found({"kind": "EXPRESS"}, {}) == 0

test_request if found({}, {"pattern": "request"}) == 0

test_athena if found({}, {"action": "athena:startQueryExecution"}) == 0
