# METADATA
# title: Infrastructure code that is kept as a comment
# description: >-
#   Nobody can tell whether it was switched off for a day or for good, and during an incident it reads like what is
#   running, or is switched on again against a world that has moved on. Counted are runs of three or more lines that
#   parse as code, fifteen in the unit at least, the largest older than 90 days. Examples, sample output and what a
#   comment above calls a placeholder, keeps for a rollback or tells to uncomment are left alone, and so are
#   sandboxes, tests and somebody's own development by the name of their folder, what is there for debugging, read
#   replicas, which templates offer, and repositories that at most one person worked on in a year. So are resources whose count is 0, which
#   are mostly options of a template, and unused variables and locals, which are shared by convention.
#   Off by default: 7 of 12 sampled findings were right beyond doubt; the others were offers of a template, hints and lists of options.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://dougseven.com/2014/04/17/knightmare-a-devops-cautionary-tale/
# custom:
#   id: DEB-006
#   severities: [low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: line
#   min_age: 90d
#   interest: change
#   key: [the unit's commented-out code]
#   serves: ["7d", "7i"]
#   remediation: Delete it; git remembers. If it must come back, write down when, in an issue.
#   effort: 30m
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["dead-infrastructure-code"]

import data.debt.lib

findings contains {
	"at": largest.at,
	"key": ["commented-out code"],
	"message": sprintf("%d lines of code are commented out in %d places, the largest with %d lines", [lines, count(blocks), largest.lines]),
	"evidence": {"lines": lines, "places": count(blocks), "largest": largest.text},
} if {
	some unit in units
	blocks := grouped[unit]
	lines := sum([block.lines | some block in blocks])
	lines >= 15
	largest := sort([[-block.lines, block.at.path, block.at.line, block] | some block in blocks])[0][3]
}

units contains marker.unit if some marker in input.marker["dead-code"]

grouped := kept

kept[marker.unit] contains marker if {
	some marker in input.marker["dead-code"]
	lib.live(marker)
	not lib.shelved(marker)
	not lib.alone
	not regex.match(`(?i)(^|[/_-])(sandbox|playground|poc|tests?|testing|trial)(/|$)|(^|/)[a-z]+-(dev|development)/`, marker.at.path)
	not regex.match(`(?i)(^|[^a-z])(debug|read[_-]?replica)([^a-z]|$)`, marker.text)
}
