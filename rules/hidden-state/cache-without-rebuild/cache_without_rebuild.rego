# METADATA
# title: Cache is one node
# description: >-
#   When the only node is lost or replaced, everything in it is gone at once and its whole load falls on the database
#   behind it; what was kept only there (sessions, queues, carts) is lost for good. Where the name says that it keeps such
#   things, it ranks higher. A cache whose size is not known, that has a replica, or that a sandbox or development
#   folder holds is silent.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
#   - https://docs.cloud.google.com/memorystore/docs/redis/redis-tiers
#   - https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-overview
# custom:
#   id: STA-020
#   severities: [high, medium]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["3c", "3a", "3e"]
#   remediation: >-
#     Use a replication group with a replica in another zone and automatic failover (two or more nodes for memcached, the
#     standard tier elsewhere); write down how it is filled again, with jittered expiry, and alarm on evictions.
#   effort: 2h
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["hidden-state"]["cache-without-rebuild"]

import data.debt.lib

findings contains {
	"at": cache.at,
	"key": [cache.address],
	"message": sprintf("%s is a single node (%s): when it is lost, everything in it is gone at once", [cache.address, attribute]),
	"evidence": {attribute: value},
	"severity": severity(concat(" ", [cache.name, cache.at.path])),
} if {
	some [cache, attribute, value] in single
	lib.exists(cache)
	lib.live(cache)
	not regex.match(`(?i)(^|[-_/])(dev|development|sandbox|playground|poc)([-_./]|$)`, concat("/", [cache.name, cache.at.path]))
}

# Redis and Valkey have one node outside of a replication group, whatever is
# asked for; memcached has as many as asked for, and keeps each key once.
single contains [cache, "engine", engine] if {
	some cache in input.resource.aws_elasticache_cluster
	engine := cache.attrs.engine
	engine in {"redis", "valkey"}
	lib.absent(cache, "replication_group_id")
}

single contains [cache, "num_cache_nodes", 1] if {
	some cache in input.resource.aws_elasticache_cluster
	cache.attrs.engine == "memcached"
	to_number(cache.attrs.num_cache_nodes) == 1
}

single contains [group, attribute, 1] if {
	some group in input.resource.aws_elasticache_replication_group
	some attribute in ["num_cache_clusters", "number_cache_clusters"]
	to_number(group.attrs[attribute]) == 1
}

single contains [cache, "tier", tier] if {
	some cache in input.resource.google_redis_instance
	tier := lib.absent_or(cache, "tier", "BASIC")
}

single contains [cache, "sku_name", "Basic"] if {
	some cache in input.resource.azurerm_redis_cache
	cache.attrs.sku_name == "Basic"
}

severity(text) := "high" if regex.match(keeps, text)

severity(text) := "medium" if not regex.match(keeps, text)

keeps := `(?i)session|queue|sidekiq|celery|cart|store|lock|brute|state`
