docs  = "https://registry.terraform.io/modules/terraform-aws-modules/cloudwatch/aws/latest/submodules/log-group"
as_of = "2026-11-23"

commits = {
  "a2a5f9d15e30d0d24b667933599e5e1bef24a8b8" = "5.7.2"
}

versions ">= 4.0.0, < 5.8.0" {
  defaults {
    create            = true
    name              = null
    name_prefix       = null
    retention_in_days = null
    kms_key_id        = null
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create ? 1 : 0
    name              = var.name
    name_prefix       = var.name_prefix
    retention_in_days = var.retention_in_days
    kms_key_id        = var.kms_key_id
    unsure            = ["log_group_class", "skip_destroy", "tags"]
  }

  outputs {
    cloudwatch_log_group_name = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn  = aws_cloudwatch_log_group.this
  }
}
