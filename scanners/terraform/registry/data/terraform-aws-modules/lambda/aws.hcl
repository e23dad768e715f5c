docs  = "https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws/latest"
as_of = "2026-11-23"

commits = {
  "dc9356a4804b98894c5d1bf651e88f5eacdb90d8" = "5.0.0"
  "0236678bfb9245e3e415544b0f72e6ca5a69a99b" = "5.1.0"
  "db9e6dae1ce045e86152eb702556f3bda0bbc0a4" = "5.2.0"
  "5b2eb57af40980ed9d7165ab04fb1ed4f44ec206" = "5.3.0"
  "9acd3227087db56abac5f78d1a660b08ee159a9c" = "6.0.0"
  "e2500c0d4698bc81801ecf18c2cfa41d6bf8e087" = "6.0.1"
  "9e2fff8bc4117fcc0d077c0a30a7cbf840a60478" = "6.1.0"
  "d4bc88a96e799f272ea58587e7d80d8a7e3d4a2e" = "6.2.0"
  "04e034977f86ab177f809df475a856a3a0fcb4e5" = "6.3.0"
  "9562536a76f939f70cb0d60f6f514f365dafbb4d" = "6.4.0"
  "9633abb6b6d275d3a28604dbfa755098470420d4" = "6.5.0"
  "fd5a4c810bd6025ebdabcb9fdac37cef5833d622" = "6.6.0"
  "a729331518fec8adf232e9a2ad520a5bbc815b26" = "6.7.0"
  "91c49f6c1657b92dce0bdf2a1a927f56fff81044" = "6.7.1"
  "20f6aaea11a3f5d6d3aa30691eb747ea27b6babf" = "6.8.0"
  "52a230b39d57408e4744ed708d7c64ffe39658d3" = "7.0.0"
  "cff94611d6936d74b161a86e8927cf51f201dd62" = "7.1.0"
  "9e3798ed4c2db0216369d27c1c02891ec9fcec7d" = "7.2.0"
  "dc7c19b3f93b059eede1f9d5378793fdb5cfdf70" = "7.2.1"
  "685e52386e9e241b33b7e33b249f36164a54c91f" = "7.2.2"
  "4cf383ea0b3d71c0c044326f69e1827f0d114ea9" = "7.2.3"
  "8ad61a63b93a944c4d4e4781fa73f387662ce431" = "7.2.4"
  "c42e75877ec6eed0e2142f7724aa661cffbb5cb8" = "7.2.5"
  "2e3dc9566520072450a9fe358d2855682358ddc4" = "7.2.6"
  "73cd5bd98540778f85bd7d9deecf555d6622690d" = "7.3.0"
  "8a370bab3e5eb6425ee6b8fbb8fbde00ab300f7a" = "7.4.0"
  "acbd63c7f8b5e3686a24c76763522defa7716237" = "7.5.0"
  "3aa5b7ef58095ab1217c81a756f54501dd21d9e1" = "7.6.0"
  "b88a85627c84a4e9d1ad2a655455d10b386bc63f" = "7.7.0"
  "f48be17ec03a53b85b7da1f2ad8787792f2425ee" = "7.7.1"
  "a84d8af737ed7b5a23e241a8bba46011b8b5743b" = "7.8.0"
  "1d122404c2a3834ce39a7c5a319a3e754d5b0c29" = "7.8.1"
  "4b643eb08539bdb8ca3beb94867a38fc92e5a433" = "7.9.0"
  "520c8455ebc8d80f9f602f27e677bec8f54decc9" = "7.10.0"
  "aa94b91d9ef5a33efb159663c41cc021832b7791" = "7.11.0"
  "9be9b1a48d4698cbb2b8e53b85e042612f5bc70f" = "7.12.0"
  "7bd028b18432d86c7184b14eca1c59b40d43b4f6" = "7.13.0"
  "00a71723bbefb191c3fb622b3e34c693a2ca4930" = "7.14.0"
  "ce8417e042d20282a94bfed845849017c39efe01" = "7.14.1"
  "1fe3e4ac2552ac4fd20126aac874186f27de8edb" = "7.15.0"
  "abd5a15fd73ddd6ed36569b94f5f7667d73d5f4a" = "7.16.0"
  "5da19e5827002cd7155d83178e7e5c906e2d0c19" = "7.17.0"
  "9bbe65dc9a6183ef6de204b1afce92c0e9b543a1" = "7.17.1"
  "3e553e95b14b498788badae654dd317e1d7427f6" = "7.18.0"
  "45c67201eec499893c4496c01daf383b1feccff1" = "7.19.0"
  "de6ae344e72819ac57f06096538b21849decc16e" = "7.20.0"
  "84dfbfddf9483bc56afa0aff516177c03652f0c7" = "7.20.1"
  "dedc7369e53cb5926475ab03536d08fe8d52f4a9" = "7.20.2"
  "c7ee15f48dbc5c3553ac3ccbb408c2838dc48d39" = "7.20.3"
  "f1f06ed88f567ec75815bd37897d612092e7941c" = "7.21.0"
  "2fea1c09a7ae0b5b93bdf8af48713ab7f2780f7c" = "7.21.1"
  "47971243d52b67e44597e6fbcb8811b9ee4f57d0" = "8.0.0"
  "a5433c0e08a8cb294c1ede5c45066d4aa9364107" = "8.0.1"
  "1c3b16a8d9ee8944ba33f5327bdf011c6639cceb" = "8.1.0"
  "335289d708271c8db1c44e57f56cd7056a231642" = "8.1.1"
  "a7db1252f2c2048ab9a61254869eea061eae1318" = "8.1.2"
  "177ee12ae387ed683c8cce5992b0278311951e8d" = "8.2.0"
  "56a0217e854ad8aca09e3a22d4c54c62537d85e9" = "8.2.1"
  "f71e78a6dfe00d9f82ec46e1baca5dfed81477b8" = "8.3.0"
  "c4a64793f3de2f2cbd39e6eea51ed7e1c2e09f05" = "8.4.0"
  "55abacb6bfa49b3be9936c0947a913489aff0050" = "8.5.0"
  "aadff8d1cb2dcca4ddfddc6739a781df599688a9" = "8.5.1"
  "650141f86bd292b67074c787af946c2b1fc93eda" = "8.6.0"
  "4cfa5b42d1928afbc8946393e36eeee77eca0851" = "8.7.0"
  "b842374147fc07731d79028517223e9e0cbaab6d" = "8.8.0"
  "23d00f7daef40091e87ed2f9dc5d8532e9d2cc22" = "8.8.1"
}

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
