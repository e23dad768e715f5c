# METADATA
# title: Promise in a comment that has outlived half a year
# description: >-
#   What was to be done later, removed soon or stay for now is still there after half a year, and everything built
#   since relies on it. The comment is the only record of the debt, and whoever wrote it is often gone. Read are TODO,
#   FIXME and XXX, and what is called temporary or is to end with some event; a workaround counts if it names its end.
#   Temporary things that a process makes and removes, opinions "for now" without a plan, checklists for every
#   release, questions and ideas, addresses of issues, what speaks about TODO comments, and repositories that at most
#   one person worked on in a year are left alone. One finding for the same words in one unit, and for a list without gaps.
#   Off by default: 9 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://martinfowler.com/bliki/TechnicalDebt.html
# custom:
#   id: DEB-005
#   severities: [medium, low]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: line
#   min_age: 180d
#   interest: clock
#   key: [the promise in lower case]
#   serves: ["7d", "7f"]
#   remediation: Do it, or delete the comment and accept what is there. If it must wait, give it an issue and a date.
#   effort: 1h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["expired-promise"]

import data.debt.lib

findings contains {
	"at": first.at,
	"key": [text],
	"message": sprintf("%s: %.70s", [state(first.id), first.text]),
	"evidence": object.union({"text": first.text, "times": count(all)}, {"until": first.until | first.until}),
	"severity": severity(first.id),
} if {
	some [unit, text] in said
	all := grouped[[unit, text]]
	first := sort([[marker.at.path, marker.at.line, marker] | some marker in all])[0][2]
}

said contains [marker.unit, lower(marker.text)] if some marker in input.marker.promise

grouped := promises

promises[[marker.unit, lower(marker.text)]] contains marker if {
	some marker in input.marker.promise
	lib.live(marker)
	not lib.shelved(marker)
	not lib.alone
	lib.promises(marker.word, marker.text)
	not [marker.at.path, marker.at.line - 1] in places
}

# A line below another one is of the same list.
places contains [marker.at.path, marker.at.line] if some marker in input.marker.promise

# overdue: promises that name a day which is past.
overdue contains marker.id if {
	some marker in input.marker.promise
	marker.until < substring(input.now, 0, 10)
}

severity(id) := "medium" if {
	id in overdue
} else := "low"

state(id) := "The day that this names is past" if {
	id in overdue
} else := "Promised and still open"
