docs  = "https://registry.terraform.io/modules/terraform-aws-modules/autoscaling/aws/latest"
as_of = "2026-11-23"

commits = {
  "e4d98daf29296a1049476b6a1fcc4340b5448b80" = "7.0.0"
  "00aadef7247ba1b83c512207091b0fa03087be61" = "7.1.0"
  "af1a0d989fe6076a4e12de016778cd4a97be82fd" = "7.2.0"
  "86bd34ac2d1aa7856b8ea7043a9bec16d5b75604" = "7.3.0"
  "e5b9fe4579a44f73aab8fe9c88bc93dc0941a604" = "7.3.1"
  "287faf94a2ebb90a47ff20ec11d1305e86e66862" = "7.4.0"
  "173e7613909bf0ee183ca635e3d08a4ac70238e3" = "7.4.1"
  "ef3b1b9639d05eddb0ef4a275b406ad42a3a06ec" = "7.5.0"
  "857fe637ac1d94f1813d60ef949818b6b2e0e033" = "7.6.0"
  "e5622394aed9f4af14f075db45c4ea6bea3c4a14" = "7.6.1"
  "4e32cf2784f3c79105fa82e2840fac0d66794868" = "7.7.0"
  "7babca2a8b60dd13e5de41aeb00bc2cff769417d" = "8.0.0"
  "72561e6e0062a3a57b13fc759d358012ecc9bef8" = "8.0.1"
  "8e45f47414976e64df746e10c75ed372d4d0f0ba" = "8.1.0"
  "4e2cba795b1227866d72cf15ecc6482d59a9ca35" = "8.2.0"
  "d2975372e3c6530aade7797063c67dab9d0315d8" = "8.3.0"
  "fa085b204e67e9c645a62a99e428cdf7fe85857b" = "8.3.1"
  "21e3f37d431f4b4e178160c23679d0a0331b427a" = "9.0.0"
  "9dd3bd5df27685284c16c22ab66473fd2a6c6b2c" = "9.0.1"
  "cc341bd6b428aa204eb42123339e979278ff0a56" = "9.0.2"
  "32de062fc1c9df99119c9db0d67fd9cdfd3a753a" = "9.1.0"
  "2e6e30b9f82319e22f6a11112246ed56ddb54704" = "9.2.0"
  "29629cd207703b3c4c784e9d7d8f1e130773edab" = "9.2.1"
}

versions ">= 7.0.0, < 9.3.0" {
  defaults {
    create                          = true
    ignore_desired_capacity_changes = false
    capacity_rebalance              = null
    default_cooldown                = null
    desired_capacity                = null
    enabled_metrics                 = []
    force_delete                    = null
    health_check_grace_period       = null
    health_check_type               = null
    max_instance_lifetime           = null
    max_size                        = null
    metrics_granularity             = null
    min_elb_capacity                = null
    min_size                        = null
    protect_from_scale_in           = false
    suspended_processes             = []
    termination_policies            = []
    wait_for_capacity_timeout       = null
  }

  resource "aws_autoscaling_group" "this" {
    count                     = var.create && !var.ignore_desired_capacity_changes ? 1 : 0
    capacity_rebalance        = var.capacity_rebalance
    default_cooldown          = var.default_cooldown
    desired_capacity          = var.desired_capacity
    enabled_metrics           = var.enabled_metrics
    force_delete              = var.force_delete
    health_check_grace_period = var.health_check_grace_period
    health_check_type         = var.health_check_type
    max_instance_lifetime     = var.max_instance_lifetime
    max_size                  = var.max_size
    metrics_granularity       = var.metrics_granularity
    min_elb_capacity          = var.min_elb_capacity
    min_size                  = var.min_size
    protect_from_scale_in     = var.protect_from_scale_in
    suspended_processes       = var.suspended_processes
    termination_policies      = var.termination_policies
    wait_for_capacity_timeout = var.wait_for_capacity_timeout
    unsure = [
      "availability_zone_distribution", "availability_zones", "context", "default_instance_warmup",
      "desired_capacity_type", "force_delete_warm_pool", "ignore_failed_scaling_activities", "initial_lifecycle_hook",
      "instance_maintenance_policy", "instance_refresh", "launch_template", "lifecycle", "load_balancers",
      "mixed_instances_policy", "name", "name_prefix", "placement_group", "region", "service_linked_role_arn", "tag",
      "target_group_arns", "timeouts", "vpc_zone_identifier", "wait_for_elb_capacity", "warm_pool",
    ]
  }

  resource "aws_autoscaling_group" "idc" {
    count                     = var.create && var.ignore_desired_capacity_changes ? 1 : 0
    capacity_rebalance        = var.capacity_rebalance
    default_cooldown          = var.default_cooldown
    desired_capacity          = var.desired_capacity
    enabled_metrics           = var.enabled_metrics
    force_delete              = var.force_delete
    health_check_grace_period = var.health_check_grace_period
    health_check_type         = var.health_check_type
    max_instance_lifetime     = var.max_instance_lifetime
    max_size                  = var.max_size
    metrics_granularity       = var.metrics_granularity
    min_elb_capacity          = var.min_elb_capacity
    min_size                  = var.min_size
    protect_from_scale_in     = var.protect_from_scale_in
    suspended_processes       = var.suspended_processes
    termination_policies      = var.termination_policies
    wait_for_capacity_timeout = var.wait_for_capacity_timeout
    unsure = [
      "availability_zone_distribution", "availability_zones", "context", "default_instance_warmup",
      "desired_capacity_type", "force_delete_warm_pool", "ignore_failed_scaling_activities", "initial_lifecycle_hook",
      "instance_maintenance_policy", "instance_refresh", "launch_template", "lifecycle", "load_balancers",
      "mixed_instances_policy", "name", "name_prefix", "placement_group", "region", "service_linked_role_arn", "tag",
      "target_group_arns", "timeouts", "vpc_zone_identifier", "wait_for_elb_capacity", "warm_pool",
    ]
  }

  outputs {
    autoscaling_group_id   = aws_autoscaling_group.this
    autoscaling_group_name = aws_autoscaling_group.this
    autoscaling_group_arn  = aws_autoscaling_group.this
  }
}
