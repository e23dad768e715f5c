# METADATA
# title: Many roots hang on one place that keeps changing
# description: >-
#   Ten roots or more take a local module, or read one state, without a version between them: an edit reaches all of
#   them with their next apply, and nobody can take it back for one. Foundations are meant to be shared; it counts where
#   the place has been changed twelve times or more in the last year.
#   Off by default: what is shared on purpose cannot be told from what grew.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/sources#selecting-a-revision
# custom:
#   id: DEB-010
#   severities: [medium]
#   confidence: medium
#   default: off
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: [the kind of link]
#   serves: ["7i", "6a"]
#   remediation: >-
#     Publish the module with versions, and let roots move one by one. Of a state, publish what others need under names
#     that are a contract, as SSM parameters are.
#   effort: 4h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["high-fan-in"]

import data.debt.lib

findings contains {
	"at": change.at,
	"key": [kind],
	"message": sprintf("%d roots %s %s, which changed %d times in a year", [count(roots), verbs[kind], change.unit, change.commits_365]),
	"evidence": {"roots": count(roots), "commits_365": change.commits_365},
} if {
	some change in input.change
	change.commits_365 >= 12
	some kind, roots in hanging[change.unit]
	count(roots) >= 10
	lib.live(input.units[change.unit])
}

verbs := {"module": "take", "state": "read the state of"}

hanging := {to: kinds | some to, kinds in _hanging}

_hanging[link.to][link.kind] contains link.from if {
	some link in input.link
	link.status == "resolved"
	verbs[link.kind]
	link.from != link.to
	input.units[link.from].role == "root"
	lib.live(link)
}
