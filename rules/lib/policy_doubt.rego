# Where it cannot be told which policies move a fleet.
package debt.lib

# policy_doubt: units with a scaling policy that names no fleet of the unit, so
# that it may move any.
policy_doubt := {policy.unit |
	some kind in {"aws_appautoscaling_policy", "aws_autoscaling_policy"}
	some policy in input.resource[kind]
	not policy.id in _placed
}

_placed := {policy.id |
	some kind in {"aws_appautoscaling_policy", "aws_autoscaling_policy"}
	some policy in input.resource[kind]
	some reference in policy.references
	reference.attribute in {"resource_id", "autoscaling_group_name"}
	regex.match(`#aws_(appautoscaling_target|autoscaling_group)\.`, reference.to)
}
