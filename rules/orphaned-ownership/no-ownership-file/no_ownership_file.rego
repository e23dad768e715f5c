# METADATA
# title: Infrastructure has no declared owner
# description: >-
#   No CODEOWNERS file says who must look at a change to what is deployed from here, or whom to ask when it breaks.
#   At three in the morning ownership is then whoever happens to answer. A repository that declares owners for
#   another system (Prow, Backstage, GitLab, a maintainers' file) is left alone, and so is one with a single unit.
#   Off by default: 0 of 6 sampled findings were right.
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
	"message": sprintf("No CODEOWNERS file says who owns the %d deployed units of this repository", [count(deployed)]),
	"evidence": {"ownership_file": "absent", "units": count(deployed)},
} if {
	count(deployed) > 1
	not input.ownership_file
	count(input.ownership_elsewhere) == 0
}

# What is deployed: Terraform roots and images. A library of modules is not.
deployed contains unit.id if {
	some unit in input.unit
	unit.kind == "image"
	lib.live(unit)
}

deployed contains unit.id if {
	some unit in input.unit
	unit.role == "root"
	lib.live(unit)
}
