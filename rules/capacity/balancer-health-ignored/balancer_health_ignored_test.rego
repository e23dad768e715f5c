package debt.rules.capacity["balancer-health-ignored_test"]

import data.debt.rules.capacity["balancer-health-ignored"] as rule

group := {
	"id": "u#aws_autoscaling_group.web", "unit": "u", "name": "web", "address": "aws_autoscaling_group.web",
	"attrs": {}, "exists": "yes", "at": {"unit": "u", "path": "main.tf", "line": 1},
	"references": [{"attribute": "target_group_arns", "to": "u#aws_lb_target_group.web"}],
}

findings(change, referrers) := found if {
	found := rule.findings with input as {
		"resource": {"aws_autoscaling_group": [object.union(group, change)]},
		"referrers": {group.id: referrers},
		"whole": {"u": true},
	}
}

test_default if {
	some finding in findings({}, {})
	finding.evidence == {"health_check_type": "absent"}
}

test_believes_the_balancer if count(findings({"attrs": {"health_check_type": "ELB"}}, {})) == 0

test_unknown if count(findings({"unsure": ["health_check_type"]}, {})) == 0

test_not_balanced if count(findings({"references": []}, {})) == 0

test_attached if count(findings({"references": []}, {"aws_autoscaling_attachment": [{"id": "a"}]})) == 1

test_containers if count(findings({}, {"aws_ecs_capacity_provider": [{"id": "p"}]})) == 0

test_kubernetes if count(findings({"name": "eks_workers"}, {})) == 0

healing(change) := found if {
	row := object.union({"id": "u#google_compute_instance_group_manager.web", "unit": "u", "address": "google_compute_instance_group_manager.web", "attrs": {}, "exists": "yes", "at": {"unit": "u", "path": "main.tf"}}, change)
	found := rule.findings with input as {
		"resource": {"google_compute_instance_group_manager": [row]},
		"referrers": {row.id: {"google_compute_backend_service": [{"id": "b", "attribute": "backend.0.group"}]}},
	}
}

test_google if count(healing({})) == 1

test_google_silent if {
	count(healing({"attrs": {"auto_healing_policies": [{}]}})) == 0
	count(healing({"unsure": ["auto_healing_policies"]})) == 0
	count(healing({"at": {"unit": "u", "path": "kubernetes/main.tf"}})) == 0
	count(healing({"exists": "no"})) == 0
}
