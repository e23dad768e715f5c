# Which resources connect to a database, with how many copies at most.
package debt.lib

# database_clients: by ID of a database, what certainly connects to it: it is handed
# the database's address, or a secret in which the address stands. Each has its
# copies at full scale, the connections of one copy, and the attribute that bounds
# the copies. Only copies that are certainly allowed count, so more may connect.
database_clients := {id: clients |
	some id in {database | some [database, _] in _handed_addresses}
	clients := {client |
		some [database, taker] in _handed_addresses
		database == id
		some fleet in _client_fleets[taker]
		client := object.union(fleet, _one_for_each[count(_databases_of[taker]) > 1])
	}
	count(clients) > 0
}

# _one_for_each: whose pool the environment names is not told where a client has
# several databases; each then gets one connection.
_one_for_each := {true: {"each": 1}, false: {}}

_databases_of := {taker: {database | some [database, other] in _handed_addresses; other == taker} | some [_, taker] in _handed_addresses}

_handed_addresses contains [database, mention.id] if {
	some database in _addressed
	some taker, place in _address_takers
	some mention in input.referrers[database][taker]
	regex.match(place, mention.attribute)
}

_handed_addresses contains [database, mention.id] if {
	some [database, secret] in _kept_addresses
	some taker, place in _address_secret_takers
	some mention in input.referrers[secret][taker]
	regex.match(place, mention.attribute)
}

_addressed := {database.id |
	some kind in [
		"aws_db_instance", "aws_rds_cluster", "google_sql_database_instance",
		"azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server",
	]
	some database in input.resource[kind]
}

# _address_takers: where a mention of a database hands its address over.
_address_takers := {
	"aws_lambda_function": `^environment\.variables\.\w*(?i:host|ur[il]|endpoint|addr|dsn|conn|server)`,
	"aws_ecs_task_definition": `^container_definitions`,
	"aws_launch_configuration": `^user_data`,
	"aws_launch_template": `^user_data`,
	"azurerm_linux_function_app": `^app_settings\.\w*(?i:host|ur[il]|endpoint|addr|dsn|conn|fqdn)|^connection_string\.value$`,
	"azurerm_windows_function_app": `^app_settings\.\w*(?i:host|ur[il]|endpoint|addr|dsn|conn|fqdn)|^connection_string\.value$`,
	"google_cloud_run_service": `cloudsql-instances$|\.env\.value$`,
	"google_cloud_run_v2_service": `cloud_sql_instance\.instances$|cloudsql-instances$|\.env\.value$`,
}

_address_secret_takers := {
	"aws_ecs_task_definition": `^container_definitions`,
	"google_cloud_run_service": `\.secret_key_ref\.name$`,
	"google_cloud_run_v2_service": `\.secret_key_ref\.secret$`,
}

# _kept_addresses: databases with the secrets and parameters that hold an address.
_kept_addresses contains [database, parameter.id] if {
	some database in _addressed
	some parameter in input.referrers[database].aws_ssm_parameter
	parameter.attribute == "value"
}

_kept_addresses contains [database, secret] if {
	some database in _addressed
	some holder, [text, owner] in _secret_versions
	some mention in input.referrers[database][holder]
	regex.match(text, mention.attribute)
	some secret in refers(_address_versions[mention.id], owner)
}

_secret_versions := {
	"aws_secretsmanager_secret_version": [`^secret_string(\.\w*(?i:host|ur[il]|endpoint|addr|dsn|conn|server))?$`, "secret_id"],
	"google_secret_manager_secret_version": [`^secret_data(\.\w*(?i:host|ur[il]|addr|dsn|conn))?$`, "secret"],
}

_address_versions := {version.id: version |
	some holder, _ in _secret_versions
	some version in input.resource[holder]
}

# _client_fleets: by ID of what is handed the address, what runs with it.
_client_fleets := {taker: {fleet | some [other, fleet] in _started_clients; other == taker} | some [taker, _] in _started_clients}

_started_clients contains [function.id, _client(function, most, 1, "reserved_concurrent_executions", most)] if {
	some function in input.resource.aws_lambda_function
	_is_a_client(function)
	most := certain(function, "reserved_concurrent_executions")
	most > 0
}

# Nothing but the default quota of the account bounds it.
_started_clients contains [function.id, _client(function, 1000, 1, "reserved_concurrent_executions", "absent")] if {
	some function in input.resource.aws_lambda_function
	function.id in _asked_by_everybody
	_is_a_client(function)
	absent_or(function, "reserved_concurrent_executions", -1)
}

_started_clients contains [task, _client(service, most, each, path, most)] if {
	some [id, path, most] in _most_tasks
	service := _client_services[id]
	_is_a_client(service)
	tasks := refers(service, "task_definition") & _task_definitions
	count(tasks) == 1
	some task in tasks
	each := _pool_of(task)
}

_task_definitions := {task.id | some task in input.resource.aws_ecs_task_definition}

_started_clients contains [template, _client(group, most, 1, "max_size", most)] if {
	some group in input.resource.aws_autoscaling_group
	_is_a_client(group)
	most := certain(group, "max_size")
	is_number(most)
	some path in ["launch_template", "launch_configuration", "mixed_instances_policy"]
	some template in refers(group, path)
}

_started_clients contains [service.id, _client(service, bound[1], _pool_of(service.id), bound[0], bound[2])] if {
	some kind in ["google_cloud_run_service", "google_cloud_run_v2_service"]
	some service in input.resource[kind]
	_is_a_client(service)
	some bound in run_bounds[service.id]
}

_is_a_client(row) if {
	row.exists == "yes"
	live(row)
}

_client(row, copies, each, path, value) := {
	"id": row.id,
	"address": row.address,
	"copies": copies,
	"each": each,
	"path": path,
	"value": value,
}

# _asked_by_everybody: functions that answer requests over HTTP, as many at once as
# come.
_asked_by_everybody := {function |
	some permission in input.resource.aws_lambda_permission
	permission.attrs.principal in {"apigateway.amazonaws.com", "elasticloadbalancing.amazonaws.com"}
	some function in refers(permission, "function_name")
} | {function |
	some address in input.resource.aws_lambda_function_url
	some function in refers(address, "function_name")
}

# _most_tasks: how many tasks of a service there may be: what scales it says so, or
# its own number where nothing scales it.
_most_tasks contains [service.id, "max_capacity", most] if {
	some service in input.resource.aws_ecs_service
	targets := {mention.id | some mention in input.referrers[service.id].aws_appautoscaling_target}
	count(targets) == 1
	some id in targets
	most := certain(_task_targets[id], "max_capacity")
	is_number(most)
}

_most_tasks contains [service.id, "desired_count", most] if {
	some service in input.resource.aws_ecs_service
	never_scaled(service)
	absent(service, "lifecycle")
	most := certain(service, "desired_count")
	is_number(most)
}

_task_targets := {target.id: target | some target in input.resource.aws_appautoscaling_target; target.exists == "yes"}

_client_services := {service.id: service | some service in input.resource.aws_ecs_service}
