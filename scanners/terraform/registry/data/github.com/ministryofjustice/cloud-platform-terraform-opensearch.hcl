docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-opensearch"
as_of = "2026-11-23"

versions ">= 1.6.0, < 1.8.0" {
  required = ["engine_version"]

  resource "aws_opensearch_domain" "this" {
    engine_version = var.engine_version
    unsure = [
      "domain_name", "advanced_options", "cluster_config", "domain_endpoint_options", "ebs_options", "encrypt_at_rest",
      "node_to_node_encryption", "vpc_options", "auto_tune_options", "tags",
    ]
  }

  outputs {
    domain_arn  = aws_opensearch_domain.this
    domain_name = aws_opensearch_domain.this
    endpoint    = aws_opensearch_domain.this
  }
}
