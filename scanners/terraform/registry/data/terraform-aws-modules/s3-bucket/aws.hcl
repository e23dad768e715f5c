docs  = "https://registry.terraform.io/modules/terraform-aws-modules/s3-bucket/aws/latest"
as_of = "2026-11-23"

commits = {
  "12361ab587001e5505f9143a9bdd916e7062a5ff" = "4.0.0"
  "fccafe509c9c9af4646a4bc45387f63d83c8a006" = "4.0.1"
  "3a1c80b29fdf8fc682d2749456ec36ecbaf4ce14" = "4.1.0"
  "cd61253a03de4f99c77a8e45146bd65a55ab103e" = "4.1.1"
  "8a0b697adfbc673e6135c70246cff7f8052ad95a" = "4.1.2"
  "5b923af1ae46e7d073e2b135c303b7c1e0dc54a6" = "4.2.0"
  "d8ad14f2da0179178030c8876de84458aa7495e9" = "4.2.1"
  "8b855f886e3f7f27ea4cdb692c94805fdf25f9e3" = "4.2.2"
  "e23dd4f3c50da695145fe9e5b4e5495a0cd36e02" = "4.3.0"
  "8f3f3d4564a8b4f9d73d5f03e5dd9740eae80dc0" = "4.4.0"
  "5475b21947c1c895891f1761a70dfe2bb87c3ac6" = "4.5.0"
  "fc09cc6fb779b262ce1bee5334e85808a107d8a3" = "4.6.0"
  "bbe0d7b35dbff551824d9b06d533a70f7f5c1bd0" = "4.6.1"
  "4c7f35837fdcf9767f906fedf602bb8c7f2309dc" = "4.7.0"
  "1fc42332364c312460a9a451f5bb47356585b24b" = "4.8.0"
  "1eb6a5766e0a84168d6e8aed2ccfa83e667a9561" = "4.9.0"
  "3bdca54ebfca919bb473fa1e0a7a03f98bd210ff" = "4.10.0"
  "0d781fbb515b1f64c46bfba04153bef091d50fc5" = "4.10.1"
  "f90d8a385e4c70afd048e8997dcccf125b362236" = "4.11.0"
  "179576ca9e3d524f09370ff643ea80a0f753cdd7" = "5.0.0"
  "1e9b7d90293ec84f0ce18bb82dbc1556f89e5fbd" = "5.0.1"
  "c5243c941323503795e2da5e748430f63fd9c20b" = "5.0.2"
  "e1fb51bce8008b0d5fd660e81d97ff7a101bdbc6" = "5.1.0"
  "a1629887065e1132c1b819de0e75d8755c391d65" = "5.2.0"
  "d208c4199ac94d11c803afc64f74e9d9aa167bfe" = "5.3.0"
  "67c046e0377c182fe89051b009640511f6a93399" = "5.3.1"
  "cdf595d9291fbb395b51dc8f1c10285fd3574e18" = "5.4.0"
  "1f895f83d9f6a8efacf5ecda5349f7a18ea6bf61" = "5.5.0"
  "36d3fa44b1f26fc9f29772c4fa516b468a730e15" = "5.6.0"
  "c375418373496865e2770ad8aabfaf849d4caee5" = "5.7.0"
  "826962569b55e76a5aab6c4885e7b3b9d466ccaa" = "5.7.1"
  "06b96eece9f775ea75b20025aca27b7e493327c1" = "5.8.0"
  "01cab2a03f7b43e26a022c6bc14c0652afa81f7e" = "5.8.1"
  "c686a8b53be706e532c1d6845b08bd3895776ab0" = "5.8.2"
  "0662a7bdfceac73daed7c08df2b421707de341df" = "5.9.0"
  "3170c8beeb346b53c10a3ac2164e637ed161f828" = "5.9.1"
  "b040965a526e22a78784840c2f2ae384f2a8e4ef" = "5.10.0"
  "2f82f055cc5deac45def399a02980057398fb923" = "5.11.0"
  "6c5e082b5d2fde77cb59c387a7f553dd2ed5da29" = "5.12.0"
  "af0286ff37a66c2b79faf360e6e2663744b8e5b5" = "5.13.0"
  "0ffe41e66ad5854c637a736e43180c29eb727393" = "5.14.0"
  "97bb13eff35489bd38993487c3d04c5b6d024cb6" = "5.14.1"
  "f8c6bc7a005da866151a44d732740db07d5592aa" = "5.15.0"
  "c526035d69d47b68ac896cb5f98c18b21074edae" = "5.15.1"
  "a93e6657b9df3c0adcae7612031999d0332e4e67" = "5.15.2"
  "c148de30295b121cce45cef21b7c280b19283935" = "5.15.3"
  "dd0c434de5e74d8864e249ee020d917b076b6e32" = "5.15.4"
}

# What the module sets by resources of their own, other than versions, is unsure
# of the bucket, which had blocks for it before.
versions ">= 4.0.0, < 5.16.0" {
  defaults {
    create_bucket       = true
    is_directory_bucket = false
    bucket              = null
    bucket_prefix       = null
    force_destroy       = false
    object_lock_enabled = false
    versioning          = {}
  }

  resource "aws_s3_bucket" "this" {
    count               = var.create_bucket && !var.is_directory_bucket ? 1 : 0
    bucket              = var.bucket
    bucket_prefix       = var.bucket_prefix
    force_destroy       = var.force_destroy
    object_lock_enabled = var.object_lock_enabled
    unsure = [
      "acl", "bucket_namespace", "cors_rule", "grant", "lifecycle_rule", "logging", "object_lock_configuration", "policy",
      "region", "replication_configuration", "server_side_encryption_configuration", "tags", "website",
    ]
  }

  resource "aws_s3_bucket_versioning" "this" {
    count  = var.create_bucket && !var.is_directory_bucket && length(var.versioning) > 0 ? 1 : 0
    bucket = aws_s3_bucket.this.id
    unsure = ["region", "expected_bucket_owner", "mfa", "versioning_configuration"]
  }

  outputs {
    s3_bucket_id                          = aws_s3_bucket.this
    s3_bucket_arn                         = aws_s3_bucket.this
    s3_bucket_bucket_domain_name          = aws_s3_bucket.this
    s3_bucket_bucket_regional_domain_name = aws_s3_bucket.this
  }
}
