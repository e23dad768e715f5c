# METADATA
# title: Fleet cannot grow
# description: >-
#   The fleet has the size of an ordinary day: its bounds are equal, so that no policy can move it, or it has room to
#   grow and nothing that uses it. When load doubles or a machine is lost, the rest takes it all until somebody edits
#   the code. Single machines, members of clusters that are sized by hand, and groups that a capacity provider or a
#   cluster's autoscaler moves are left out, unless their own bounds are equal. Services of containers count from three
#   copies behind a load balancer, where they are told to be production.
#   Off by default: 7 of 8 findings were right, all of one repository.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
#   - https://docs.aws.amazon.com/autoscaling/application/userguide/what-is-application-auto-scaling.html
#   - https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler
#   - https://learn.microsoft.com/en-us/azure/aks/cluster-autoscaler
# custom:
#   id: CAP-001
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["6d", "6g"]
#   remediation: >-
#     Give the range head-room above the usual size and a target-tracking policy that uses it; where the size is meant
#     to be fixed, say why beside it.
#   effort: 60m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["fixed-size-fleet"]

import data.debt.lib

# What is declared as scaling, and cannot, counts from one.
ranges := {
	"aws_autoscaling_group": ["min_size", "max_size", 2],
	"aws_appautoscaling_target": ["min_capacity", "max_capacity", 1],
	"aws_eks_node_group": ["scaling_config.0.min_size", "scaling_config.0.max_size", 2],
	"azurerm_kubernetes_cluster": ["default_node_pool.0.min_count", "default_node_pool.0.max_count", 1],
	"azurerm_kubernetes_cluster_node_pool": ["min_count", "max_count", 1],
	"azurerm_monitor_autoscale_setting": ["profile.0.capacity.0.minimum", "profile.0.capacity.0.maximum", 1],
	"google_compute_region_autoscaler": ["autoscaling_policy.0.min_replicas", "autoscaling_policy.0.max_replicas", 1],
	"google_container_node_pool": ["autoscaling.0.min_node_count", "autoscaling.0.max_node_count", 1],
	"kubernetes_horizontal_pod_autoscaler_v2": ["spec.0.min_replicas", "spec.0.max_replicas", 1],
}

findings contains {
	"at": fleet.at,
	"key": [fleet.address],
	"message": sprintf("%s cannot scale: %s and %s are both %v", [fleet.address, low, high, size]),
	"evidence": {low: size, high: size},
} if {
	some kind, [low, high, least] in ranges
	some fleet in input.resource[kind]
	size := lib.in_production(fleet, low)
	lib.in_production(fleet, high) == size
	to_number(size) >= least
	lib.may_run_in_production(fleet)
	not lib.set_by_hand(fleet.name)
}

findings contains {
	"at": fleet.at,
	"key": [fleet.address],
	"message": sprintf("%s may grow from %v to %v, but nothing scales it", [fleet.address, low, high]),
	"evidence": {"min_size": low, "max_size": high},
} if {
	some fleet in input.resource.aws_autoscaling_group
	[low, high] := [lib.in_production(fleet, "min_size"), lib.in_production(fleet, "max_size")]
	to_number(low) > 0
	to_number(high) > to_number(low)
	lib.in_production(fleet, "desired_capacity") in {"absent", low}
	lib.may_run_in_production(fleet)
	fleet.id in lib.unmoved_groups
}

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s stays at %v copies in production whatever the load", [service.address, copies]),
	"evidence": {"desired_count": copies},
} if {
	some service in input.resource.aws_ecs_service
	copies := lib.in_production(service, "desired_count")
	to_number(copies) > 2
	service.id in lib.fixed_services
	lib.may_run_in_production(service)
	lib.runs_in_production(service)
}
