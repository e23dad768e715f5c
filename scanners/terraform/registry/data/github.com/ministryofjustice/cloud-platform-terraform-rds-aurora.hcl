docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-rds-aurora"
as_of = "2026-11-23"

# Version, snapshot and source that are empty texts are not set.
versions ">= 4.0.0, < 4.4.0" {
  defaults {
    engine                        = "aurora"
    engine_mode                   = "provisioned"
    engine_version                = null
    skip_final_snapshot           = false
    deletion_protection           = false
    backup_retention_period       = 7
    preferred_backup_window       = "02:00-03:00"
    preferred_maintenance_window  = "sun:05:00-sun:06:00"
    snapshot_identifier           = null
    replication_source_identifier = null
    allow_major_version_upgrade   = false
  }

  resource "aws_rds_cluster" "aurora" {
    engine                        = var.engine
    engine_mode                   = var.engine_mode
    engine_version                = var.engine_version
    skip_final_snapshot           = var.skip_final_snapshot
    deletion_protection           = var.deletion_protection
    backup_retention_period       = var.backup_retention_period
    preferred_backup_window       = var.preferred_backup_window
    preferred_maintenance_window  = var.preferred_maintenance_window
    snapshot_identifier           = var.snapshot_identifier
    replication_source_identifier = var.replication_source_identifier
    allow_major_version_upgrade   = var.allow_major_version_upgrade
    storage_encrypted             = true
    apply_immediately             = true
    copy_tags_to_snapshot         = true
    unsure = [
      "cluster_identifier", "database_name", "master_username", "master_password", "final_snapshot_identifier", "kms_key_id",
      "port", "db_subnet_group_name", "vpc_security_group_ids", "db_cluster_parameter_group_name", "backtrack_window",
      "enabled_cloudwatch_logs_exports", "scaling_configuration", "serverlessv2_scaling_configuration", "tags",
    ]
  }

  outputs {
    rds_cluster_endpoint        = aws_rds_cluster.aurora
    rds_cluster_reader_endpoint = aws_rds_cluster.aurora
    rds_cluster_port            = aws_rds_cluster.aurora
    database_name               = aws_rds_cluster.aurora
    db_cluster_identifier       = aws_rds_cluster.aurora
    resource_id                 = aws_rds_cluster.aurora
  }
}
