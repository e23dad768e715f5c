# What something scales, and where that cannot be told.
package debt.lib

# scaled: IDs of the services, tables and streams that a scaling target names.
scaled := {reference.to |
	some target in input.resource.aws_appautoscaling_target
	some reference in target.references
	reference.attribute == "resource_id"
}

# scaling_doubt: units in which a scaling target, or what scales a group, names
# something that cannot be told, or in which a module is called that may scale
# what is around it.
scaling_doubt := {target.unit |
	some target in input.resource.aws_appautoscaling_target
	not target.id in _names_a_row
} | {call.unit |
	some call in input.module
	regex.match(`(?i)auto[-_]?scal`, concat(" ", [call.name, call.source]))
} | {call.unit |
	some call in input.module
	not call.source
} | {scaler.unit |
	some kind in _group_scalers
	some scaler in input.resource[kind]
	not scaler.id in _names_a_group
}

_group_scalers := {"aws_autoscaling_policy", "aws_autoscaling_schedule", "aws_ecs_capacity_provider"}

_names_a_group := {scaler.id |
	some kind in _group_scalers
	some scaler in input.resource[kind]
	some reference in scaler.references
	regex.match(`^(autoscaling_group_name|auto_scaling_group_provider\.auto_scaling_group_arn)$`, reference.attribute)
	regex.match(`#(aws_autoscaling_group|module|data)\.`, reference.to)
}

_names_a_row := {target.id |
	some target in input.resource.aws_appautoscaling_target
	some reference in target.references
	reference.attribute == "resource_id"
	regex.match(`#aws_`, reference.to)
}

# never_scaled: nothing seen scales the row, and nothing that is not seen could.
never_scaled(row) if {
	input.whole[row.unit]
	not row.id in scaled
	not row.unit in scaling_doubt
	not input.referrers[row.id].module
}

# set_by_hand: a name says that the number of copies is part of how the thing
# works: members of a quorum, holders of shards, or a single coordinator.
set_by_hand(name) if regex.match(
	`(?i)(^|[^a-z])(kafka|broker|zookeeper|elastic\w*|opensearch|consul|vault|etcd|nomad|cassandra|mongo\w*|masters?|control[-_]?plane|controllers?|quorum|prometheus|alertmanager|signoz|clickhouse|rabbitmq|redis|database|db|orchestration|zeebe|weblogic|admin)([^a-z]|$)`,
	name,
)

# unmoved_groups: IDs of the groups of machines whose size nothing moves, and
# nothing that is not seen could: no row that mentions them, and no autoscaler
# of a cluster.
unmoved_groups := {group.id |
	some group in input.resource.aws_autoscaling_group
	never_scaled(group)
	not group.id in _moved_groups
}

_moved_groups := {group.id |
	some group in input.resource.aws_autoscaling_group
	some kind in _group_scalers | {"output", "aws_lambda_function", "aws_iam_policy"}
	some _ in input.referrers[group.id][kind]
} | cluster_groups

# cluster_groups: IDs of the groups whose machines are nodes of a cluster that
# puts containers on them, as their name, folder or tags say, or may say.
cluster_groups := {group.id |
	some group in input.resource.aws_autoscaling_group
	regex.match(
		`(?i)k8s|kube|karpenter|(^|[^a-z])(eks|ecs|nomad|workers?|nodes?|node[-_]groups?)([^a-z]|$)`,
		concat(" ", [group.name, group.at.path, json.marshal(group.attrs)]),
	)
} | {group.id |
	some group in input.resource.aws_autoscaling_group
	some doubt in group.unsure
	regex.match(`^tags?(\.[0-9]+\.key)?$`, doubt)
} | {group.id |
	some group in input.resource.aws_autoscaling_group
	some _ in input.referrers[group.id].aws_ecs_capacity_provider
}

# fixed_services: IDs of the services behind a load balancer whose number of
# copies this code sets, and nothing else. Singletons by their name are none.
fixed_services := {service.id |
	some service in input.resource.aws_ecs_service
	present(service, "load_balancer")
	absent_or(service, "scheduling_strategy", "REPLICA")
	never_scaled(service)
	not set_by_hand(service.name)
	not service.id in _counted_elsewhere
}

_counted_elsewhere := {service.id |
	some service in input.resource.aws_ecs_service
	some block in service.attrs.lifecycle
	some ignored in block.ignore_changes
	ignored in {"desired_count", "all"}
} | {service.id |
	some service in input.resource.aws_ecs_service
	unsure(service, "lifecycle.0.ignore_changes")
}
