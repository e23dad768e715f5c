docs  = "https://registry.terraform.io/modules/terraform-aws-modules/sns/aws/latest"
as_of = "2026-11-23"

commits = {
  "6404f81a23544d2aba6c9c178cdf97290cee0e90" = "6.1.0"
  "a696f46047d5a662e584539f66b466be8344719a" = "6.1.1"
  "467cfe76d3b9c6616287fe8b209e8745181012e4" = "6.1.2"
  "49d85b8214fcc05db32c31ee9741f1250e6ad41a" = "6.1.3"
  "9472736701b7f2e05f51be09a5efcf174c790f6d" = "6.2.0"
  "544e3127146aa77a349b8b84a792b196f19d609a" = "6.2.1"
  "f62bc0e81fe1713d362d074cd122cd983e7d4827" = "7.0.0"
  "84b777952d08caa7ce06a4ef53aafdcc03cfc165" = "7.1.0"
}

versions ">= 6.1.0, < 7.2.0" {
  defaults {
    create                      = true
    name                        = null
    use_name_prefix             = false
    content_based_deduplication = false
    delivery_policy             = null
    display_name                = null
    fifo_topic                  = false
  }

  resource "aws_sns_topic" "this" {
    count                       = var.create ? 1 : 0
    name                        = var.use_name_prefix ? null : (var.fifo_topic ? "${trimsuffix(var.name, ".fifo")}.fifo" : var.name)
    content_based_deduplication = var.content_based_deduplication
    delivery_policy             = var.delivery_policy
    display_name                = var.display_name
    fifo_topic                  = var.fifo_topic
    unsure = [
      "application_failure_feedback_role_arn", "application_success_feedback_role_arn",
      "application_success_feedback_sample_rate", "archive_policy", "fifo_throughput_scope",
      "firehose_failure_feedback_role_arn", "firehose_success_feedback_role_arn",
      "firehose_success_feedback_sample_rate", "http_failure_feedback_role_arn", "http_success_feedback_role_arn",
      "http_success_feedback_sample_rate", "kms_master_key_id", "lambda_failure_feedback_role_arn",
      "lambda_success_feedback_role_arn", "lambda_success_feedback_sample_rate", "name_prefix", "policy", "region",
      "signature_version", "sqs_failure_feedback_role_arn", "sqs_success_feedback_role_arn",
      "sqs_success_feedback_sample_rate", "tags", "tracing_config",
    ]
  }

  outputs {
    topic_arn  = aws_sns_topic.this
    topic_id   = aws_sns_topic.this
    topic_name = aws_sns_topic.this
  }
}
