package debt.rules["hidden-state"]["cache-without-rebuild_test"]

import data.debt.rules["hidden-state"]["cache-without-rebuild"] as rule

findings(kind, attrs, change) := found if {
	cache := object.union(
		{
			"id": "terraform:infra#cache.main",
			"unit": "terraform:infra",
			"name": "main",
			"address": "cache.main",
			"attrs": attrs,
			"exists": "yes",
			"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
		},
		change,
	)
	found := rule.findings with input as {"resource": {kind: [cache]}}
}

test_redis_cluster if {
	some finding in findings("aws_elasticache_cluster", {"engine": "redis"}, {})
	finding.key == ["cache.main"]
	finding.evidence == {"engine": "redis"}
	finding.severity == "medium"
}

test_keeps_state if {
	some finding in findings("aws_elasticache_cluster", {"engine": "redis"}, {"name": "sessions"})
	finding.severity == "high"
}

test_replica if count(findings("aws_elasticache_cluster", {"engine": "redis"}, {"unsure": ["replication_group_id"]})) == 0

test_memcached if {
	count(findings("aws_elasticache_cluster", {"engine": "memcached", "num_cache_nodes": 1}, {})) == 1
	count(findings("aws_elasticache_cluster", {"engine": "memcached", "num_cache_nodes": 3}, {})) == 0
	count(findings("aws_elasticache_cluster", {"engine": "memcached"}, {"unsure": ["num_cache_nodes"]})) == 0
}

test_group if {
	count(findings("aws_elasticache_replication_group", {"num_cache_clusters": 1}, {})) == 1
	count(findings("aws_elasticache_replication_group", {"number_cache_clusters": 1}, {})) == 1
	count(findings("aws_elasticache_replication_group", {"num_cache_clusters": 2}, {})) == 0
}

test_google if {
	count(findings("google_redis_instance", {}, {})) == 1
	count(findings("google_redis_instance", {"tier": "BASIC"}, {})) == 1
	count(findings("google_redis_instance", {}, {"unsure": ["tier"]})) == 0
	count(findings("google_redis_instance", {"tier": "STANDARD_HA"}, {})) == 0
}

test_azure if {
	count(findings("azurerm_redis_cache", {"sku_name": "Basic"}, {})) == 1
	count(findings("azurerm_redis_cache", {"sku_name": "Premium"}, {})) == 0
}

test_development if count(findings("aws_elasticache_cluster", {"engine": "redis"}, {"at": {"path": "envs/dev/main.tf"}})) == 0

test_does_not_exist if count(findings("aws_elasticache_cluster", {"engine": "redis"}, {"exists": "no"})) == 0

test_example if count(findings("aws_elasticache_cluster", {"engine": "redis"}, {"at": {"context": "example"}})) == 0
