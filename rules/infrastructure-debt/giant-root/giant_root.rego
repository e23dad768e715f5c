# METADATA
# title: One state holds too much
# description: >-
#   Every plan reads all of it and every apply locks all of it, so that changes wait for each other, and one mistake
#   reaches everything. Counted are the resource blocks of the root and of the local modules that it calls, once for
#   each call; what count and for_each multiply comes on top, and what is there only in an environment before
#   production does not count. A root of which most resources are of one type, such as the records of a zone, is a list
#   and is left alone, as is one whose path says that it is not production's.
#   Off by default: 5 of 7 findings in the sampled repositories were right beyond doubt.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
#   - https://aws.amazon.com/message/41926/
# custom:
#   id: DEB-009
#   severities: [medium, high]
#   confidence: high
#   default: off
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: [the root's size]
#   serves: ["7i", "7b"]
#   remediation: >-
#     Split it by how often things change and what may be lost: network, data, services. Move resources with removed
#     and import blocks, or with terraform state mv.
#   effort: 16h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["giant-root"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": ["size"],
	"message": sprintf("%s holds %d resources in one state", [unit.id, unit.resources]),
	"evidence": {"resources": unit.resources},
	"severity": severity(unit.resources),
} if {
	some unit in input.unit
	unit.role == "root"
	unit.resources >= 450
	lib.live(unit)
	not lib.shelved(unit)
	not lib.rehearses(unit.path)
	2 * unit.commonest <= unit.resources # else it is a list
}

severity(resources) := "high" if resources > 1000

severity(resources) := "medium" if resources <= 1000
