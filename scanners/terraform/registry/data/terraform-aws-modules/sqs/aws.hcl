docs  = "https://registry.terraform.io/modules/terraform-aws-modules/sqs/aws/latest"
as_of = "2026-11-23"

commits = {
  "195b0bccc44ff908e36cc425aeeb7547db7c798e" = "4.0.0"
  "7ded3fe7c3b2423ad7da00ad90e651ec133e5774" = "4.0.1"
  "e195083299253cb5872ea5154614d759baf5a5fb" = "4.0.2"
  "e3af3f6686cfb92d810a9ba9b5ea5adbb1a21cab" = "4.1.0"
  "75e57f71c2c9a2ffb0c17b8e67d7151e345a343f" = "4.1.1"
  "8c18f70fd765db2adf31edf5fc15b3058367e5a2" = "4.2.0"
  "debb3cbca57ace668e0b79d9708c7308bc591d44" = "4.2.1"
  "d8f9d62feb11d904c26515e1da3d947554de52c3" = "4.3.0"
  "f981f3dec7a953ee42fad4be8d391282ef342f9c" = "4.3.1"
  "98778a283fd40c7d2884a12632603d1ae131b87c" = "5.0.0"
  "3e26987de8e71398fbe90b9348e916735d044d78" = "5.0.1"
  "70b7c26a0ab41b746cb8aa8138ae84ab51c4a055" = "5.1.0"
  "a02ee20c4f9b1b5966c806e11ff271e27e4f1f91" = "5.2.0"
  "cc15171d03a9635784bea6aa6d456556d5cce739" = "5.2.1"
}

versions ">= 4.0.0, < 5.3.0" {
  defaults {
    create                          = true
    name                            = null
    use_name_prefix                 = false
    content_based_deduplication     = null
    deduplication_scope             = null
    delay_seconds                   = null
    fifo_queue                      = false
    fifo_throughput_limit           = null
    max_message_size                = null
    message_retention_seconds       = null
    receive_wait_time_seconds       = null
    visibility_timeout_seconds      = null
    redrive_policy                  = {}
    redrive_allow_policy            = {}
    create_dlq_redrive_allow_policy = true
    create_dlq                      = false
    dlq_name                        = null
    dlq_message_retention_seconds   = null
    dlq_visibility_timeout_seconds  = null
  }

  resource "aws_sqs_queue" "this" {
    count                       = var.create ? 1 : 0
    name                        = var.use_name_prefix ? null : (var.fifo_queue ? "${trimsuffix(var.name, ".fifo")}.fifo" : var.name)
    content_based_deduplication = var.content_based_deduplication
    deduplication_scope         = var.deduplication_scope
    delay_seconds               = var.delay_seconds
    fifo_queue                  = var.fifo_queue
    fifo_throughput_limit       = var.fifo_throughput_limit
    max_message_size            = var.max_message_size
    message_retention_seconds   = var.message_retention_seconds
    receive_wait_time_seconds   = var.receive_wait_time_seconds
    visibility_timeout_seconds  = var.visibility_timeout_seconds
    unsure                      = ["name_prefix", "kms_data_key_reuse_period_seconds", "kms_master_key_id", "sqs_managed_sse_enabled", "tags", "region"]
  }

  resource "aws_sqs_queue" "dlq" {
    count                      = var.create && var.create_dlq ? 1 : 0
    name                       = var.use_name_prefix ? null : "${trimsuffix(var.dlq_name != null ? var.dlq_name : "${trimsuffix(var.name, ".fifo")}-dlq", ".fifo")}${var.fifo_queue ? ".fifo" : ""}"
    fifo_queue                 = var.fifo_queue
    max_message_size           = var.max_message_size
    message_retention_seconds  = var.dlq_message_retention_seconds != null ? var.dlq_message_retention_seconds : var.message_retention_seconds
    visibility_timeout_seconds = var.dlq_visibility_timeout_seconds != null ? var.dlq_visibility_timeout_seconds : var.visibility_timeout_seconds
    unsure = [
      "name_prefix", "content_based_deduplication", "deduplication_scope", "delay_seconds", "fifo_throughput_limit",
      "kms_data_key_reuse_period_seconds", "kms_master_key_id", "receive_wait_time_seconds", "sqs_managed_sse_enabled", "tags", "region",
    ]
  }

  resource "aws_sqs_queue_redrive_policy" "this" {
    count          = var.create && !var.create_dlq && length(var.redrive_policy) > 0 ? 1 : 0
    queue_url      = aws_sqs_queue.this.url
    redrive_policy = jsonencode(var.redrive_policy)
    unsure         = ["region"]
  }

  resource "aws_sqs_queue_redrive_policy" "dlq" {
    count     = var.create && var.create_dlq ? 1 : 0
    queue_url = aws_sqs_queue.this.url
    redrive_policy = jsonencode(merge({
      deadLetterTargetArn = aws_sqs_queue.dlq.arn
      maxReceiveCount     = 5
    }, var.redrive_policy))
    unsure = ["region"]
  }

  resource "aws_sqs_queue_redrive_allow_policy" "this" {
    count     = var.create && !var.create_dlq && length(var.redrive_allow_policy) > 0 ? 1 : 0
    queue_url = aws_sqs_queue.this.url
    unsure    = ["redrive_allow_policy", "region"]
  }

  resource "aws_sqs_queue_redrive_allow_policy" "dlq" {
    count     = var.create && var.create_dlq && var.create_dlq_redrive_allow_policy ? 1 : 0
    queue_url = aws_sqs_queue.dlq.url
    unsure    = ["redrive_allow_policy", "region"]
  }

  outputs {
    queue_id               = aws_sqs_queue.this
    queue_arn              = aws_sqs_queue.this
    queue_url              = aws_sqs_queue.this
    queue_name             = aws_sqs_queue.this
    dead_letter_queue_id   = aws_sqs_queue.dlq
    dead_letter_queue_arn  = aws_sqs_queue.dlq
    dead_letter_queue_url  = aws_sqs_queue.dlq
    dead_letter_queue_name = aws_sqs_queue.dlq
  }
}
