package debt.lib_test

import data.debt.lib

service := {"id": "u#aws_ecs_service.api", "unit": "u", "name": "api", "address": "aws_ecs_service.api"}

target(to) := {"id": "u#aws_appautoscaling_target.api", "unit": "u", "references": [{"attribute": "resource_id", "to": to}]}

test_scaled if {
	not lib.never_scaled(service) with input as {"whole": {"u": true}, "resource": {"aws_appautoscaling_target": [target(service.id)]}}
}

test_never_scaled if {
	lib.never_scaled(service) with input as {"whole": {"u": true}}
	lib.never_scaled(service) with input as {"whole": {"u": true}, "resource": {"aws_appautoscaling_target": [target("u#aws_ecs_service.web")]}}
}

test_scaling_in_doubt if {
	not lib.never_scaled(service) with input as {"whole": {"u": false}}
	not lib.never_scaled(service) with input as {"whole": {"u": true}, "resource": {"aws_appautoscaling_target": [target("u#var.service")]}}
	not lib.never_scaled(service) with input as {"whole": {"u": true}, "module": [{"unit": "u", "name": "autoscaling", "source": "./x"}]}
	not lib.never_scaled(service) with input as {"whole": {"u": true}, "referrers": {"u#aws_ecs_service.api": {"module": [{"id": "u#module.x"}]}}}
}

test_set_by_hand if {
	lib.set_by_hand("kafka-brokers")
	lib.set_by_hand("module.x.prometheus")
	not lib.set_by_hand("checkout")
	not lib.set_by_hand("administrative")
}

test_unmoved_groups if {
	base := {"id": "u#aws_autoscaling_group.web", "unit": "u", "name": "web", "attrs": {}, "at": {"path": "main.tf"}}
	lib.unmoved_groups == {base.id} with input as {"whole": {"u": true}, "resource": {"aws_autoscaling_group": [base]}}
	every change in [{"name": "eks"}, {"attrs": {"tag": [{"key": "k8s.io/cluster-autoscaler/enabled"}]}}, {"unsure": ["tag"]}] {
		lib.unmoved_groups == set() with input as {"whole": {"u": true}, "resource": {"aws_autoscaling_group": [object.union(base, change)]}}
	}
	lib.unmoved_groups == set() with input as {
		"whole": {"u": true},
		"resource": {"aws_autoscaling_group": [base]},
		"referrers": {base.id: {"aws_autoscaling_policy": [{"id": "p"}]}},
	}
}

test_fixed_services if {
	base := {"id": "a", "unit": "u", "name": "web", "attrs": {"load_balancer": [{}], "lifecycle": [{"ignore_changes": ["task_definition"]}]}}
	lib.fixed_services == {"a"} with input as {"whole": {"u": true}, "resource": {"aws_ecs_service": [base]}}
	every change in [
		{"name": "prometheus"}, {"attrs": {"load_balancer": null}}, {"attrs": {"scheduling_strategy": "DAEMON"}},
		{"attrs": {"lifecycle": [{"ignore_changes": ["desired_count"]}]}}, {"unsure": ["lifecycle.0.ignore_changes"]},
	] {
		lib.fixed_services == set() with input as {"whole": {"u": true}, "resource": {"aws_ecs_service": [object.union(base, change)]}}
	}
}
