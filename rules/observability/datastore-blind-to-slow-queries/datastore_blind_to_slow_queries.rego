# METADATA
# title: Database that shows nothing of its queries
# description: >-
#   Slow queries come before the outage. This database has no Performance Insights, no enhanced monitoring and exports
#   no log, so when it gets slow, nobody can ask which query waits for what, and what was not recorded cannot be asked
#   later. One of the three is enough to stay silent; replicas, clusters, what is not of production by its name, tags or
#   condition, and what another scanner is told not to ask about are left out, as are repositories where as many
#   databases show nothing as show something. In Google Cloud, Query Insights or a flag that logs slow statements is
#   enough; in Azure, one parameter of a flexible server. Burstable ones, for which Query Store is too much, are left out. Off by default: for a small database few owners mind.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
#   - https://cloud.google.com/sql/docs/postgres/using-query-insights
#   - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-query-store
#   - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-slow-query-logs
# custom:
#   id: OBS-008
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1d", "4b"]
#   remediation: >-
#     Set performance_insights_enabled = true where the instance class has it, and enabled_cloudwatch_logs_exports
#     with the slow-query or error log; switch the slow-query log on in the parameter group. In Google Cloud, set
#     query_insights_enabled = true in insights_config; in Azure, pg_qs.query_capture_mode = "top", or slow_query_log.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.observability["datastore-blind-to-slow-queries"]

import data.debt.lib

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("%s shows nothing of its queries: no insights, no enhanced monitoring, no exported log", [database.address]),
	"evidence": {
		"performance_insights_enabled": insights,
		"monitoring_interval": interval,
		"enabled_cloudwatch_logs_exports": exports,
	},
} if {
	some database in input.resource.aws_db_instance
	lib.exists(database)
	lib.live(database)
	lib.absent(database, "replicate_source_db")
	insights := lib.absent_or(database, "performance_insights_enabled", false)
	interval := lib.absent_or(database, "monitoring_interval", 0)
	exports := lib.absent_or(database, "enabled_cloudwatch_logs_exports", [])
	not regex.match(`(?i)sandbox|backup|restore|playground`, concat(" ", [database.address, database.at.path]))
	not lib.disposable(database)
	not lib.silenced(database, {"CKV_AWS_118", "CKV_AWS_129", "CKV_AWS_353"})
	lib.databases_tell
}

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("%s shows nothing of its queries: no Query Insights, no log of slow statements", [database.address]),
	"evidence": {"settings.0.insights_config": insights, "settings.0.database_flags": flags},
} if {
	some database in input.resource.google_sql_database_instance
	lib.exists(database)
	lib.live(database)
	lib.absent(database, "master_instance_name")
	insights := lib.absent_or(database, "settings.0.insights_config", [{"query_insights_enabled": false}])
	flags := lib.absent_or(database, "settings.0.database_flags", [])
	database.attrs.settings[0]
	not lib.outside_production(database)
	not regex.match(`(?i)sandbox|backup|restore|playground`, concat(" ", [database.address, database.at.path]))
}

findings contains {
	"at": server.at,
	"key": [server.address],
	"message": sprintf("%s shows nothing of its queries: %s", [server.address, lib.blind_servers[server.id]]),
	"evidence": {"sku_name": size},
} if {
	some kind in {"azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server"}
	some server in input.resource[kind]
	lib.exists(server)
	lib.live(server)
	size := lib.certain(server, "sku_name")
	not startswith(size, "B_")
	not lib.outside_production(server)
	input.whole[server.unit]
}
