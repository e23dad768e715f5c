package debt.rules.capacity["workload-without-memory-bound_test"]

import data.debt.rules.capacity["workload-without-memory-bound"] as rule

workload(container) := {
	"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "exists": "yes",
	"attrs": {"spec": [{"template": [{"spec": [{"container": [object.union({"name": "web"}, container)]}]}]}]},
	"at": {"unit": "u", "path": "main.tf", "line": 1},
}

findings(container, more) := found if {
	document := {"resource": {
		"kubernetes_deployment": [workload(container)],
		"kubernetes_namespace": [{"unit": "u", "exists": "yes"}],
	}, "whole": {"u": true}}
	found := rule.findings with input as object.union(document, more)
}

test_no_limit if count(findings({}, {})) == 1

test_request_is_no_limit if count(findings({"resources": [{"requests": {"memory": "1Gi"}}]}, {})) == 1

test_limit if count(findings({"resources": [{"limits": {"memory": "1Gi"}}]}, {})) == 0

test_defaults if count(findings({}, {"resource": {"kubernetes_limit_range": [{"unit": "u"}]}})) == 0

test_namespace_elsewhere if count(findings({}, {"resource": {"kubernetes_namespace": []}})) == 0
