# METADATA
# title: Archived provider, or a resource type that is going
# description: >-
#   An archived provider has no build for tomorrow's machines, and a type that the next major version drops holds the
#   whole root back: the upgrade you need in a hurry waits for this migration. A dated table decides. All resources
#   of one type in a unit are one finding; a provider is named alone only where none of its types is used.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/functions/templatefile
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
# custom:
#   id: DEP-013
#   severities: [medium, low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource type or provider]
#   serves: ["7b", "7f"]
#   remediation: Move to the replacement now, in a change of its own, and drop the provider from required_providers.
#   effort: 45m
#   since: 0.1.0
#   clouds: [any]
package debt.rules["stale-dependencies"]["archived-provider-or-deprecated-resource"]

import data.debt.lib
import data.debt.tables

findings contains {
	"at": thing.at,
	"key": [type],
	"message": sprintf("%s%s: %s; use %s", [thing.address, lib.and_more(count(same)), verdict(row.status, row.provider, row.version, row.date), row.replacement]),
	"evidence": {"type": thing.type, "table": tables.resource_types.as_of},
	"severity": "medium",
} if {
	some [type, thing] in used
	row := object.union({"version": ""}, tables.resource_types.rows[type])
	row.date <= substring(input.now, 0, 10)
	not [thing.unit, row.provider] in lib.forked_providers
	same := {[t.at.path, t.at.line, t.address] | some [of, t] in used; of == type; t.unit == thing.unit}
	[thing.at.path, thing.at.line, thing.address] == min(same)
}

findings contains {
	"at": pin.at,
	"key": [pin.name],
	"message": sprintf("Provider %s is archived or deprecated as a whole", [pin.name]),
	"evidence": {"name": pin.name, "table": tables.archived_providers.as_of},
	"severity": "low",
} if {
	some pin in input.pin.provider
	pin.source_type == "required"
	lib.live(pin)
	not lib.shelved(pin)
	tables.archived_providers.rows[pin.name].known <= substring(input.now, 0, 10)
	name := pin.name
	not [pin.unit, name] in told
}

verdict("archived", provider, _, _) := sprintf("the provider %s is archived", [provider])
verdict("deprecated", _, _, date) := sprintf("deprecated since %s", [date])
verdict("removed", provider, version, _) := sprintf("%s %s no longer has the type", [provider, version])
told contains [thing.unit, tables.resource_types.rows[type].provider] if some [type, thing] in used

used contains [type, thing] if {
	some [type, thing] in found
	lib.live(thing)
	not lib.shelved(thing)
	not lib.called(thing) # the module itself says it
}

found contains ["data.template_file", thing] if some thing in input.data.template_file
found contains ["data.template_cloudinit_config", thing] if some thing in input.data.template_cloudinit_config
found contains ["data.aws_subnet_ids", thing] if some thing in input.data.aws_subnet_ids
found contains ["aws_launch_configuration", thing] if some thing in input.resource.aws_launch_configuration
found contains ["aws_db_security_group", thing] if some thing in input.resource.aws_db_security_group
found contains ["azurerm_app_service", thing] if some thing in input.resource.azurerm_app_service
found contains ["azurerm_app_service_plan", thing] if some thing in input.resource.azurerm_app_service_plan
found contains ["azurerm_function_app", thing] if some thing in input.resource.azurerm_function_app
found contains ["azurerm_sql_server", thing] if some thing in input.resource.azurerm_sql_server
found contains ["azurerm_template_deployment", thing] if some thing in input.resource.azurerm_template_deployment
