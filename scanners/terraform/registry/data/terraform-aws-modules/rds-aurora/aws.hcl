docs  = "https://registry.terraform.io/modules/terraform-aws-modules/rds-aurora/aws/latest"
as_of = "2026-11-23"

commits = {
  "7bf5933100eb355b13854232e5d63c62ea7cad35" = "9.0.0"
  "cf30ef75dfe17b4d5b2252dbd52b3dd12c0bfbbc" = "9.0.1"
  "1b34843f9ffeef885ef24edb3f87336ad9daf9d2" = "9.0.2"
  "17ddf720e2f1cdd53dc26f8ad1b1495c05c45f17" = "9.1.0"
  "e1ff9b4e221f3e0b6c809d63d4d9da65afe21ffe" = "9.2.0"
  "ec99016a364fe7abee822f78a11b8ccfccaa70d9" = "9.2.1"
  "b4b48fdb04b2ea35b046cee8d46091ae83a9a9f5" = "9.3.0"
  "39146d54a888dee11dc00706e40f1964236394f0" = "9.3.1"
  "7d46e900b31322fd7a0ab0d7f67006ba4836c995" = "9.4.0"
  "2b5dc21c083978cac43cba0d64ed869919c6132d" = "9.5.0"
  "401023134a0487a78e0d5a122dfb33f2d0bbab53" = "9.6.0"
  "d3b2c08d2f259d52b2874bade89611ea2dba0f9a" = "9.7.0"
  "5a2ebc23062c694f7d1f315114caf02bdb1be228" = "9.8.0"
  "6bb9c13ae99e837b50a91faa06661511a729c423" = "9.9.0"
  "234257ca8ebdf1f08962c909030cd9751625695c" = "9.9.1"
  "e6b5d798630bdc9ccb17a07ce59299010df79a41" = "9.10.0"
  "f8041677e8b890efdf25180a55d58701e07dc008" = "9.11.0"
  "9e54c6d86b16459a7c6d83453479b03357970e5c" = "9.12.0"
  "592cb15809bde8eed2a641ba5971ec665c9b4397" = "9.13.0"
  "273752a784e9f98d63c5bfe32a2a37013b50b768" = "9.14.0"
  "4025104de5268fe6063a9a95269a4e290692aa0d" = "9.15.0"
  "5e1bff00d5dbb88a5150c1f095e91491c39a199e" = "9.16.0"
  "25b5c33e40fb74c3095ab273801c6c241845672f" = "9.16.1"
  "31ac03d26d17b40efdea60c18a4cf7ec1013d6f8" = "10.0.0"
  "c4e8f1b0619cfeab5bd1c0dcd3e50212c1ee0652" = "10.0.1"
  "e0462445344641c69e36dc90f7f96ba18b2cc19e" = "10.0.2"
  "7c5decf5da7ac8c799cfcff145ea8d88ed458e95" = "10.1.0"
  "2c3946c8191278ad974bbb077da5e03986e24f4d" = "10.2.0"
}

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
