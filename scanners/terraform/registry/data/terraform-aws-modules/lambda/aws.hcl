docs  = "https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws/latest"
as_of = "2026-11-23"

versions ">= 5.0.0, < 8.9.0" {
  defaults {
    create                            = true
    create_function                   = true
    create_layer                      = false
    function_name                     = ""
    description                       = ""
    handler                           = ""
    runtime                           = ""
    package_type                      = "Zip"
    memory_size                       = 128
    timeout                           = 3
    lambda_at_edge                    = false
    reserved_concurrent_executions    = -1
    dead_letter_target_arn            = null
    tracing_mode                      = null
    vpc_subnet_ids                    = null
    vpc_security_group_ids            = null
    create_async_event_config         = false
    maximum_event_age_in_seconds      = null
    maximum_retry_attempts            = null
    use_existing_cloudwatch_log_group = false
    cloudwatch_logs_retention_in_days = null
    cloudwatch_logs_kms_key_id        = null
  }

  resource "aws_lambda_function" "this" {
    count                          = var.create && var.create_function && !var.create_layer ? 1 : 0
    function_name                  = var.function_name
    description                    = var.description
    handler                        = var.package_type != "Zip" ? null : var.handler
    runtime                        = var.package_type != "Zip" ? null : var.runtime
    package_type                   = var.package_type
    memory_size                    = var.memory_size
    timeout                        = var.lambda_at_edge ? min(var.timeout, 30) : var.timeout
    reserved_concurrent_executions = var.reserved_concurrent_executions
    unsure = [
      "region", "role", "layers", "publish", "kms_key_arn", "image_uri", "architectures", "code_signing_config_arn",
      "replace_security_groups_on_destroy", "replacement_security_group_ids", "skip_destroy", "ephemeral_storage", "filename",
      "source_code_hash", "s3_bucket", "s3_key", "s3_object_version", "image_config", "environment", "file_system_config",
      "snap_start", "logging_config", "durable_config", "capacity_provider_config", "timeouts", "tenancy_config", "tags",
    ]

    dynamic "dead_letter_config" {
      for_each = var.dead_letter_target_arn == null ? [] : [true]
      content {
        target_arn = var.dead_letter_target_arn
      }
    }

    dynamic "tracing_config" {
      for_each = var.tracing_mode == null ? [] : [true]
      content {
        mode = var.tracing_mode
      }
    }

    dynamic "vpc_config" {
      for_each = var.vpc_subnet_ids != null && var.vpc_security_group_ids != null ? [true] : []
      content {
        subnet_ids         = var.vpc_subnet_ids
        security_group_ids = var.vpc_security_group_ids
      }
    }
  }

  resource "aws_lambda_function_event_invoke_config" "this" {
    count                        = var.create && var.create_function && !var.create_layer && var.create_async_event_config ? 1 : 0
    function_name                = aws_lambda_function.this.function_name
    maximum_event_age_in_seconds = var.maximum_event_age_in_seconds
    maximum_retry_attempts       = var.maximum_retry_attempts
    unsure                       = ["for_each", "region", "qualifier", "destination_config"]
  }

  resource "aws_cloudwatch_log_group" "lambda" {
    count             = var.create && var.create_function && !var.create_layer && !var.use_existing_cloudwatch_log_group ? 1 : 0
    retention_in_days = var.cloudwatch_logs_retention_in_days
    kms_key_id        = var.cloudwatch_logs_kms_key_id
    unsure            = ["name", "region", "skip_destroy", "log_group_class", "deletion_protection_enabled", "tags"]
  }

  outputs {
    lambda_function_arn                  = aws_lambda_function.this
    lambda_function_invoke_arn           = aws_lambda_function.this
    lambda_function_name                 = aws_lambda_function.this
    lambda_function_qualified_arn        = aws_lambda_function.this
    lambda_function_qualified_invoke_arn = aws_lambda_function.this
    lambda_function_version              = aws_lambda_function.this
  }
}
