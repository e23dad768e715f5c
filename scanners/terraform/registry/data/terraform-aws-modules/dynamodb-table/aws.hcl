docs  = "https://registry.terraform.io/modules/terraform-aws-modules/dynamodb-table/aws/latest"
as_of = "2026-11-23"

commits = {
  "715399dbe24f6443820bf5de80f6100b35d56355" = "4.0.0"
  "696ceabbfdd49f8246e3d401c035729d60ea6fab" = "4.0.1"
  "0a514129352129d9be13a509c3dc102cb9fbf86a" = "4.1.0"
  "0e806ea531c58517efc75b69a15951fca78b82c7" = "4.1.1"
  "e47cf5f0d2636bd5018b4a65e988295d5360cbb6" = "4.2.0"
  "1ab93ca82023b72fe37de7f17cc10714867b2d4f" = "4.3.0"
  "c3b294d847c0fda84461b4693bf0eb6c95757180" = "4.4.0"
  "16f7f38ec55337ed4f8bfcc7a93c4f69e4f55bac" = "5.0.0"
  "c44101a0d07dbd1fdc1c4405dd953bc1ba155b07" = "5.1.0"
  "04742fbcad1bfcc749e97d04ba0459cb17af64fc" = "5.1.1"
  "6e1afc2b3f34620c94f06789e39ee02fb02dfd6e" = "5.2.0"
  "bc9cfd5e90b0f267a15c937ce04c482fe18a61b7" = "5.3.0"
  "27ce7abde71ff4c6e8cf584c7cd060456ab3cd49" = "5.4.0"
  "45c9cb10c2f6209e7362bba92cadd5ab3c9e2003" = "5.5.0"
}

# A table that scales by itself stands under another address.
versions ">= 4.0.0, < 5.6.0" {
  defaults {
    create_table                   = true
    autoscaling_enabled            = false
    name                           = null
    billing_mode                   = "PAY_PER_REQUEST"
    hash_key                       = null
    range_key                      = null
    read_capacity                  = null
    write_capacity                 = null
    stream_enabled                 = false
    stream_view_type               = null
    deletion_protection_enabled    = null
    point_in_time_recovery_enabled = false
    ttl_enabled                    = false
  }

  resource "aws_dynamodb_table" "this" {
    count                       = var.create_table && !var.autoscaling_enabled ? 1 : 0
    name                        = var.name
    billing_mode                = var.billing_mode
    hash_key                    = var.hash_key
    range_key                   = var.range_key
    read_capacity               = var.read_capacity
    write_capacity              = var.write_capacity
    stream_enabled              = var.stream_enabled
    stream_view_type            = var.stream_view_type
    deletion_protection_enabled = var.deletion_protection_enabled
    unsure = [
      "table_class", "region", "restore_date_time", "restore_source_name", "restore_source_table_arn", "restore_to_latest_time",
      "attribute", "local_secondary_index", "global_secondary_index", "replica", "server_side_encryption", "import_table",
      "on_demand_throughput", "warm_throughput", "global_table_witness", "tags", "timeouts",
    ]

    ttl {
      enabled = var.ttl_enabled
    }

    point_in_time_recovery {
      enabled = var.point_in_time_recovery_enabled
    }
  }

  outputs {
    dynamodb_table_id         = aws_dynamodb_table.this
    dynamodb_table_stream_arn = aws_dynamodb_table.this
  }
}
