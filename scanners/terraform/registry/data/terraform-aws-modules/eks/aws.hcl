docs  = "https://registry.terraform.io/modules/terraform-aws-modules/eks/aws/latest"
as_of = "2026-11-23"

versions ">= 19.0.0, < 21.0.0" {
  defaults {
    create                                 = true
    cluster_name                           = ""
    cluster_version                        = null
    cluster_enabled_log_types              = ["audit", "api", "authenticator"]
    create_cloudwatch_log_group            = true
    cloudwatch_log_group_retention_in_days = 90
  }

  resource "aws_eks_cluster" "this" {
    count                     = var.create ? 1 : 0
    name                      = var.cluster_name
    version                   = var.cluster_version
    enabled_cluster_log_types = var.cluster_enabled_log_types
    unsure = [
      "access_config", "bootstrap_self_managed_addons", "compute_config", "encryption_config", "force_update_version",
      "kubernetes_network_config", "lifecycle", "outpost_config", "remote_network_config", "role_arn", "storage_config",
      "tags", "timeouts", "upgrade_policy", "vpc_config", "zonal_shift_config",
    ]
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create && var.create_cloudwatch_log_group ? 1 : 0
    name              = "/aws/eks/${var.cluster_name}/cluster"
    retention_in_days = var.cloudwatch_log_group_retention_in_days
    unsure = [
      "kms_key_id", "log_group_class", "tags",
    ]
  }

  outputs {
    cluster_arn                        = aws_eks_cluster.this
    cluster_certificate_authority_data = aws_eks_cluster.this
    cluster_endpoint                   = aws_eks_cluster.this
    cluster_name                       = aws_eks_cluster.this
    cluster_oidc_issuer_url            = aws_eks_cluster.this
    cluster_version                    = aws_eks_cluster.this
    cluster_primary_security_group_id  = aws_eks_cluster.this
    cloudwatch_log_group_name          = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn           = aws_cloudwatch_log_group.this
  }
}

versions ">= 21.0.0, < 21.20.0" {
  defaults {
    create                                 = true
    name                                   = ""
    kubernetes_version                     = null
    enabled_log_types                      = ["audit", "api", "authenticator"]
    create_cloudwatch_log_group            = true
    cloudwatch_log_group_retention_in_days = 90
  }

  resource "aws_eks_cluster" "this" {
    count                     = var.create ? 1 : 0
    name                      = var.name
    version                   = var.kubernetes_version
    enabled_cluster_log_types = var.enabled_log_types
    unsure = [
      "access_config", "bootstrap_self_managed_addons", "compute_config", "control_plane_scaling_config",
      "deletion_protection", "encryption_config", "force_update_version", "kubernetes_network_config", "lifecycle",
      "outpost_config", "region", "remote_network_config", "role_arn", "storage_config", "tags", "timeouts",
      "upgrade_policy", "vpc_config", "zonal_shift_config",
    ]
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create && var.create_cloudwatch_log_group ? 1 : 0
    name              = "/aws/eks/${var.name}/cluster"
    retention_in_days = var.cloudwatch_log_group_retention_in_days
    unsure = [
      "kms_key_id", "log_group_class", "region", "tags",
    ]
  }

  outputs {
    cluster_arn                        = aws_eks_cluster.this
    cluster_certificate_authority_data = aws_eks_cluster.this
    cluster_endpoint                   = aws_eks_cluster.this
    cluster_name                       = aws_eks_cluster.this
    cluster_oidc_issuer_url            = aws_eks_cluster.this
    cluster_version                    = aws_eks_cluster.this
    cluster_primary_security_group_id  = aws_eks_cluster.this
    cloudwatch_log_group_name          = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn           = aws_cloudwatch_log_group.this
  }
}
