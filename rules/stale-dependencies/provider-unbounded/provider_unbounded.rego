# METADATA
# title: Provider has no upper bound and no lock
# description: >-
#   The root names a provider without an upper bound and commits no lock file, so the next init takes the next major
#   version with its breaking changes, on whichever machine comes first. Only roots with a backend are looked at: a
#   shared module must not bound its callers. Terraform's own version is left alone, because it stays compatible
#   through 1.x.
#   Off by default: 6 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/providers/requirements
#   - https://developer.hashicorp.com/terraform/language/files/dependency-lock
# custom:
#   id: DEP-002
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [local name of the provider]
#   serves: ["7b"]
#   remediation: Bound the provider with ~> in required_providers, and commit .terraform.lock.hcl.
#   effort: 10m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["provider-unbounded"]

import data.debt.lib

findings contains {
	"at": at,
	"key": [name],
	"message": sprintf("Provider %s %s, and no lock file holds it", [name, how]),
	"evidence": evidence,
} if some [at, name, how, evidence] in loose

loose contains [pin.at, name, sprintf("is bounded by %s only", [pin.constraint]), {"constraint": pin.constraint}] if {
	some [pin, name] in written
	regex.match(`^\s*(>=?|!=)[^,]*(,\s*(>=?|!=)[^,]*)*$`, pin.constraint)
}

loose contains [pin.at, name, "has no version constraint", {"constraint": "absent"}] if {
	some [pin, name] in written
	lib.unset(pin, "constraint")
	not [pin.unit, name] in bounded
	name != "terraform"
}

loose contains [provider.at, provider.name, "has no version constraint", {"required_providers": "absent"}] if {
	some provider in input.provider
	provider.unit in unlocked
	input.whole[provider.unit]
	not [provider.unit, provider.name] in named
	places := {[p.at.path, p.at.line] | some p in input.provider; p.unit == provider.unit; p.name == provider.name}
	[provider.at.path, provider.at.line] == min(places)
}

written contains [pin, regex.replace(pin.key, `^(required_providers|provider)\.([^.]+).*`, "$2")] if {
	some pin in input.pin.provider
	pin.unit in unlocked
	not startswith(pin.key, "lock.")
}

named contains [pin.unit, name] if some [pin, name] in written

# A block's own version bounds what required_providers leaves open.
bounded contains [pin.unit, name] if {
	some [pin, name] in written
	not lib.unset(pin, "constraint")
}

unlocked contains state.unit if {
	some state in input.state.backend
	not lib.shelved(state)
	unit := input.units[state.unit]
	unit.role == "root"
	lib.live(unit)
	not lib.locked(unit)
}
