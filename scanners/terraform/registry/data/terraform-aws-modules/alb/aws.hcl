docs  = "https://registry.terraform.io/modules/terraform-aws-modules/alb/aws/latest"
as_of = "2026-11-23"

commits = {
  "222bae0825c4fabf6f91f4652511fa5953bc9c73" = "9.0.0"
  "3289f9ff8ea2d16a3e39c67e582f4fab236ca5b9" = "9.1.0"
  "7ed6f047d37510f60c866efc984757fc6b660007" = "9.2.0"
  "7339d02f5aabeefd8416bc8a02dade90a7fb2be3" = "9.3.0"
  "ca4c3321c4ce9efa09c7e4ed9d67a2bbc7f262a5" = "9.4.0"
  "eb1a918687b6867aa5bf8f3703da64c5539af677" = "9.4.1"
  "40d92a8b56dd308516066db834105c5ee8465327" = "9.5.0"
  "3e9c6cbaf4c1d858c3bbee6f086f0c8ef17522ab" = "9.6.0"
  "9f1ee3d9a66a761d411acb9cac7e11a26c117d3b" = "9.7.0"
  "10e663738302bd35c4a819a95be236cece81ee41" = "9.7.1"
  "eb15097ece19399858ae84518bb900bd34494a74" = "9.8.0"
  "454d2cbf78d48b9eaeb499bfe6dd05fe30b4ae0c" = "9.9.0"
  "ce3014eea6f44d5078b76ddc92f1cbe0df418cd2" = "9.10.0"
  "349540d1a611cd98a6383cc64ef0d9bf08d88fb7" = "9.11.0"
  "e7ff03d4dc110ca1ee5486a1b154a20e5d7daf44" = "9.11.1"
  "46852b88a2bf09bd097e6ad3d1acc9a763cf9005" = "9.11.2"
  "5121d715c42a2b63b0e02d41f675e5c5dd73ef50" = "9.12.0"
  "46ec74232f910a22c2756473d24ee96dc62e4d3e" = "9.13.0"
  "cae590e709c9be39337330df0d98582093f20127" = "9.14.0"
  "fc0a58918ea24e2e4081a59bf6838e4339902468" = "9.15.0"
  "03cdf9dc1a31bc6ff390331d6e85e05c4c853cee" = "9.16.0"
  "1377e3c8fde722fb41080a85900258484c7b3ebc" = "9.17.0"
  "c812e70f65fe20bbbb28ced8e7745d638a47d4c9" = "10.0.0"
  "9432de72a8213b3ce509e7654237532f6348c8bd" = "10.0.1"
  "62066ffb1705d622c6c5b190274f4b7872c6c1b2" = "10.0.2"
  "193bebf521599e958ae9feef6964ee0dc7e8e414" = "10.1.0"
  "a000e552f95e93117d355a743c6b231e5fd968cd" = "10.2.0"
  "43be4068e05d62fede180ba16cc96edc26006efd" = "10.3.0"
  "fd5fe5c6586a1df205ecdf1010456e33994d3659" = "10.3.1"
  "2604fedc6fb0d02ad51dad05b6c6f3695af03f76" = "10.4.0"
  "87f1c9c18408993abe951db5bf788c676abf0731" = "10.5.0"
}

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
