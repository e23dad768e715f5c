# METADATA
# title: Clients at full scale need more connections than the database takes
# description: >-
#   Scaling out is how a system answers load, and here it makes the database refuse everybody, at the moment of the most
#   requests. Compared is what the database takes at most (max_connections where it is written, otherwise the default for its class)
#   with what certainly may connect: each copy that AWS Lambda, ECS, an Auto Scaling group, Cloud Run, Container Apps or Azure Functions may start, times
#   the pool that its environment names, or one. Clients of other repositories and pools set in programs come on top. Lambda
#   behind HTTP counts as 1,000, Cloud Run as 100 and a Container App as 10 where nothing bounds them. A flexible server of PostgreSQL
#   keeps the default of the size that it was made with. Silent where a proxy or pooler may be in between,
#   and for databases that are not of production by their name, path, tags or condition.
#   Off by default: 6 of 8 sampled findings were right; the others are of trials, where the sum is true and nobody minds.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
#   - https://docs.cloud.google.com/sql/docs/postgres/quotas
#   - https://docs.cloud.google.com/run/docs/configuring/max-instances
#   - https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-limits
#   - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-server-parameters
#   - https://incident.io/blog/clouds-caches-and-connection-conundrums
# custom:
#   id: CAP-014
#   severities: [medium, high]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [address of the database]
#   serves: ["3a", "6d", "4d"]
#   remediation: >-
#     Bound the copies (reserved_concurrent_executions, max_capacity, max_instance_count, max_replicas, app_scale_limit), lower the pool, or put RDS
#     Proxy, PgBouncer or managed pooling in front, so that the product stays below max_connections with some to spare.
#   effort: 180m
#   since: 0.2.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["connection-budget-exceeded"]

import data.debt.lib
import data.debt.tables

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("%s takes at most %d connections (%v), its clients may open %d or more: %s%s", [
		database.address, limit.most, limit.size, needed,
		largest, lib.and_more(count(clients)),
	]),
	"evidence": object.union(bounds, {
		limit.attribute: limit.value,
		"connections": sprintf("%s = %d > %d", [concat(" + ", terms), needed, limit.most]),
		"table": tables.database_classes.as_of,
	}),
	"severity": severities["absent" in {client.value | some client in clients}],
} if {
	some kind in [
		"aws_db_instance", "aws_rds_cluster", "google_sql_database_instance",
		"azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server",
	]
	some database in input.resource[kind]
	clients := lib.database_clients[database.id]
	limit := lib.connection_limits[database.id]
	needed := sum([size | some client in clients; size := client.copies * client.each])
	needed > limit.most
	lib.exists(database)
	lib.live(database)
	not lib.disposable(database)
	near := {database.unit} | {unit | some unit in input.neighbours[database.unit]}
	count(near & lib.pooled_units) == 0
	terms := sort([term | some client in clients; term := sprintf("%s %d x %d", [client.address, client.copies, client.each])])
	peak := max([size | some client in clients; size := client.copies * client.each])
	largest := min([term | some client in clients; client.copies * client.each == peak; term := sprintf("%s %d x %d", [client.address, client.copies, client.each])])
	bounds := {path: values |
		some path in {client.path | some client in clients}
		values := sort([client.value | some client in clients; client.path == path])
	}
}

# severities: whether a default is part of the sum.
severities := {true: "medium", false: "high"}
