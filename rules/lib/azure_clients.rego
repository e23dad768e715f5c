# What runs on Azure and connects to a database.
package debt.lib

# Of an environment, no more is known than that it mentions the database: a name in
# it must say that it is an address.
_handed_addresses contains [database, mention.id] if {
	some database in _addressed
	some mention in input.referrers[database].azurerm_container_app
	mention.attribute == "template.container.env.value"
	mention.id in _addressed_apps
}

# A secret of the app that its environment reads. What scales by a query may have one
# for that alone.
_handed_addresses contains [database, mention.id] if {
	some database in _addressed
	some mention in input.referrers[database].azurerm_container_app
	mention.attribute == "secret.value"
	mention.id in _secret_readers
}

_addressed_apps := {container.resource |
	some container in input.container
	container.type == "azurerm_container_app"
	some name in object.keys(object.get(container.attrs, "environment", {})) | {path | some doubt in container.unsure; path := trim_prefix(doubt, "environment.")}
	regex.match(`(?i)host|ur[il]|endpoint|addr|dsn|conn|fqdn`, name)
}

_secret_readers := {app.id |
	some app in input.resource.azurerm_container_app
	absent(app, "template.0.custom_scale_rule")
	some container in app.attrs.template[0].container
	some variable in container.env
	variable.secret_name
}

_started_clients contains [app.id, _client(app, bound[0], _pool_of(app.id), "template.0.max_replicas", bound[1])] if {
	some app in input.resource.azurerm_container_app
	_is_a_client(app)
	app.id in _scaled_apps
	bound := _replicas(app)
}

# _replicas: how many there are at most, and what the attribute says.
_replicas(app) := [most, most] if {
	most := certain(app, "template.0.max_replicas")
	is_number(most)
}

_replicas(app) := [10, "absent"] if absent(app, "template.0.max_replicas")

# _scaled_apps: apps that something scales: requests, or a rule.
_scaled_apps := {app.id |
	some app in input.resource.azurerm_container_app
	some _ in app.attrs.ingress
} | {app.id |
	some app in input.resource.azurerm_container_app
	some rule in ["azure_queue_scale_rule", "custom_scale_rule", "http_scale_rule", "tcp_scale_rule"]
	some _ in app.attrs.template[0][rule]
}

# Without a limit of its own, how far a function app scales depends on what starts
# its functions, which is in their code.
_started_clients contains [app.id, _client(app, min([limit, most]), 1, "site_config.0.app_scale_limit", limit)] if {
	some kind, most in {"azurerm_linux_function_app": 100, "azurerm_windows_function_app": 200}
	some app in input.resource[kind]
	_is_a_client(app)
	limit := certain(app, "site_config.0.app_scale_limit")
	is_number(limit)
	limit > 0
	plans := refers(app, "service_plan_id")
	count(plans) == 1
	count(plans - _consumption_plans) == 0
}

# _consumption_plans: plans on which the limit of an app counts.
_consumption_plans := {plan.id |
	some plan in input.resource.azurerm_service_plan
	certain(plan, "sku_name") == "Y1"
}
