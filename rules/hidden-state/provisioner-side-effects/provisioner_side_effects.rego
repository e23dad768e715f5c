# METADATA
# title: Infrastructure is changed by a script that state does not record
# description: >-
#   What a provisioner does shows in no plan, depends on the tools of the machine that ran it, happens once and is
#   not undone by destroy. When the resource has to be rebuilt in a hurry, nobody knows whether the script still works.
#   Scripts that repeat when a trigger changes, that exist in some environments only, or that merely wait, rank lower.
#   Off by default: 3 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax
# custom:
#   id: STA-007
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["3a", "7a", "3f"]
#   remediation: >-
#     Replace the script by a provider's resource, a function that Terraform deploys, or a step of the pipeline that
#     can be run again.
#   effort: 120m
#   since: 0.1.0
package debt.rules["hidden-state"]["provisioner-side-effects"]

import data.debt.lib

findings contains {
	"at": resource.at,
	"key": [resource.address],
	"message": sprintf("%s runs a %s script, which no plan shows and no state records", [resource.address, concat(" and a ", sort(kinds))]),
	"evidence": {"provisioner": sort(kinds)},
	"severity": {true: "low", false: "medium"}[resource.id in mild],
} if {
	some resource in scripted
	kinds := {provisioner.type | some provisioner in resource.attrs.provisioner}
	kinds != set()
}

# A name that says it only waits is believed; its script changes nothing.
scripted contains resource if {
	some rows in input.resource
	some resource in rows
	resource.attrs.provisioner
	lib.exists(resource)
	lib.live(resource)
	not regex.match(`(?i)(^|[_-])(wait|waits|await|ready|sleep|delay)([_-]|$)`, resource.name)
}

# mild: it repeats when something changes, or is not there everywhere, or waits.
mild contains resource.id if {
	some resource in scripted
	some attribute in ["triggers", "triggers_replace"]
	not lib.absent(resource, attribute)
}

mild contains resource.id if {
	some resource in scripted
	resource.exists != "yes"
}

mild contains resource.id if {
	some resource in scripted
	some provisioner in resource.attrs.provisioner
	regex.match(`^\s*(sleep|echo)\b[^;&|]*$`, provisioner.command)
}
