docs  = "https://registry.terraform.io/modules/terraform-aws-modules/rds-aurora/aws/latest"
as_of = "2026-11-23"

versions ">= 9.0.0, < 10.3.0" {
  defaults {
    create                          = true
    allow_major_version_upgrade     = false
    backup_retention_period         = null
    delete_automated_backups        = null
    deletion_protection             = null
    enabled_cloudwatch_logs_exports = []
    engine                          = null
    engine_version                  = null
    global_cluster_identifier       = null
    replication_source_identifier   = null
    skip_final_snapshot             = false
    snapshot_identifier             = null
  }

  resource "aws_rds_cluster" "this" {
    count                           = var.create ? 1 : 0
    allow_major_version_upgrade     = var.allow_major_version_upgrade
    backup_retention_period         = var.backup_retention_period
    delete_automated_backups        = var.delete_automated_backups
    deletion_protection             = var.deletion_protection
    enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    engine                          = var.engine
    engine_version                  = var.engine_version
    global_cluster_identifier       = var.global_cluster_identifier
    replication_source_identifier   = var.replication_source_identifier
    skip_final_snapshot             = var.skip_final_snapshot
    snapshot_identifier             = var.snapshot_identifier
    unsure = [
      "allocated_storage", "apply_immediately", "availability_zones", "backtrack_window", "ca_certificate_identifier",
      "cluster_identifier", "cluster_identifier_prefix", "cluster_members", "cluster_scalability_type",
      "copy_tags_to_snapshot", "database_insights_mode", "database_name", "db_cluster_instance_class",
      "db_cluster_parameter_group_name", "db_instance_parameter_group_name", "db_subnet_group_name", "domain",
      "domain_iam_role_name", "enable_global_write_forwarding", "enable_http_endpoint", "enable_local_write_forwarding",
      "engine_lifecycle_support", "engine_mode", "final_snapshot_identifier", "iam_database_authentication_enabled",
      "iops", "kms_key_id", "lifecycle", "manage_master_user_password", "master_password", "master_password_wo",
      "master_password_wo_version", "master_user_secret_kms_key_id", "master_username", "monitoring_interval",
      "monitoring_role_arn", "network_type", "performance_insights_enabled", "performance_insights_kms_key_id",
      "performance_insights_retention_period", "port", "preferred_backup_window", "preferred_maintenance_window",
      "region", "restore_to_point_in_time", "s3_import", "scaling_configuration", "serverlessv2_scaling_configuration",
      "source_region", "storage_encrypted", "storage_type", "tags", "timeouts", "vpc_security_group_ids",
    ]
  }

  outputs {
    cluster_arn             = aws_rds_cluster.this
    cluster_id              = aws_rds_cluster.this
    cluster_endpoint        = aws_rds_cluster.this
    cluster_reader_endpoint = aws_rds_cluster.this
    cluster_port            = aws_rds_cluster.this
    cluster_resource_id     = aws_rds_cluster.this
  }
}
