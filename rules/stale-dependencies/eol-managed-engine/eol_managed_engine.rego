# METADATA
# title: Managed engine or cluster at a version that has ended
# description: >-
#   A provider ends a version on a day of its own choosing: then it upgrades a database or a cluster in its own hour,
#   or bills extended support until it does, and a new one of that version cannot be made when it must be rebuilt.
#   Standard support counts; what is paid for by default, as at EKS and RDS, is said to be. Versions that a release
#   channel moves on, and instances and nodes beside their cluster, are left alone.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html
#   - https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
# custom:
#   id: DEP-008
#   severities: [high, medium, low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: data
#   interest: clock
#   key: [address, product]
#   serves: ["7b", "6d"]
#   remediation: Plan the upgrade, rehearse it on a copy, and move before the provider does.
#   effort: 8h
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["stale-dependencies"]["eol-managed-engine"]

import data.debt.lib

findings contains finding if {
	some [d, severity] in ended
	finding := object.union(lib.cycle_since(d), {
		"at": d.at,
		"key": [lib.cycle_owner(d), d.product],
		"message": sprintf("%s: %s %s %s%s", [lib.cycle_owner(d), d.product, d.cycle, lib.cycle_fate(d), lib.cycle_newest(d)]),
		"evidence": lib.cycle_evidence(d),
		"severity": severity,
	})
}

ended contains [d, "high"] if {
	some d in engines
	d.status == "dead"
}

ended contains [d, "medium"] if {
	some d in engines
	d.status == "extended"
}

ended contains [d, "low"] if {
	some d in engines
	lib.ends_soon(d, 90)
}

engines contains d if {
	some d in input.dependency
	d.kind == "engine"
	not d.product in {"terraform", "opentofu"}
	not d.field in {"release_version", "default_node_pool.0.orchestrator_version"}
	not member(d.key, d.unit)
	d.status in {"dead", "extended", "ending"}
	lib.looked_after(d)
	lib.installed(d)
}

# An instance has the version of its cluster, and nodes follow theirs.
member(key, unit) if [split(regex.replace(key, `^(module\.[^.]+\.)+`, ""), ".")[0], unit] in clustered

clustered contains ["aws_eks_node_group", cluster.unit] if some cluster in input.resource.aws_eks_cluster

clustered contains ["aws_rds_cluster_instance", cluster.unit] if some cluster in input.resource.aws_rds_cluster

clustered contains ["azurerm_kubernetes_cluster_node_pool", cluster.unit] if {
	some cluster in input.resource.azurerm_kubernetes_cluster
}

clustered contains ["google_container_node_pool", cluster.unit] if some cluster in input.resource.google_container_cluster
