package debt.rules.capacity["disruption-budget-missing-or-blocking_test"]

import data.debt.rules.capacity["disruption-budget-missing-or-blocking"] as rule

row(attrs, path) := {
	"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "attrs": {"spec": [attrs]}, "exists": "yes",
	"at": {"unit": "u", "path": path, "line": 1},
}

findings(budgets, deployments) := found if {
	found := rule.findings with input as {
		"resource": {"kubernetes_pod_disruption_budget_v1": budgets, "kubernetes_deployment": deployments},
		"whole": {"u": true},
	}
}

selector := [{"match_labels": {"app": "web"}}]

deployment := row({"replicas": 2, "selector": selector}, "prod/main.tf")

test_nothing_may_go if {
	count(findings([row({"max_unavailable": "0"}, "main.tf")], [])) == 1
	count(findings([row({"min_available": "100%"}, "main.tf")], [])) == 1
	count(findings([row({"max_unavailable": "1"}, "main.tf")], [])) == 0
}

test_all_must_stay if {
	count(findings([row({"min_available": "2", "selector": selector}, "main.tf")], [deployment])) == 1
	count(findings([row({"min_available": "1", "selector": selector}, "main.tf")], [deployment])) == 0
	count(findings([row({"min_available": "2", "selector": [{"match_labels": {"app": "api"}}]}, "main.tf")], [deployment])) == 0
}

test_missing if count(findings([], [deployment])) == 1

test_missing_where_it_does_not_matter if {
	count(findings([], [object.union(deployment, {"at": {"path": "main.tf"}})])) == 0
	count(findings([], [row({"replicas": 1}, "prod/main.tf")])) == 0
}
