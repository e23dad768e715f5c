# METADATA
# title: Silenced checks that nobody has to answer for
# description: >-
#   A check was measured, found true and switched off. Without a reason nobody can tell a decision from a shortcut,
#   and a reason such as "will be added later" has no day on which anybody looks again. Counted are suppressions of
#   scanners for security that a pipeline of the repository runs, without a reason, with one that only repeats the title of the check, or with one that puts
#   it off; a reason in the comment beside it counts. A reason that is meant to last, and a suppression with an end,
#   are left alone, as are linters of style. Less than three without a reason in a unit are no
#   finding yet.
#   Off by default: 2 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
#   - https://trivy.dev/docs/latest/configuration/filtering/
# custom:
#   id: DEB-004
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: repository
#   age_basis: line
#   interest: clock
#   key: [the unit's suppressions]
#   serves: ["7a", "8a"]
#   remediation: >-
#     Go through them once: mend what was put off, give the others the reason why they may stay, and an end date
#     where there is one.
#   effort: 1h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["suppression-without-expiry"]

import data.debt.lib

findings contains {
	"at": first.at,
	"key": ["suppressions"],
	"message": sprintf("%d of %d silenced checks have no reason (%d) or are put off (%d)", [count(bare | late), count(silenced), count(bare), count(late)]),
	"evidence": {"silenced": count(silenced), "without_reason": count(bare), "put_off": count(late), "examples": [text | some [_, text] in array.slice(examples, 0, 5)]},
	"severity": severity(count(bare | late)),
} if {
	some unit, silenced in lib.silenced_checks
	bare := {row | some row in silenced; lib.says_nothing(row.reason)}
	late := {row | some row in silenced; lib.puts_off(row.reason)} - bare
	enough(count(bare), count(late))

	# What is put off shows best what is wrong.
	examples := sort({[0, row.text] | some row in late} | {[1, row.text] | some row in bare})
	first := sort([[row.place, row] | some row in bare | late])[0][1]
}

enough(bare, late) if bare + late >= 3

enough(_, late) if late >= 2

severity(number) := "medium" if {
	number >= 10
} else := "low"
