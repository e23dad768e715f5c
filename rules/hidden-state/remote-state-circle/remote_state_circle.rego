# METADATA
# title: Roots read each other's state in a circle
# description: >-
#   None of them can be made before the others are there: after a loss, and in a new region or account, nobody can
#   start, and whoever knew the trick of the first day may be gone. Counted are reads that are certain and that no condition
#   switches off, of the roots themselves and of the modules that they call.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/state/remote-state-data
# custom:
#   id: STA-006
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: absence
#   key: [the roots of the circle]
#   serves: ["3a", "7i", "5b"]
#   remediation: >-
#     Move what both need to a third root that reads neither, or pass names that follow a convention instead of
#     outputs. Then make everything from nothing once, in a test account.
#   effort: 2h
#   since: 0.1.0
package debt.rules["hidden-state"]["remote-state-circle"]

import data.debt.lib

findings contains {
	"at": circle.at,
	"key": circle.roots,
	"message": sprintf("%s read each other's state: none can be made before the others", [concat(" and ", circle.roots)]),
	"evidence": {"config": circle.evidence, "roots": circle.roots},
} if {
	some circle in input.state_circle
	lib.live(circle)
}
