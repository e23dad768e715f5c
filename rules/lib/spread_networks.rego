# Networks of modules that what runs in several zones stands in.
package debt.lib

# spread_networks: IDs of module calls that a fleet takes its subnets from. A
# single machine in one subnet gains nothing from a second way out.
spread_networks contains call.id if {
	some call in input.module
	some kind in {"aws_autoscaling_group", "aws_ecs_service", "aws_eks_cluster", "aws_eks_node_group", "aws_lambda_function"}
	input.referrers[call.id][kind]
}

spread_networks contains call.id if {
	some call in input.module
	some reference in input.referrers[call.id].module
	reference.id in _fleets
}

_fleets := {call.id |
	some call in input.module
	regex.match(`(?i)(^|[^a-z])(eks|ecs|autoscaling|asg|lambda|fargate)([^a-z]|$)`, call.source)
}
