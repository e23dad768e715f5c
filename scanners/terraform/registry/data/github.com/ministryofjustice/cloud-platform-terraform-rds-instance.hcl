docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-rds-instance"
as_of = "2026-11-23"

# Which logs are exported hangs on the engine.
versions ">= 9.0.0, < 9.3.0" {
  defaults {
    db_engine                    = "postgres"
    db_engine_version            = "10"
    db_instance_class            = "db.t2.small"
    db_allocated_storage         = "20"
    db_max_allocated_storage     = "10000"
    db_backup_retention_period   = "7"
    storage_type                 = "gp3"
    replicate_source_db          = null
    allow_minor_version_upgrade  = "true"
    performance_insights_enabled = false
    skip_final_snapshot          = "false"
    deletion_protection          = "false"
    maintenance_window           = null
    snapshot_identifier          = ""
    is_migration                 = false
    opt_in_xsiam_logging         = false
  }

  resource "aws_db_instance" "rds" {
    allocated_storage            = var.db_allocated_storage
    max_allocated_storage        = var.db_max_allocated_storage
    apply_immediately            = true
    engine                       = var.replicate_source_db == null ? var.db_engine : null
    engine_version               = var.db_engine_version
    instance_class               = var.db_instance_class
    backup_retention_period      = var.db_backup_retention_period
    storage_type                 = var.storage_type
    replicate_source_db          = var.replicate_source_db
    snapshot_identifier          = var.is_migration ? unknown : (var.snapshot_identifier == "" ? null : var.snapshot_identifier)
    auto_minor_version_upgrade   = var.allow_minor_version_upgrade
    performance_insights_enabled = var.performance_insights_enabled
    skip_final_snapshot          = var.skip_final_snapshot
    deletion_protection          = var.deletion_protection
    maintenance_window           = var.maintenance_window
    copy_tags_to_snapshot        = true
    multi_az                     = var.db_engine == "sqlserver-web" || var.db_engine == "sqlserver-ex" ? false : true

    enabled_cloudwatch_logs_exports = var.opt_in_xsiam_logging ? unknown : []
    unsure = [
      "identifier", "final_snapshot_identifier", "db_name", "username", "password", "iops", "storage_encrypted", "db_subnet_group_name",
      "vpc_security_group_ids", "kms_key_id", "allow_major_version_upgrade",
      "parameter_group_name", "ca_cert_identifier", "backup_window", "license_model", "character_set_name", "option_group_name",
      "timeouts", "tags",
    ]
  }

  outputs {
    rds_instance_endpoint = aws_db_instance.rds
    rds_instance_address  = aws_db_instance.rds
    rds_instance_port     = aws_db_instance.rds
    database_name         = aws_db_instance.rds
    database_username     = aws_db_instance.rds
    database_password     = aws_db_instance.rds
    db_identifier         = aws_db_instance.rds
    resource_id           = aws_db_instance.rds
  }
}
