# METADATA
# title: One line owns what several groups of people work on
# description: >-
#   CODEOWNERS names one owner for everything, and history shows that others do the work: whoever must be asked at
#   three in the morning is not the one who is named. It counts when the catch-all alone owns more than four fifths of
#   the files of at least five units in use, and when at least three groups of people work apart. Two people are in
#   one group when both are among the few who made most changes of some unit, or through a third; a group has two
#   active people and two units. A single team is one group, however many members it has, and may own everything.
#   Off by default: one repository of thirty had it, where the team that is named reviews for all others.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
# custom:
#   id: OWN-002
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: absence
#   key: [pattern of the catch-all]
#   serves: ["7h"]
#   remediation: >-
#     Add a line for each group's folders that names it; debtscan owners shows who works on what.
#   effort: 2h
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["catch-all-ownership"]

import data.debt.lib

findings contains {
	"at": line.at,
	"key": [line.pattern],
	"message": sprintf("%s alone owns %d of %d units in use, on which %d groups of people work apart", [
		concat(" ", line.owners), count(swallowed), count(owned), input.history.groups,
	]),
	"evidence": {"catch_all": line.catch_all, "owners": line.owners, "groups": input.history.groups},
} if {
	some line in input.ownership_line
	line.catch_all
	line.valid
	line.decides > 0
	lib.a_team
	input.history.groups >= 3
	count(input.ownership_elsewhere) == 0
	count(swallowed) >= 5
	sum([files.catch_all | some files in owned]) * 5 > sum([total(files) | some files in owned]) * 4
}

swallowed contains unit if {
	some unit, files in owned
	files.catch_all > 0
	files.specific == 0
}

owned[owner.unit] := owner.files if {
	some owner in input.owner
	owner.unit in lib.in_use
}

total(files) := sum([number | some number in files])
