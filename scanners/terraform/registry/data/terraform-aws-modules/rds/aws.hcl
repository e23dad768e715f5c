docs  = "https://registry.terraform.io/modules/terraform-aws-modules/rds/aws/latest"
as_of = "2026-11-23"

versions ">= 6.0.0, < 7.0.0" {
  defaults {
    create_db_instance              = true
    engine                          = null
    engine_version                  = null
    instance_class                  = null
    max_allocated_storage           = 0
    storage_type                    = null
    storage_encrypted               = true
    multi_az                        = false
    publicly_accessible             = false
    allow_major_version_upgrade     = false
    auto_minor_version_upgrade      = true
    maintenance_window              = null
    backup_window                   = null
    snapshot_identifier             = null
    skip_final_snapshot             = false
    replicate_source_db             = null
    performance_insights_enabled    = false
    monitoring_interval             = 0
    enabled_cloudwatch_logs_exports = []
    deletion_protection             = false
    delete_automated_backups        = true
    iops                            = null
  }

  resource "aws_db_instance" "this" {
    count                           = var.create_db_instance ? 1 : 0
    engine                          = var.replicate_source_db != null ? null : var.engine
    engine_version                  = var.engine_version
    instance_class                  = var.instance_class
    max_allocated_storage           = var.max_allocated_storage
    storage_type                    = var.storage_type
    storage_encrypted               = var.storage_encrypted
    multi_az                        = var.multi_az
    publicly_accessible             = var.publicly_accessible
    allow_major_version_upgrade     = var.allow_major_version_upgrade
    auto_minor_version_upgrade      = var.auto_minor_version_upgrade
    maintenance_window              = var.maintenance_window
    backup_window                   = var.backup_window
    snapshot_identifier             = var.snapshot_identifier
    skip_final_snapshot             = var.skip_final_snapshot
    replicate_source_db             = var.replicate_source_db
    performance_insights_enabled    = var.performance_insights_enabled
    monitoring_interval             = var.monitoring_interval
    enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    deletion_protection             = var.deletion_protection
    delete_automated_backups        = var.delete_automated_backups
    iops                            = var.iops
    within                          = "module.db_instance"
    unsure = [
      "allocated_storage", "apply_immediately", "availability_zone", "backup_retention_period", "blue_green_update", "ca_cert_identifier", "character_set_name",
      "copy_tags_to_snapshot", "custom_iam_instance_profile", "database_insights_mode", "db_name",
      "db_subnet_group_name", "dedicated_log_volume", "domain", "domain_auth_secret_arn", "domain_dns_ips",
      "domain_fqdn", "domain_iam_role_name", "domain_ou", "engine_lifecycle_support", "final_snapshot_identifier",
      "iam_database_authentication_enabled", "identifier", "identifier_prefix", "kms_key_id", "license_model",
      "manage_master_user_password", "master_user_secret_kms_key_id", "monitoring_role_arn", "nchar_character_set_name",
      "network_type", "option_group_name", "parameter_group_name", "password", "performance_insights_kms_key_id",
      "performance_insights_retention_period", "port", "replica_mode", "restore_to_point_in_time", "s3_import",
      "storage_throughput", "tags", "timeouts", "timezone", "upgrade_storage_config", "username",
      "vpc_security_group_ids",
    ]
  }

  outputs {
    db_instance_address     = aws_db_instance.this
    db_instance_arn         = aws_db_instance.this
    db_instance_endpoint    = aws_db_instance.this
    db_instance_identifier  = aws_db_instance.this
    db_instance_name        = aws_db_instance.this
    db_instance_port        = aws_db_instance.this
    db_instance_resource_id = aws_db_instance.this
    db_instance_username    = aws_db_instance.this
  }
}

versions ">= 7.0.0, < 7.3.0" {
  defaults {
    create_db_instance              = true
    engine                          = null
    engine_version                  = null
    instance_class                  = null
    max_allocated_storage           = 0
    storage_type                    = null
    storage_encrypted               = true
    multi_az                        = false
    publicly_accessible             = false
    allow_major_version_upgrade     = false
    auto_minor_version_upgrade      = true
    maintenance_window              = null
    backup_window                   = null
    snapshot_identifier             = null
    skip_final_snapshot             = false
    replicate_source_db             = null
    performance_insights_enabled    = false
    monitoring_interval             = 0
    enabled_cloudwatch_logs_exports = []
    deletion_protection             = false
    delete_automated_backups        = true
    iops                            = null
  }

  resource "aws_db_instance" "this" {
    count                           = var.create_db_instance ? 1 : 0
    engine                          = var.replicate_source_db != null ? null : var.engine
    engine_version                  = var.engine_version
    instance_class                  = var.instance_class
    max_allocated_storage           = var.max_allocated_storage
    storage_type                    = var.storage_type
    storage_encrypted               = var.storage_encrypted
    multi_az                        = var.multi_az
    publicly_accessible             = var.publicly_accessible
    allow_major_version_upgrade     = var.allow_major_version_upgrade
    auto_minor_version_upgrade      = var.auto_minor_version_upgrade
    maintenance_window              = var.maintenance_window
    backup_window                   = var.backup_window
    snapshot_identifier             = var.snapshot_identifier
    skip_final_snapshot             = var.skip_final_snapshot
    replicate_source_db             = var.replicate_source_db
    performance_insights_enabled    = var.performance_insights_enabled
    monitoring_interval             = var.monitoring_interval
    enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    deletion_protection             = var.deletion_protection
    delete_automated_backups        = var.delete_automated_backups
    iops                            = var.iops
    within                          = "module.db_instance"
    unsure = [
      "allocated_storage", "apply_immediately", "availability_zone", "backup_retention_period", "blue_green_update", "ca_cert_identifier", "character_set_name",
      "copy_tags_to_snapshot", "custom_iam_instance_profile", "customer_owned_ip_enabled", "database_insights_mode",
      "db_name", "db_subnet_group_name", "dedicated_log_volume", "domain", "domain_auth_secret_arn", "domain_dns_ips",
      "domain_fqdn", "domain_iam_role_name", "domain_ou", "engine_lifecycle_support", "final_snapshot_identifier",
      "iam_database_authentication_enabled", "identifier", "identifier_prefix", "kms_key_id", "license_model",
      "manage_master_user_password", "master_user_secret_kms_key_id", "monitoring_role_arn", "nchar_character_set_name",
      "network_type", "option_group_name", "parameter_group_name", "password_wo", "password_wo_version",
      "performance_insights_kms_key_id", "performance_insights_retention_period", "port", "region", "replica_mode",
      "restore_to_point_in_time", "s3_import", "storage_throughput", "tags", "timeouts", "timezone",
      "upgrade_storage_config", "username", "vpc_security_group_ids",
    ]
  }

  outputs {
    db_instance_address     = aws_db_instance.this
    db_instance_arn         = aws_db_instance.this
    db_instance_endpoint    = aws_db_instance.this
    db_instance_identifier  = aws_db_instance.this
    db_instance_name        = aws_db_instance.this
    db_instance_port        = aws_db_instance.this
    db_instance_resource_id = aws_db_instance.this
    db_instance_username    = aws_db_instance.this
  }
}
