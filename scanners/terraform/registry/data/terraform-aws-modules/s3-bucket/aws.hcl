docs  = "https://registry.terraform.io/modules/terraform-aws-modules/s3-bucket/aws/latest"
as_of = "2026-11-23"

versions ">= 4.0.0, < 5.16.0" {
  defaults {
    create_bucket       = true
    is_directory_bucket = false
    bucket              = null
    bucket_prefix       = null
    force_destroy       = false
    object_lock_enabled = false
  }

  resource "aws_s3_bucket" "this" {
    count               = var.create_bucket && !var.is_directory_bucket ? 1 : 0
    bucket              = var.bucket
    bucket_prefix       = var.bucket_prefix
    force_destroy       = var.force_destroy
    object_lock_enabled = var.object_lock_enabled
    unsure = [
      "bucket_namespace", "region", "tags",
    ]
  }

  outputs {
    s3_bucket_id                          = aws_s3_bucket.this
    s3_bucket_arn                         = aws_s3_bucket.this
    s3_bucket_bucket_domain_name          = aws_s3_bucket.this
    s3_bucket_bucket_regional_domain_name = aws_s3_bucket.this
  }
}
