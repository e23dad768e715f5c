docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-elasticache-cluster"
as_of = "2026-11-23"

versions ">= 8.0.0, < 8.3.0" {
  required = ["engine_version", "parameter_group_name", "node_type"]

  defaults {
    number_cache_clusters = "2"
    snapshot_window       = ""
    maintenance_window    = ""
  }

  resource "aws_elasticache_replication_group" "ec_redis" {
    automatic_failover_enabled = true
    engine                     = "redis"
    engine_version             = var.engine_version
    node_type                  = var.node_type
    num_cache_clusters         = var.number_cache_clusters
    parameter_group_name       = var.parameter_group_name
    port                       = 6379
    snapshot_window            = var.snapshot_window == "" ? null : var.snapshot_window
    maintenance_window         = var.maintenance_window == "" ? null : var.maintenance_window
    at_rest_encryption_enabled = true
    transit_encryption_enabled = true
    apply_immediately          = true
    unsure = [
      "preferred_cache_cluster_azs", "replication_group_id", "description", "subnet_group_name", "security_group_ids", "auth_token", "tags",
    ]
  }

  outputs {
    primary_endpoint_address = aws_elasticache_replication_group.ec_redis
    reader_endpoint_address  = aws_elasticache_replication_group.ec_redis
    member_clusters          = aws_elasticache_replication_group.ec_redis
    auth_token               = aws_elasticache_replication_group.ec_redis
    replication_group_id     = aws_elasticache_replication_group.ec_redis
  }
}
