# Databases, caches and brokers of Azure and of Google Cloud, and which of them no
# alert watches.
package debt.lib

# cloud_silent: stores of units with alerts that certainly none of these watches.
cloud_silent contains row if {
	some kind in [
		"azurerm_cosmosdb_account", "azurerm_eventhub_namespace", "azurerm_managed_redis", "azurerm_mssql_database",
		"azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server", "azurerm_redis_cache", "azurerm_servicebus_namespace",
	]
	some row in input.resource[kind]
	azure_alerts[row.unit]
	_owes_an_alert(row)
	absent_or(row, "create_mode", "Default")
	not row.unit in _azure_elsewhere
}

cloud_silent contains row if {
	some kind, service in {
		"google_alloydb_cluster": "alloydb.googleapis.com", "google_bigtable_instance": "bigtable.googleapis.com",
		"google_memcache_instance": "memcache.googleapis.com", "google_redis_cluster": "redis.googleapis.com",
		"google_redis_instance": "redis.googleapis.com", "google_spanner_instance": "spanner.googleapis.com",
		"google_sql_database_instance": "cloudsql.googleapis.com",
	}
	some row in input.resource[kind]
	google_alerts[row.unit]
	_owes_an_alert(row)
	absent(row, "master_instance_name")
	not row.unit in google_doubt
	count({text | some text in google_texts[row.unit]; contains(text, service)}) == 0
}

_owes_an_alert(row) if {
	exists(row)
	live(row)
	count({kind | some kind in _watching_kinds; some _ in input.referrers[row.id][kind]}) == 0
}

# _watching_kinds: what may watch a store that it mentions.
_watching_kinds := {
	"azurerm_monitor_metric_alert", "azurerm_monitor_scheduled_query_rules_alert", "azurerm_monitor_scheduled_query_rules_alert_v2",
	"azurerm_portal_dashboard", "google_monitoring_alert_policy", "google_monitoring_dashboard", "module", "output",
}

# _azure_elsewhere: units with an alert that may watch any store: on a group of
# resources or a whole subscription, on what is not known, or on what was logged.
_azure_elsewhere contains alert.unit if {
	some alert in input.resource.azurerm_monitor_metric_alert
	count({id | some id in refers(alert, "scopes"); regex.match(`#([^#]*\.)?azurerm_`, id); not contains(id, "azurerm_resource_group.")}) == 0
	not _names_resources(alert)
}

_azure_elsewhere contains unit if some unit in azure_doubt

# _names_resources: its scopes are known, and are resources.
_names_resources(alert) if {
	scopes := certain(alert, "scopes")
	count({scope | some scope in scopes; not contains(scope, "/providers/")}) == 0
}
