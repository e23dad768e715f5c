# METADATA
# title: Production datastore or network path sits in one zone
# description: >-
#   When a zone fails, everything in it is gone until it comes back or somebody restores it elsewhere, by hand and
#   under pressure; patching takes it away too. Only what is told to be production, by names, variable files or
#   conditions, is judged, and of a conditional only production's branch. Replicas, restored copies, caches of
#   plain memory, a NAT gateway that no fleet goes through, and what another scanner is told not to ask about for this
#   very reason, are left out.
#   Off by default: 4 of 5 findings in the sampled repositories were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
#   - https://cloud.google.com/sql/docs/postgres/high-availability
#   - https://learn.microsoft.com/en-us/azure/reliability/reliability-postgresql-flexible-server
# custom:
#   id: CAP-002
#   severities: [high, medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource or module address]
#   serves: ["6a", "6f", "5d"]
#   remediation: >-
#     Spread it over two zones or more, at least in production: multi_az = true, automatic failover with a replica, zone
#     awareness, one NAT gateway per zone; then make it fail over once, on purpose.
#   effort: 120m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["single-zone"]

import data.debt.lib

# What keeps each kind of thing in one zone; and names of what is a copy, or does not stay.
one_zone := {
	"aws_db_instance": ["multi_az", {"absent", false, "false"}],
	"aws_elasticache_replication_group": ["automatic_failover_enabled", {"absent", false, "false"}],
	"aws_elasticsearch_domain": ["cluster_config.0.zone_awareness_enabled", {"absent", false, "false"}],
	"aws_opensearch_domain": ["cluster_config.0.zone_awareness_enabled", {"absent", false, "false"}],
	"aws_mq_broker": ["deployment_mode", {"absent", "SINGLE_INSTANCE"}],
	"google_sql_database_instance": ["settings.0.availability_type", {"absent", "ZONAL"}],
	"google_redis_instance": ["tier", {"absent", "BASIC"}],
	"azurerm_postgresql_flexible_server": ["high_availability", {"absent"}],
	"azurerm_mysql_flexible_server": ["high_availability", {"absent"}],
}

passing := `(?i)(^|[^a-z])(replica|reader|clone|copy|backup|backups|restored?|migration|old|temp|tmp)([^a-z]|$)`

findings contains {
	"at": store.at,
	"key": [store.address],
	"message": sprintf("%s is in one zone in production: %s is %v", [store.address, path, value]),
	"evidence": {path: value},
	"severity": "high",
} if {
	some kind, [path, values] in one_zone
	some store in input.resource[kind]
	lib.exists(store)
	lib.live(store)
	lib.runs_in_production(store)
	value := lib.in_production(store, path)
	value in values
	not store.id in copies
	not lib.silenced(store, {"CKV_AWS_157", "CKV2_AWS_50", "CKV_AWS_318"}) # for databases, caches and search
	not regex.match(passing, concat(" ", [store.name, store.at.path]))
	some edition in {lib.in_production(store, "engine")} - {"sqlserver-web", "sqlserver-ex"} # these have no standby in every version
}

findings contains {
	"at": call.at,
	"key": [call.address],
	"message": sprintf("%s sends all of production through one NAT gateway, in one zone", [call.address]),
	"evidence": {"single_nat_gateway": true},
	"severity": "medium",
} if {
	some call in input.module
	lib.in_production(call, "single_nat_gateway") == true
	call.id in lib.spread_networks
	lib.may_run_in_production(call)
	lib.runs_in_production(call)
}

# copies: their data is somewhere else too, so that one zone may do.
copies := {store.id |
	some kind, _ in one_zone
	some store in input.resource[kind]
	some origin in ["replicate_source_db", "replica_mode", "master_instance_name", "global_replication_group_id", "restore_to_point_in_time", "source_server_id"]
	not lib.absent(store, origin)
}
