# METADATA
# title: Container without a memory limit or request
# description: >-
#   A container that leaks takes the memory of its whole machine, and the kernel then kills whatever it likes there.
#   Without a request the scheduler puts it where there is no room. Pods are judged where the same configuration makes
#   their namespace and sets no default limits for it; limits of CPU are not asked for.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: CAP-007
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address, container]
#   serves: ["6d", "6a"]
#   remediation: >-
#     Set a memory request from what it really uses at its busiest, and a memory limit a little above.
#   effort: 15m
#   since: 0.1.0
package debt.rules.capacity["workload-without-memory-bound"]

import data.debt.lib

findings contains {
	"at": workload.at,
	"key": [workload.address, container.name],
	"message": sprintf("container %s of %s may take all memory of its machine: no limit", [container.name, workload.address]),
	"evidence": {
		path: "absent",
		sprintf("spec.0.template.0.spec.0.container.%d.name", [i]): container.name,
	},
} if {
	some kind in {
		"kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1",
		"kubernetes_daemonset", "kubernetes_daemon_set_v1",
	}
	some workload in input.resource[kind]
	some i, container in workload.attrs.spec[0].template[0].spec[0].container
	path := sprintf("spec.0.template.0.spec.0.container.%d.resources.0.limits.memory", [i])
	lib.absent(workload, path)
	lib.may_run_in_production(workload)
	workload.unit in makes_namespace
	not workload.unit in sets_defaults
	input.whole[workload.unit]
}

# makes_namespace: the namespace of the pods is made here, so that its defaults
# would be too.
makes_namespace := {reader.unit |
	some kind in {"kubernetes_namespace", "kubernetes_namespace_v1"}
	some reader in input.resource[kind]
	reader.exists == "yes"
}

sets_defaults := {limit.unit |
	some kind in {"kubernetes_limit_range", "kubernetes_limit_range_v1", "kubernetes_manifest", "kubectl_manifest"}
	some limit in input.resource[kind]
} | {call.unit | some call in input.module}
