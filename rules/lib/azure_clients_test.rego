package debt.lib_test

import data.debt.lib

# on_azure: the sizes of what connects to a server d; mentions are [type, ID, attribute].
on_azure(resources, containers, mentions) := {[client.address, client.copies, client.each, client.value] | some client in found} if {
	by_type := {type: [{"id": id, "attribute": attribute} | some [other, id, attribute] in mentions; other == type] | some [type, _, _] in mentions}
	found := lib.database_clients.d with input as {
		"resource": object.union({"azurerm_postgresql_flexible_server": [{"id": "d", "attrs": {}}]}, resources),
		"container": containers,
		"referrers": {"d": by_type},
	}
}

ran(app, container, attribute) := on_azure(
	{"azurerm_container_app": [object.union(taker("r", {}, []), app)]},
	[object.union({"id": "r/0", "resource": "r", "type": "azurerm_container_app", "attrs": {}, "unsure": []}, container)],
	[["azurerm_container_app", "r", attribute]],
)

entered(template) := {"attrs": {"ingress": [{"target_port": 80}], "template": [template]}}

addressed := {"unsure": ["environment.DB_HOST"]}

by_environment := "template.container.env.value"

test_app_of_containers if {
	ran(entered({"max_replicas": 40}), addressed, by_environment) == {["x.r", 40, 1, 40]}
	ran(entered({}), addressed, by_environment) == {["x.r", 10, 1, "absent"]}
	pool := object.union(addressed, {"attrs": {"environment": {"DB_POOL_SIZE": "5"}}})
	ran(entered({}), pool, by_environment) == {["x.r", 10, 5, "absent"]}
	ran({"attrs": {"template": [{"http_scale_rule": [{"name": "http"}]}]}}, addressed, by_environment) == {["x.r", 10, 1, "absent"]}
}

test_no_app_of_containers if {
	not ran({"attrs": {"template": [{"max_replicas": 40}]}}, addressed, by_environment)
	not ran(object.union(entered({}), {"unsure": ["template.0.max_replicas"]}), addressed, by_environment)
	not ran(object.union(entered({}), {"exists": "unknown"}), addressed, by_environment)
	not ran(entered({}), {"unsure": ["environment.SERVER_NAME"]}, by_environment)
	not ran(entered({}), addressed, "name")
}

reading := {"container": [{"env": [{"name": "DSN", "secret_name": "dsn"}]}]}

test_secret_of_an_app if {
	ran(entered(reading), {}, "secret.value") == {["x.r", 10, 1, "absent"]}
	not ran(entered({"container": [{"env": []}]}), {}, "secret.value")
	not ran(entered(object.union(reading, {"custom_scale_rule": [{"name": "query"}]})), {}, "secret.value")
}

functions(kind, limit, sku, attribute) := on_azure(
	{
		kind: [taker("f", {"site_config": [{"app_scale_limit": limit}]}, [["service_plan_id", "plan"]])],
		"azurerm_service_plan": [{"id": "plan", "attrs": {"sku_name": sku}}],
	},
	[], [[kind, "f", attribute]],
)

test_function_app if {
	functions("azurerm_linux_function_app", 80, "Y1", "app_settings.DB_HOST") == {["x.f", 80, 1, 80]}
	functions("azurerm_linux_function_app", 180, "Y1", "app_settings.DB_HOST") == {["x.f", 100, 1, 180]}
	functions("azurerm_windows_function_app", 180, "Y1", "connection_string.value") == {["x.f", 180, 1, 180]}
}

test_no_function_app if {
	not functions("azurerm_linux_function_app", 0, "Y1", "app_settings.DB_HOST")
	not functions("azurerm_linux_function_app", 80, "P1v3", "app_settings.DB_HOST")
	not functions("azurerm_linux_function_app", 80, "Y1", "app_settings.DB_SERVER")
}
