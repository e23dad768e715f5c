docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-sns-topic"
as_of = "2026-11-23"

versions ">= 5.1.0, < 5.2.0" {
  required = ["topic_display_name"]

  defaults {
    fifo_topic                  = false
    content_based_deduplication = null
  }

  resource "aws_sns_topic" "new_topic" {
    display_name                = var.topic_display_name
    fifo_topic                  = var.fifo_topic
    content_based_deduplication = var.content_based_deduplication
    unsure                      = ["name", "kms_master_key_id", "tags", "lifecycle"]
  }

  outputs {
    topic_name = aws_sns_topic.new_topic
    topic_arn  = aws_sns_topic.new_topic
  }
}
