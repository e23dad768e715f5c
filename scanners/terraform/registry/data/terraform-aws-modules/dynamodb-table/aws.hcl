docs  = "https://registry.terraform.io/modules/terraform-aws-modules/dynamodb-table/aws/latest"
as_of = "2026-11-23"

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
