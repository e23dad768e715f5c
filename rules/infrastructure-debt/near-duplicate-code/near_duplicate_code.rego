# METADATA
# title: The same infrastructure is pasted many times
# description: >-
#   Whatever has to be mended in pasted code has to be mended in every copy, and is mended in most. Counted are
#   Terraform files with the same name and the same five or more blocks, which set nearly the same arguments, in three
#   or more directories, and jobs of GitHub workflows with the same four or more steps in three or more files; 150
#   lines must be there that one copy would do without. One finding for the repository. Files that say that a program
#   writes them are left alone, as is what stands in more than 20 places: that is a template's work, and whoever keeps
#   the template knows.
#   Off by default: 1 of 3 findings was right before templates were left out; not judged since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules
#   - https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
# custom:
#   id: DEB-007
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: [pasted code]
#   serves: ["7g"]
#   remediation: >-
#     Make a module of the largest group (of jobs, a reusable workflow), call it from every copy, and add moved blocks
#     so that nothing is made again.
#   effort: 4h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["near-duplicate-code"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": ["pasted code"],
	"message": sprintf("%d lines of infrastructure are copies, in %d groups, the largest %s in %d places, such as %s", [
		lines, count(spare), row.name, row.members, row.at.path,
	]),
	"evidence": {"lines": lines, "groups": count(spare), "largest": array.slice(largest, 0, 10)},
	"severity": severity(lines),
} if {
	some row in input.copy
	row.group == top
	row.at.path == largest[0]
	lines >= 150
}

lines := sum([n | some n in spare])

top := sort([[-n, group] | some group, n in spare])[0][1]

largest := sort({row.at.path | some row in input.copy; row.group == top})

# spare: by group, the lines that one copy would do without.
spare[group] := sum(all) - max(all) if {
	some group, rows in members
	all := [row.lines | some row in rows]
}

members := {group: rows | some group, rows in grouped; count(rows) <= 20}

grouped[row.group] contains row if {
	some row in input.copy
	row.kind in {"file", "job"}
	lib.live(row)
	not lib.shelved(row)
}

severity(number) := "medium" if {
	number >= 1000
} else := "low"
