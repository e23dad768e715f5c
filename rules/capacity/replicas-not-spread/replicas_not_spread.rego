# METADATA
# title: Copies may land on the same machine or zone
# description: >-
#   Copies that share a machine are lost together; the number of them says nothing then. Services of containers on own
#   machines are judged where their placement packs them, and pods where neither spread constraints nor affinity
#   are set. Constraints that the cluster's scheduler sets for everybody are not seen.
#   Off by default: the only one found in the sampled repositories was an exercise.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
# custom:
#   id: CAP-005
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["6f", "6a"]
#   remediation: >-
#     Add a topology_spread_constraint over topology.kubernetes.io/zone; in a container service, put
#     spread over attribute:ecs.availability-zone before any other placement strategy.
#   effort: 10m
#   since: 0.1.0
#   clouds: [any]
package debt.rules.capacity["replicas-not-spread"]

import data.debt.lib

pod := "spec.0.template.0.spec.0"

findings contains {
	"at": workload.at,
	"key": [workload.address],
	"message": sprintf("%s has %v copies that may all share a machine: nothing spreads them", [workload.address, copies]),
	"evidence": {
		"spec.0.replicas": copies,
		concat(".", [pod, "topology_spread_constraint"]): "absent",
		concat(".", [pod, "affinity"]): "absent",
	},
} if {
	some kind in {"kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1"}
	some workload in input.resource[kind]
	copies := lib.in_production(workload, "spec.0.replicas")
	to_number(copies) > 1
	lib.absent(workload, concat(".", [pod, "topology_spread_constraint"]))
	lib.absent(workload, concat(".", [pod, "affinity"]))
	lib.may_run_in_production(workload)
}

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s packs its %v copies onto as few machines as possible", [service.address, copies]),
	"evidence": {"desired_count": copies, "ordered_placement_strategy": strategies},
} if {
	some service in input.resource.aws_ecs_service
	copies := lib.in_production(service, "desired_count")
	to_number(copies) > 1
	lib.size(service, "ordered_placement_strategy") > 0
	strategies := service.attrs.ordered_placement_strategy
	{strategy.type | some strategy in strategies} == {"binpack"}
	lib.may_run_in_production(service)
}
