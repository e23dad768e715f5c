docs  = "https://registry.terraform.io/modules/terraform-aws-modules/rds/aws/latest"
as_of = "2026-11-23"

commits = {
  "ec9c2e37ccca2a41aeb89ba78f858270a9ac9381" = "6.0.0"
  "0ab79b08a073cf205ab08f8cf3212fa28400739a" = "6.1.0"
  "8b2f5c5587f88a5694c3668aaf43f175842f9e4f" = "6.1.1"
  "9c264b90d4c85c3a83941860b1805e1c438dec9d" = "6.2.0"
  "7c83995e3898fff639c74ce4cc7a72e61e7952c6" = "6.3.0"
  "7bb82a6e7646837cbacac2badcb618329fa25963" = "6.3.1"
  "40e5971b8a70489a561080c5c3fdaf3ec609df65" = "6.4.0"
  "e64ce07404b30da55bc5c7400b1ecdaa5831c2a6" = "6.5.0"
  "8dc10db1b8ade71fcd50fcaa051b0973b2ec8583" = "6.5.1"
  "4ceaf272b6c3da4f1bef873171b3082426c5a2f7" = "6.5.2"
  "57424cf9462f11bfbc68ffa62712e6d6b92fb256" = "6.5.3"
  "a951c47edadc69b9c279f8b64b5e11f9103a6c52" = "6.5.4"
  "0a4405c039d0149fe05bfe8f19a1bbbba17ceb0d" = "6.5.5"
  "04d53d8aeea19db2589fbafe96fad576b679b6d3" = "6.6.0"
  "3ba7984d024e035f7b604b1f96726e6bc527e80d" = "6.7.0"
  "a4ae4a51545f5cb617d30b716f6bf11840c76a0e" = "6.8.0"
  "a76a3cd92220b91eaa467a5328db6f2c21e1fdee" = "6.9.0"
  "4481ddde97e5408a0f0a91e00472f1ef024223d3" = "6.10.0"
  "892ae69beb7b1d599dc3efb3dc09fad2c2d0c215" = "6.11.0"
  "22b02b391e1164cc1805e8f27eb4e3a5bd79bb95" = "6.12.0"
  "e425a2e81f0816bc8a2332609f7d0c345f1c609e" = "6.13.0"
  "578c95b19abf30b9b1068dd54025ac8e6df3212f" = "6.13.1"
  "8114a68ea79177a8f42d0800b34dc4d07f574290" = "7.0.0"
  "1e2f09eac806d6d0c738fadddb684dee565f6552" = "7.0.1"
  "592cd8b2450018b1017b309d82e7eef8cb3ee14c" = "7.1.0"
  "bc8c1e240a98fd54a12c61c70de91cbabec71863" = "7.2.0"
}

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
