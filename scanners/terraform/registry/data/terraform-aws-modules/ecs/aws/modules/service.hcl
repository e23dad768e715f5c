docs  = "https://registry.terraform.io/modules/terraform-aws-modules/ecs/aws/latest/submodules/service"
as_of = "2026-11-23"

commits = {
  "6f5560b7f974250251abda95c1bb8053adb0a29b" = "5.0.0"
  "0f941dfd0dde2c13a2e9af0593ec84af4e3c1ef8" = "5.0.1"
  "b9be5742f32c63fd738cc32cc543cf673cac4a8f" = "5.0.2"
  "148ef38984dd31d4c4cf01567e197acca962cb6a" = "5.1.0"
  "d764aae10c537a381f6098587e877edc0c26798b" = "5.2.0"
  "f2befd85b08c588ab2df4b515af187d2bb70c9e2" = "5.2.1"
  "2604124d05974c2ee47ff7194d62d55ac425a3cb" = "5.2.2"
  "2f31eb0714207b21b2f6656c844f05215f323b80" = "5.3.0"
  "e987d950ce4a87cdc7d461665419d8a55d38a01b" = "5.4.0"
  "38dab0a07bd53a7753d5a11453234a91639ad604" = "5.5.0"
  "736a7da9d4a5a514b1196c9b068050b11277b9a7" = "5.6.0"
  "95546b50ef21f49fee045a9c9d281cd95b6af172" = "5.7.0"
  "9634f7f5e1482b1f0631c674ffb077f8ed6ff663" = "5.7.1"
  "a314d735eb50a94cc954c638cfec79f565e60deb" = "5.7.2"
  "32f1169f8fd2f1beb224a0b0f040d8825eb01c05" = "5.7.3"
  "ccc0d3a0786de98d53857b08663dedf11833d789" = "5.7.4"
  "142f6ffc547b35b50652c0612d89a225b0a13f9d" = "5.8.0"
  "f7245edec29b65c3f760b2caffd1df0042a839df" = "5.8.1"
  "8b97783def49997d18a6fcb00dc21ce1edc0f538" = "5.9.0"
  "45f532c06488d84f140af36241d164facb5e05f5" = "5.9.1"
  "e2f374706e0c79f916c985cb513dc00e82aa1b40" = "5.9.2"
  "cd7e85c4f781c0e746cd2b8159aa56662213ebc5" = "5.9.3"
  "a35b5c8e0c06dd2785b73e6f810602a66b13bd4f" = "5.10.0"
  "31b4352a9446fe630baa7130017bf0b51bc97218" = "5.10.1"
  "7899144a7b2e5df794477b926731a4c224e363ed" = "5.11.0"
  "84cf54a603c9d976a150ec6aea4ab63eb0efd773" = "5.11.1"
  "6b52c965734d95767d8e20d965afcd0db29dae5e" = "5.11.2"
  "048acceec64b26965ae29e14bd851725ec67d575" = "5.11.3"
  "3b70e1e46e1b96a2da7fbfe6e2c11d44009607f1" = "5.11.4"
  "a1049c092eb0f6682e3ef45b81d9da6aed10a4de" = "5.12.0"
  "3bc8d1d434f2cd841e600b3a1a9fbddea670d768" = "5.12.1"
  "cfd967a4790b541b722ff94692588657b77d62ed" = "6.0.0"
  "00173cbc8811eb7f44c5ca328d2a0c0d4f13c2f7" = "6.0.1"
  "a2ef65c723c405c2dce331588cfe3a03d42aeb27" = "6.0.2"
  "51f23418fc34cceb26ae73e57e76826464ef30e3" = "6.0.3"
  "076da0f36f4a63a0ae2db219cd6080623fb7b7e4" = "6.0.4"
  "f0e0140691dc46b32da0f4ef4b409c5dc9fb72a1" = "6.0.5"
  "086afd997374c71304991895cba322d3556c508d" = "6.0.6"
  "52469ed62c98040ba7f7bf84659d63e8433d5399" = "6.1.0"
  "ad67fa81eee56c4841ba2c5211e66cffc312871c" = "6.1.1"
  "4a2c8b3192b619b48034f68507a4af0f33b7f61b" = "6.1.2"
  "b543221f7568f18ea7ef387106270ad0317de003" = "6.1.3"
  "53e7ac14b35e9a87ba65678aa393d3fdfe17004d" = "6.1.4"
  "1553f58d5c9d71afd1b87ebf99ab8d150108e1d5" = "6.2.0"
  "2afaaaff42e3f6a952524a07741e6cb9e5be29e6" = "6.2.1"
  "17b8a18d86906f629f71430bc003d6f79dc6dd1b" = "6.2.2"
  "9e59354a952f58d707b8a28d447437734368fdc0" = "6.3.0"
  "da21601d299e72524d0e7b1a30ccc8962a767aa8" = "6.4.0"
  "9388a8333e52385d7797a24a49805e24587509b2" = "6.5.0"
  "82e3c8d896080b3e8b6bc4fb7333e543ca0c4c40" = "6.6.0"
  "be968fc4af733fae2ac41dfb3c34dce7712e028f" = "6.6.1"
  "284ed008f1ac30032236d9ed9eb1d5387a71b589" = "6.6.2"
  "0e7ab68d99822b92c42fda6ce0a36859be2ab2ed" = "6.7.0"
  "69ee4497161b55990f19b9de4fb632e103241589" = "6.8.0"
  "e442fa482ad6ffb3e7998007fb6924bf5199fb27" = "6.9.0"
  "fdc6b743ee3b493022ba81bb5ce941a3134eace1" = "6.10.0"
  "956add357052603bb07a96653aefb0b3f1a3ae58" = "6.11.0"
  "3363797525c9f3cf46f32427e67e753fcaba376c" = "6.12.0"
  "31e74f20297b1f66786ad3b0d2d5787d4ade2f60" = "7.0.0"
  "378d0cb7e8fde47e8ddf58461ed1974486dbbd5d" = "7.1.0"
  "b0f86ce4cd8105420c7a42a640ea5049f632983b" = "7.2.0"
  "ccb33d7cb7b3ed23d116e94d8c1e6a7aa8f44139" = "7.3.0"
  "255e8efbf48af20ac1e911c5450c6d594138dfa3" = "7.3.1"
  "13f499500923e2187580efa608726a53b20553db" = "7.4.0"
  "8d25f4e9989475e2b94ede517253e2d069990073" = "7.5.0"
}

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
