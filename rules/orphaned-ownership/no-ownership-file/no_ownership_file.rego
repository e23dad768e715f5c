# METADATA
# title: Infrastructure has no declared owner
# description: >-
#   Several groups of people work on what is deployed from here, and no CODEOWNERS file says whom to ask when it
#   breaks. At three in the morning ownership is then whoever happens to answer. A repository that declares owners
#   for another system (Prow, Backstage, GitLab, a maintainers' file) is left alone. So is one where fewer than
#   five people are active, or where all work together: a single team is its own declaration. Two people work together
#   when both are among the few who made most changes of some unit, or through a third; a group has two active people
#   and two units. Off by default: without groups 0 of 6 sampled findings were right, and with them none is left.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
# custom:
#   id: OWN-001
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: absence
#   key: [the missing file]
#   serves: ["7h", "5a"]
#   remediation: Add .github/CODEOWNERS with a line for every deployed root and image that names the team to ask.
#   effort: 30m
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["no-ownership-file"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": ["CODEOWNERS"],
	"message": sprintf("No CODEOWNERS file says which of %d groups of people owns what of %d deployed units", [
		input.history.groups, count(deployed),
	]),
	"evidence": {"ownership_file": "absent", "units": count(deployed), "groups": input.history.groups},
} if {
	count(deployed) > 1
	not input.ownership_file
	count(input.ownership_elsewhere) == 0
	lib.a_team
	input.history.groups >= 2
}

# What is deployed: Terraform roots and images. A library of modules is not.
deployed contains unit.id if {
	some unit in input.unit
	unit.kind == "image"
	unit.id in lib.in_use
}

deployed contains unit.id if {
	some unit in input.unit
	unit.role == "root"
	unit.id in lib.in_use
}
