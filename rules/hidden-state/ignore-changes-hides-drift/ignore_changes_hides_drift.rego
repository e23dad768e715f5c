# METADATA
# title: ignore_changes hides how the thing really behaves
# description: >-
#   The code says one thing, production does another and the plan is silent about it. Whoever rebuilds the resource
#   from this code during an incident gets something else than what was lost.
#   Values that somebody else owns by design are left alone: sizes that scaling sets, images and task definitions that
#   a pipeline deploys, secrets, address lists, tags, what a provider reads back differently.
#   Off by default: 6 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/meta-arguments#lifecycle
# custom:
#   id: STA-009
#   severities: [high, medium]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["3f", "3b"]
#   remediation: >-
#     Remove the entry and apply what the code says, in a maintenance window if it replaces the resource; or write
#     beside it who owns the value and where it is recorded.
#   effort: 60m
#   since: 0.1.0
#   clouds: [any]
package debt.rules["hidden-state"]["ignore-changes-hides-drift"]

import data.debt.lib

findings contains {
	"at": resource.at,
	"key": [resource.address],
	"message": sprintf("%s no longer follows its code: ignore_changes is all", [resource.address]),
	"evidence": {"lifecycle.0.ignore_changes": ["all"]},
	"severity": "high",
} if {
	some kind, rows in input.resource
	not regex.match(`secret|ssm_parameter|access_key|ip_set|password|key_pair|certificate|^(null|random|time|tls|terraform)_`, kind)
	some resource in rows
	"all" in resource.attrs.lifecycle[0].ignore_changes
	lib.exists(resource)
	lib.live(resource)
}

findings contains {
	"at": resource.at,
	"key": [resource.address],
	"message": sprintf("%s may differ from its code unseen: ignore_changes lists %s", [resource.address, concat(", ", sort(hidden))]),
	"evidence": {"lifecycle.0.ignore_changes": sort(hidden)},
	"severity": "medium",
} if {
	some kind, names in behaviour
	some resource in input.resource[kind]
	hidden := {name |
		some name in resource.attrs.lifecycle[0].ignore_changes
		attribute := split(name, "[")[0]
		attribute in names
		not lib.absent(resource, attribute) # what the code does not say, it cannot get wrong
	}
	hidden != set()
	lib.exists(resource)
	lib.live(resource)
}

# behaviour: what decides how a thing works, by its type.
behaviour := {
	"aws_instance": {"user_data", "user_data_base64", "instance_type", "iam_instance_profile", "vpc_security_group_ids"},
	"aws_launch_template": {"image_id", "user_data", "instance_type"},
	"aws_launch_configuration": {"image_id", "user_data", "instance_type"},
	"aws_autoscaling_group": {"launch_template", "launch_configuration", "mixed_instances_policy"},
	"aws_lambda_function": {"environment", "runtime", "timeout", "memory_size", "layers"},
	"aws_security_group": {"ingress", "egress"},
	"aws_db_instance": {"parameter_group_name"},
	"aws_iam_role": {"assume_role_policy", "inline_policy"},
	"aws_iam_policy": {"policy"},
	"aws_iam_role_policy": {"policy"},
	"aws_wafv2_web_acl": {"rule"},
	"azurerm_linux_virtual_machine": {"custom_data", "user_data", "size"},
	"azurerm_windows_virtual_machine": {"custom_data", "user_data", "size"},
	"google_compute_instance": {"metadata_startup_script", "machine_type"},
	"kubernetes_deployment": {"spec"},
	"kubernetes_config_map": {"data"},
}
