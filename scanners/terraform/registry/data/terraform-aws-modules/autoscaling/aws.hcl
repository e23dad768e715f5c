docs  = "https://registry.terraform.io/modules/terraform-aws-modules/autoscaling/aws/latest"
as_of = "2026-11-23"

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
