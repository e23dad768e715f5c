package debt.rules.capacity["autoscale-on-cpu-average_test"]

import data.debt.rules.capacity["autoscale-on-cpu-average"] as rule

place := {"unit": "u", "path": "main.tf", "line": 1}

group := {
	"id": "u#aws_autoscaling_group.web", "unit": "u", "name": "web", "address": "aws_autoscaling_group.web",
	"attrs": {"target_group_arns": ["a"]}, "exists": "yes", "at": place,
}

policy(name, metric) := {
	"id": sprintf("u#aws_autoscaling_policy.%s", [name]), "unit": "u", "name": name, "exists": "yes", "at": place,
	"attrs": {"target_tracking_configuration": [{"predefined_metric_specification": [{"predefined_metric_type": metric}]}]},
	"references": [{"attribute": "autoscaling_group_name", "to": group.id}],
}

findings(policies, change) := found if {
	found := rule.findings with input as {
		"resource": {"aws_autoscaling_group": [object.union(group, change)], "aws_autoscaling_policy": policies},
		"referrers": {group.id: {"aws_autoscaling_policy": [{"id": p.id} | some p in policies]}},
		"whole": {"u": true},
	}
}

cpu := policy("cpu", "ASGAverageCPUUtilization")

test_cpu_alone if count(findings([cpu], {})) == 1

test_requests_too if count(findings([cpu, policy("requests", "ALBRequestCountPerTarget")], {})) == 0

test_serves_nothing if count(findings([cpu], {"attrs": {"target_group_arns": null}})) == 0

test_computing if count(findings([cpu], {"name": "encoder"})) == 0

test_google if {
	autoscaler := {
		"id": "u#a", "address": "a", "name": "a", "unit": "u", "exists": "yes", "at": place,
		"attrs": {"autoscaling_policy": [{"cpu_utilization": [{"target": 0.6}]}]},
		"references": [{"attribute": "target", "to": "u#manager"}],
	}
	resources := {"google_compute_autoscaler": [autoscaler]}
	served := {"u#manager": {"google_compute_backend_service": [{"id": "u#b"}]}}
	found := rule.findings with input as {"resource": resources, "referrers": served}
	count(found) == 1
	idle := rule.findings with input as {"resource": resources, "referrers": {}}
	count(idle) == 0
}
