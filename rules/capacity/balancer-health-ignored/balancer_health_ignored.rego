# METADATA
# title: Autoscaling trusts the machine although a balancer knows better
# description: >-
#   The group replaces a machine only when its hardware check fails. An application that hangs behind a healthy kernel
#   is taken out of the balancer and never replaced, so the fleet shrinks one by one without anybody being told.
#   Groups of container and Kubernetes nodes, whose scheduler restarts what hangs, are left out.
#   Off by default: 3 of 5 sampled findings were right; the others are machines that cannot be replaced.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group
#   - https://cloud.google.com/compute/docs/instance-groups/autohealing-instances-in-migs
#   - https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-instance-repairs
# custom:
#   id: CAP-016
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["6c", "5d"]
#   remediation: >-
#     Set health_check_type = "ELB", with a health_check_grace_period longer than the start takes.
#   effort: 5m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["balancer-health-ignored"]

import data.debt.lib

findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("%s keeps machines that its load balancer calls unhealthy: health_check_type is %s", [group.address, type]),
	"evidence": {"health_check_type": type},
} if {
	some group in input.resource.aws_autoscaling_group
	type := lib.absent_or(group, "health_check_type", "EC2")
	group.id in balanced
	not group.id in lib.cluster_groups
	not input.referrers[group.id].module
	input.whole[group.unit]
	not group.unit in lib.scaling_doubt
	lib.exists(group)
	lib.live(group)
}

# balanced: a load balancer certainly sends requests to the group.
balanced := {group.id |
	some group in input.resource.aws_autoscaling_group
	some reference in group.references
	regex.match(`^(target_group_arns|load_balancers|traffic_source\.identifier)$`, reference.attribute)
	regex.match(`#aws_(lb|alb|elb)`, reference.to)
} | {group.id |
	some group in input.resource.aws_autoscaling_group
	some _ in input.referrers[group.id].aws_autoscaling_attachment
}

# The same for groups of Google Cloud and scale sets of Azure: nothing replaces a
# machine that answers no more.
findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("%s keeps machines that its load balancer calls unhealthy: it has no %s", [group.address, block]),
	"evidence": {block: "absent"},
} if {
	some kind, block in lib.repairs
	some group in input.resource[kind]
	lib.absent(group, block)
	group.id in lib.balanced_groups
	not input.referrers[group.id].module
	not regex.match(`(?i)kube|k8s|gke|aks|worker|node|controller`, concat(" ", [group.address, group.at.path]))
	lib.exists(group)
	lib.live(group)
}
