docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-sqs"
as_of = "2026-11-23"

# An empty redrive policy is none.
versions ">= 5.0.0, < 5.2.0" {
  required = ["team_name", "environment_name", "sqs_name"]

  defaults {
    visibility_timeout_seconds  = 30
    message_retention_seconds   = 345600
    max_message_size            = 262144
    delay_seconds               = 0
    receive_wait_time_seconds   = 0
    redrive_policy              = null
    fifo_queue                  = false
    content_based_deduplication = null
    deduplication_scope         = null
    fifo_throughput_limit       = null
  }

  resource "aws_sqs_queue" "terraform_queue" {
    name                        = "${var.team_name}-${var.environment_name}-${var.sqs_name}${var.fifo_queue ? ".fifo" : ""}"
    visibility_timeout_seconds  = var.visibility_timeout_seconds
    message_retention_seconds   = var.message_retention_seconds
    max_message_size            = var.max_message_size
    delay_seconds               = var.delay_seconds
    receive_wait_time_seconds   = var.receive_wait_time_seconds
    redrive_policy              = var.redrive_policy
    fifo_queue                  = var.fifo_queue
    content_based_deduplication = var.content_based_deduplication
    deduplication_scope         = var.deduplication_scope
    fifo_throughput_limit       = var.fifo_throughput_limit
    unsure                      = ["kms_data_key_reuse_period_seconds", "kms_master_key_id", "tags", "lifecycle"]
  }

  outputs {
    sqs_id   = aws_sqs_queue.terraform_queue
    sqs_arn  = aws_sqs_queue.terraform_queue
    sqs_name = aws_sqs_queue.terraform_queue
  }
}
