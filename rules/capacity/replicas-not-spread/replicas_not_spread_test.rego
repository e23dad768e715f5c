package debt.rules.capacity["replicas-not-spread_test"]

import data.debt.rules.capacity["replicas-not-spread"] as rule

findings(kind, attrs) := found if {
	found := rule.findings with input as {"resource": {kind: [{
		"id": "u#x.y", "unit": "u", "name": "y", "address": "x.y", "attrs": attrs, "exists": "yes",
		"at": {"unit": "u", "path": "main.tf", "line": 1},
	}]}}
}

test_pods if count(findings("kubernetes_deployment", {"spec": [{"replicas": 2}]})) == 1

test_one_pod if count(findings("kubernetes_deployment", {"spec": [{"replicas": 1}]})) == 0

test_pods_apart if {
	template := [{"spec": [{"affinity": [{}]}]}]
	count(findings("kubernetes_deployment", {"spec": [{"replicas": 2, "template": template}]})) == 0
}

test_packed if {
	count(findings("aws_ecs_service", {"desired_count": 2, "ordered_placement_strategy": [{"type": "binpack"}]})) == 1
	count(findings("aws_ecs_service", {"desired_count": 2, "ordered_placement_strategy": [{"type": "spread"}]})) == 0
	count(findings("aws_ecs_service", {"desired_count": 2})) == 0
}
