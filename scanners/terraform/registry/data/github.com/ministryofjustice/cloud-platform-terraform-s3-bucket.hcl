docs  = "https://github.com/ministryofjustice/cloud-platform-terraform-s3-bucket"
as_of = "2026-11-23"

versions ">= 5.0.0, < 5.4.0" {
  defaults {
    acl        = "private"
    versioning = false
  }

  resource "aws_s3_bucket" "bucket" {
    acl           = var.acl
    force_destroy = "true"
    unsure        = ["bucket", "policy", "lifecycle_rule", "cors_rule", "server_side_encryption_configuration", "logging", "tags"]

    versioning {
      enabled = var.versioning
    }
  }

  outputs {
    bucket_arn         = aws_s3_bucket.bucket
    bucket_name        = aws_s3_bucket.bucket
    bucket_domain_name = aws_s3_bucket.bucket
  }
}
