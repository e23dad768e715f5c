# METADATA
# title: Load balancer pins users to one machine
# description: >-
#   Sessions live in one machine's memory: a restart or a deploy logs its users out, new machines get no share of the
#   load that is already pinned, and one slow machine stays slow for the same people.
#   Pinning for a day or longer, which is the balancer's default, ranks higher. Pinning by address is not judged.
#   Off by default: 3 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
#   - https://cloud.google.com/load-balancing/docs/backend-service#session_affinity
# custom:
#   id: STA-017
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["3a", "3b", "6f"]
#   remediation: >-
#     Keep sessions in a store that all machines share (Redis, DynamoDB, a signed cookie), then switch stickiness off.
#   effort: 240m
#   since: 0.1.0
#   clouds: [aws, google, azure]
package debt.rules["hidden-state"]["sticky-sessions"]

import data.debt.lib

findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("%s pins each user to one target with a %s", [group.address, group.attrs.stickiness[0].type]),
	"evidence": {"stickiness": group.attrs.stickiness},
	"severity": {true: "low", false: "medium"}[group.id in hours],
} if {
	some group in pinned
	group.attrs.stickiness[0].type in {"lb_cookie", "app_cookie"}
	lib.exists(group)
	lib.live(group)
}

# pinned: with the block, stickiness is on unless it says otherwise.
pinned contains group if {
	some group in groups
	lib.absent(group, "stickiness.0.enabled")
}

pinned contains group if {
	some group in groups
	group.attrs.stickiness[0].enabled in {true, "true"}
}

groups contains group if {
	some kind in {"aws_lb_target_group", "aws_alb_target_group"}
	some group in input.resource[kind]
}

# hours: pinned for less than a day, for certain.
hours contains group.id if {
	some group in pinned
	to_number(group.attrs.stickiness[0].cookie_duration) < 86400
}

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s pins each user to one backend: %s is %v", [service.address, attribute, value]),
	"evidence": {attribute: value},
	"severity": "medium",
} if {
	some kind in {"google_compute_backend_service", "google_compute_region_backend_service", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"}
	some service in input.resource[kind]
	some attribute, values in {"session_affinity": {"GENERATED_COOKIE", "HTTP_COOKIE", "STRONG_COOKIE_AFFINITY"}, "client_affinity_enabled": {true}}
	value := service.attrs[attribute]
	value in values
	lib.exists(service)
	lib.live(service)
}
