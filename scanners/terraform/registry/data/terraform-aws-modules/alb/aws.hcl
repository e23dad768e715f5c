docs  = "https://registry.terraform.io/modules/terraform-aws-modules/alb/aws/latest"
as_of = "2026-11-23"

versions ">= 9.0.0, < 10.6.0" {
  defaults {
    create                           = true
    enable_cross_zone_load_balancing = true
    enable_deletion_protection       = true
    idle_timeout                     = null
    internal                         = null
    load_balancer_type               = "application"
    name                             = null
    name_prefix                      = null
    subnets                          = null
  }

  resource "aws_lb" "this" {
    count                            = var.create ? 1 : 0
    enable_cross_zone_load_balancing = var.enable_cross_zone_load_balancing
    enable_deletion_protection       = var.enable_deletion_protection
    idle_timeout                     = var.idle_timeout
    internal                         = var.internal
    load_balancer_type               = var.load_balancer_type
    name                             = var.name
    name_prefix                      = var.name_prefix
    subnets                          = var.subnets
    unsure = [
      "access_logs", "client_keep_alive", "connection_logs", "customer_owned_ipv4_pool", "desync_mitigation_mode",
      "dns_record_client_routing_policy", "drop_invalid_header_fields", "enable_http2",
      "enable_tls_version_and_cipher_suite_headers", "enable_waf_fail_open", "enable_xff_client_port",
      "enable_zonal_shift", "enforce_security_group_inbound_rules_on_private_link_traffic", "health_check_logs",
      "ip_address_type", "ipam_pools", "lifecycle", "minimum_load_balancer_capacity", "preserve_host_header", "region",
      "security_groups", "subnet_mapping", "tags", "timeouts", "xff_header_processing_mode",
    ]
  }

  outputs {
    id         = aws_lb.this
    arn        = aws_lb.this
    arn_suffix = aws_lb.this
    dns_name   = aws_lb.this
    zone_id    = aws_lb.this
  }
}
