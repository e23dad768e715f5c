# METADATA
# title: Disruption budget blocks every drain, or is missing
# description: >-
#   A budget that allows no pod to go makes every drain of a machine wait for ever, until somebody deletes it in the
#   middle of an upgrade. Without one, an upgrade may take all copies at once. A budget is missed only for what is
#   told to be production, where a unit has none at all: charts and other repositories may hold more.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#   - https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_disruption_budget_v1
# custom:
#   id: CAP-006
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["5d", "6g"]
#   remediation: >-
#     Set max_unavailable = 1, which fits any number of copies, and run two copies or more.
#   effort: 5m
#   since: 0.1.0
package debt.rules.capacity["disruption-budget-missing-or-blocking"]

import data.debt.lib

findings contains {
	"at": budget.at,
	"key": [budget.address],
	"message": sprintf("%s blocks every drain: %s is %v", [budget.address, path, value]),
	"evidence": {path: lib.in_production(budget, path)},
	"severity": "medium",
} if {
	some budget in budgets
	lib.exists(budget)
	some [path, value] in [["spec.0.max_unavailable", "0"], ["spec.0.max_unavailable", "0%"], ["spec.0.min_available", "100%"]]
	sprintf("%v", [lib.in_production(budget, path)]) == value
}

findings contains {
	"at": budget.at,
	"key": [budget.address],
	"message": sprintf("%s blocks every drain: %v must be there of the %v of %s", [budget.address, least, copies, workload.address]),
	"evidence": {"spec.0.min_available": least, "spec.0.selector": budget.attrs.spec[0].selector},
	"severity": "medium",
} if {
	some budget in budgets
	least := lib.in_production(budget, "spec.0.min_available")
	some workload in workloads
	workload.unit == budget.unit
	workload.attrs.spec[0].selector[0].match_labels == budget.attrs.spec[0].selector[0].match_labels
	copies := lib.in_production(workload, "spec.0.replicas")
	to_number(least) >= to_number(copies)
}

findings contains {
	"at": workload.at,
	"key": [workload.address],
	"message": sprintf("an upgrade may take all %v copies of %s at once: no disruption budget", [copies, workload.address]),
	"evidence": {"spec.0.replicas": copies},
	"severity": "low",
} if {
	some workload in workloads
	copies := lib.in_production(workload, "spec.0.replicas")
	to_number(copies) > 1
	lib.runs_in_production(workload)
	input.whole[workload.unit]
	not workload.unit in {budget.unit | some budget in budgets} | {call.unit | some call in input.module}
}

budgets contains budget if {
	some kind in {"kubernetes_pod_disruption_budget", "kubernetes_pod_disruption_budget_v1"}
	some budget in input.resource[kind]
	lib.live(budget)
}

workloads contains workload if {
	some kind in {"kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set_v1"}
	some workload in input.resource[kind]
	lib.exists(workload)
	lib.live(workload)
}
