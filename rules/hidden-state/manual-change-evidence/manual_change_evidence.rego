# METADATA
# title: Comment admits what somebody did by hand
# description: >-
#   The code says itself that a part of what runs was made in a console or by somebody's hands. Nothing recreates it
#   after a loss, no review sees it change, and who does it again must know how. Values of secrets are left out: they
#   belong outside of the code. So are warnings not to delete something, what a deployment changes, and what is
#   cleaned up by hand, code that was copied from a console, what has no interface for programs, and what names the
#   address of its instructions. Sentences that stand close together are one finding.
#   Off by default: 6 of 12 sampled findings were right; the others were about development, or said elsewhere that there is no other way.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/import
# custom:
#   id: STA-015
#   severities: [medium]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: line
#   interest: clock
#   key: [the sentence in lower case]
#   serves: ["3f", "5b", "5a"]
#   remediation: Import it, or write down next to it who owns it and the steps that make it again.
#   effort: 1h
#   since: 0.1.0
package debt.rules["hidden-state"]["manual-change-evidence"]

import data.debt.lib

findings contains {
	"at": marker.at,
	"key": [lower(marker.text)],
	"message": sprintf("Done by hand: %.80s", [marker.text]),
	"evidence": {"text": marker.text},
} if {
	some marker in admissions
	earlier := [other |
		some other in admissions
		other.at.path == marker.at.path
		marker.at.line - other.at.line in numbers.range(0, 15)
		[other.at.line, other.id] < [marker.at.line, marker.id]
	]
	count(earlier) == 0
}

admissions contains marker if {
	some marker in input.marker.manual
	lib.live(marker)
	not lib.shelved(marker)
	lib.admits(marker.text)
	not marker.id in about_secrets
}

# about_secrets: what stands in, or right above, something that holds a secret.
about_secrets contains marker.id if {
	some marker in input.marker.manual
	some [path, from, to] in holders
	marker.at.path == path
	marker.at.line >= from - 5
	marker.at.line <= to
}

holders contains [row.at.path, row.at.line, row.at.end_line] if {
	some kind in lib.secret_holders
	some row in input.resource[kind]
}

holders contains [row.at.path, row.at.line, row.at.end_line] if {
	some kind in lib.secret_holders
	some row in input.data[kind]
}

holders contains [row.at.path, row.at.line, row.at.end_line] if {
	some row in input.local
	regex.match(`(?i)secret|password|token|credential|placeholder`, row.name)
}
