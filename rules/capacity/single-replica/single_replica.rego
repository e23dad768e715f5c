# METADATA
# title: Production serves requests with one copy
# description: >-
#   One copy behind a load balancer is down whenever its machine is drained, patched or lost, and whenever it restarts;
#   there is nothing to balance to. Only what is told to be production and serves requests is judged, and of a
#   conditional only production's branch. Coordinators and stores that can only run once, by their name or because
#   they keep their data on a volume, and what something scales, are left out.
#   Off by default: 1 of 2 sampled findings was right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/availability.html
#   - https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1
#   - https://learn.microsoft.com/en-us/azure/reliability/reliability-app-service
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_group_manager
# custom:
#   id: CAP-004
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["6a", "5d"]
#   remediation: >-
#     Run two copies or more in production, in different zones; for pods, with a disruption budget.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["single-replica"]

import data.debt.lib

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s serves production with one copy: desired_count is 1", [service.address]),
	"evidence": {"desired_count": copies},
} if {
	some service in input.resource.aws_ecs_service
	copies := lib.in_production(service, "desired_count")
	copies in {1, "1"}
	service.id in lib.fixed_services
	lib.exists(service)
	lib.live(service)
	lib.runs_in_production(service)
}

findings contains {
	"at": thing.at,
	"key": [thing.address],
	"message": sprintf("%s serves production with one copy: %s is %v", [thing.address, path, copies]),
	"evidence": {path: copies},
} if {
	some kind, path in {
		"kubernetes_deployment": "spec.0.replicas",
		"kubernetes_deployment_v1": "spec.0.replicas",
		"azurerm_service_plan": "worker_count",
		"google_compute_instance_group_manager": "target_size",
		"google_compute_region_instance_group_manager": "target_size",
	}
	some thing in input.resource[kind]
	copies := lib.in_production(thing, path)
	copies in {1, "1"}
	lib.exists(thing)
	lib.live(thing)
	lib.runs_in_production(thing)
	lib.never_scaled(thing)
	not thing.id in lib.moved
	not thing.unit in lib.moved_doubt
	not thing.id in idle
	not lib.set_by_hand(thing.name)
	lib.absent(thing, "spec.0.template.0.spec.0.volume")
	lib.absent(thing, "stateful_disk")
	not regex.match(`(?i)(^|[^a-z])(test|debug|port[-_]forward|proxy|bastion|operator|job|cron|worker)`, thing.name)
}

# idle: groups of machines of Google Cloud that no load balancer uses.
idle contains group.id if {
	some kind in {"google_compute_instance_group_manager", "google_compute_region_instance_group_manager"}
	some group in input.resource[kind]
	not group.id in lib.balanced_groups
}
