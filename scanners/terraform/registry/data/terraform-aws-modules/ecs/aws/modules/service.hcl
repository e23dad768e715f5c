docs  = "https://registry.terraform.io/modules/terraform-aws-modules/ecs/aws/latest/submodules/service"
as_of = "2026-11-23"

# A service whose task definition others change stands under another address.
versions ">= 5.0.0, < 6.0.0" {
  required = ["name"]

  defaults {
    create                         = true
    create_service                 = true
    ignore_task_definition_changes = false
    launch_type                    = "FARGATE"
    scheduling_strategy            = null
    alarms                         = {}
    deployment_circuit_breaker     = {}
    deployment_controller          = {}
  }

  resource "aws_ecs_service" "this" {
    count               = var.create && var.create_service && !var.ignore_task_definition_changes ? 1 : 0
    name                = var.name
    scheduling_strategy = var.launch_type == "FARGATE" ? "REPLICA" : var.scheduling_strategy
    unsure = [
      "capacity_provider_strategy", "cluster", "deployment_maximum_percent", "deployment_minimum_healthy_percent",
      "desired_count", "enable_ecs_managed_tags", "enable_execute_command", "force_new_deployment",
      "health_check_grace_period_seconds", "iam_role", "launch_type", "lifecycle", "load_balancer",
      "network_configuration", "ordered_placement_strategy", "placement_constraints", "platform_version",
      "propagate_tags", "service_connect_configuration", "service_registries", "tags", "task_definition", "timeouts",
      "triggers", "wait_for_steady_state",
    ]

    dynamic "alarms" {
      for_each = length(var.alarms) > 0 ? [var.alarms] : []
      content {
        alarm_names = alarms.value.alarm_names
      }
    }

    dynamic "deployment_circuit_breaker" {
      for_each = length(var.deployment_circuit_breaker) > 0 ? [var.deployment_circuit_breaker] : []
      content {
        enable   = deployment_circuit_breaker.value.enable
        rollback = deployment_circuit_breaker.value.rollback
      }
    }

    dynamic "deployment_controller" {
      for_each = length(var.deployment_controller) > 0 ? [var.deployment_controller] : []
      content {
        type = deployment_controller.value.type
      }
    }
  }

  outputs {
    id   = aws_ecs_service.this
    name = aws_ecs_service.this
  }
}

versions ">= 6.0.0, < 7.6.0" {
  required = ["name"]

  defaults {
    create                         = true
    create_service                 = true
    ignore_task_definition_changes = false
    launch_type                    = "FARGATE"
    scheduling_strategy            = null
    alarms                         = null
    deployment_circuit_breaker     = null
    deployment_controller          = null
  }

  resource "aws_ecs_service" "this" {
    count               = var.create && var.create_service && !var.ignore_task_definition_changes ? 1 : 0
    name                = var.name
    scheduling_strategy = var.launch_type == "FARGATE" ? "REPLICA" : var.scheduling_strategy
    unsure = [
      "availability_zone_rebalancing", "capacity_provider_strategy", "cluster", "deployment_configuration",
      "deployment_maximum_percent", "deployment_minimum_healthy_percent", "desired_count", "enable_ecs_managed_tags",
      "enable_execute_command", "force_delete", "force_new_deployment", "health_check_grace_period_seconds", "iam_role",
      "launch_type", "lifecycle", "load_balancer", "network_configuration", "ordered_placement_strategy",
      "placement_constraints", "platform_version", "propagate_tags", "region", "service_connect_configuration",
      "service_registries", "sigint_rollback", "tags", "task_definition", "timeouts", "triggers",
      "volume_configuration", "vpc_lattice_configurations", "wait_for_steady_state",
    ]

    dynamic "alarms" {
      for_each = var.alarms != null ? [var.alarms] : []
      content {
        alarm_names = alarms.value.alarm_names
      }
    }

    dynamic "deployment_circuit_breaker" {
      for_each = var.deployment_circuit_breaker != null ? [var.deployment_circuit_breaker] : []
      content {
        enable   = deployment_circuit_breaker.value.enable
        rollback = deployment_circuit_breaker.value.rollback
      }
    }

    dynamic "deployment_controller" {
      for_each = var.deployment_controller != null ? [var.deployment_controller] : []
      content {
        type = deployment_controller.value.type
      }
    }
  }

  outputs {
    id   = aws_ecs_service.this
    name = aws_ecs_service.this
  }
}
