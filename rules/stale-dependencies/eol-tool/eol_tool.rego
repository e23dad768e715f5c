# METADATA
# title: Tool or language of a pipeline or root has ended
# description: >-
#   Code that runs under a dead version only cannot take the next provider, module or action, and its fixes end with
#   it: the upgrade waits for the day it is needed. A constraint counts when every version it admits is dead, a step
#   when it installs that version and no other. Tools that end a release with the next one count after two years,
#   others after 180 days. Versions of a matrix, and of a step that tests the oldest one, are left alone.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/terraform#terraform-required_version
#   - https://endoflife.date/terraform
# custom:
#   id: DEP-019
#   severities: [medium, low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: data
#   interest: clock
#   key: [place in the unit, product]
#   serves: ["7b"]
#   remediation: Raise the version, and read it from one file where several places need it.
#   effort: 2h
#   since: 0.1.0
package debt.rules["stale-dependencies"]["eol-tool"]

import data.debt.lib

findings contains finding if {
	some d in tools
	lib.dead_days(d) > patience(d.product)
	finding := object.union(lib.cycle_since(d), {
		"at": d.at,
		"key": [d.key, d.product],
		"message": sprintf("%s %s%s", [subject(d.key, d.field, d.name), fate(d.field, lib.cycle_fate(d)), lib.cycle_newest(d)]),
		"evidence": lib.cycle_evidence(d),
		"severity": severity(d.product, lib.dead_days(d)),
	})
}

subject(key, field, name) := sprintf("%s: %s", [trim_suffix(key, sprintf(".%s", [trim_prefix(field, "with.")])), name])

# A constraint below the oldest version of the table has no date that is sure.
fate("constraint", _) := "admits only versions that get no fixes any more"

fate(field, words) := words if field != "constraint"

tools contains d if {
	some d in input.dependency
	d.kind == "tool"
	lib.looked_after(d)
	not d.unit in lib.idle_pipelines
	not regex.match(`(?i)(^|[^a-z])(min|minimum|oldest|legacy|compat[a-z]*|matrix)([^a-z]|$)`, d.key)
}

tools contains d if {
	some d in input.dependency
	d.kind == "engine"
	d.product in {"terraform", "opentofu"}
	lib.looked_after(d)
}

# Most people stay some releases behind what ends all but the newest.
patience(product) := 180 if product in lib.lasting

patience(product) := 730 if not product in lib.lasting

severity(product, days) := "medium" if {
	product in {"terraform", "opentofu"}
	days > 1095
} else := "low"
