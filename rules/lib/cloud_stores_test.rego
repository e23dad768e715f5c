package debt.lib_test

import data.debt.lib

_cloud_store(id, change) := object.union({"id": id, "unit": "u", "exists": "yes", "at": {}, "attrs": {}}, change)

_in_azure(alert) := {
	"resource": {
		"azurerm_redis_cache": [_cloud_store("u#azurerm_redis_cache.a", {})],
		"azurerm_monitor_metric_alert": [_cloud_store("u#azurerm_monitor_metric_alert.a", alert)],
	},
	"referrers": {},
}

_on(id) := {"unsure": ["scopes"], "references": [{"attribute": "scopes", "to": id}]}

test_cloud_silent_azure if {
	count(lib.cloud_silent) == 1 with input as _in_azure(_on("u#azurerm_linux_web_app.web"))
	count(lib.cloud_silent) == 0 with input as _in_azure(_on("u#azurerm_resource_group.main"))
	count(lib.cloud_silent) == 0 with input as _in_azure(_on("u#var.scope"))
	count(lib.cloud_silent) == 1 with input as _in_azure({"attrs": {"scopes": ["/subscriptions/x/resourceGroups/y/providers/z"]}})
	count(lib.cloud_silent) == 0 with input as _in_azure({"attrs": {"scopes": ["/subscriptions/x/resourceGroups/y"]}})
}

_in_google(filter, change) := {
	"resource": {
		"google_redis_instance": [_cloud_store("u#google_redis_instance.a", {})],
		"google_monitoring_alert_policy": [_cloud_store("u#p", object.union({"attrs": {"conditions": [{"condition_threshold": [{"filter": filter}]}]}}, change))],
	},
	"referrers": {},
}

test_cloud_silent_google if {
	count(lib.cloud_silent) == 1 with input as _in_google("run.googleapis.com/x", {})
	count(lib.cloud_silent) == 0 with input as _in_google("redis.googleapis.com/x", {})
	count(lib.cloud_silent) == 0 with input as _in_google("x", {"unsure": ["conditions.0.condition_threshold.0.filter"]})
}
