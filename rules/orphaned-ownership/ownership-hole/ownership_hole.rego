# METADATA
# title: Units that no line of CODEOWNERS matches
# description: >-
#   The repository declares owners for some of its infrastructure, and the rest fell through: it was added later, or
#   moved. Nobody is asked about changes to it. A line without owners is a decision and left alone. All holes of a
#   repository are one finding, because one line usually closes many.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
# custom:
#   id: OWN-004
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: absence
#   key: [the file with the hole]
#   serves: ["7h"]
#   remediation: Add a line for each of these units; debtscan owners lists them.
#   effort: 15m
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["ownership-hole"]

import data.debt.lib

findings contains {
	"at": input.ownership_file.at,
	"key": [input.ownership_file.path],
	"message": sprintf("%d of %d units match no line of %s, such as %s", [
		count(unmatched), count(unmatched) + count(matched), input.ownership_file.path, min(unmatched),
	]),
	"evidence": {"status": "unmatched", "units": array.slice(sort(unmatched), 0, 10)},
} if {
	count(unmatched) > 0
	count(matched) > 0
	not input.ownership_file.problem
}

unmatched contains owner.unit if {
	some owner in running
	owner.status == "unmatched"
}

# Owners of other infrastructure are the evidence that owners matter here.
matched contains owner.unit if {
	some owner in running
	owner.status != "unmatched"
}

running contains owner if {
	some owner in input.owner
	lib.live(input.units[owner.unit])
	not startswith(owner.unit, "kubernetes:") # no rule is about one yet
}
