# METADATA
# title: Dependency lock files are not committed
# description: >-
#   Without a committed lock file every init chooses providers anew, so each machine may plan with another version
#   and a release changes production without a commit. It is a habit of a repository and not of a root: all roots
#   with a backend that lack the file are one finding.
#   Off by default: 4 of 7 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/files/dependency-lock
# custom:
#   id: DEP-003
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: absence
#   key: [name of the lock file]
#   serves: ["7b", "3f"]
#   remediation: Remove .terraform.lock.hcl from .gitignore, run terraform providers lock for every platform in use, and commit the files.
#   effort: 1h
#   since: 0.1.0
package debt.rules["stale-dependencies"]["lock-file-missing"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": [".terraform.lock.hcl"],
	"message": sprintf("%d of %d Terraform roots with a backend commit no .terraform.lock.hcl, such as %s", [
		count(unlocked), count(roots), min(unlocked),
	]),
	"evidence": {"roots": count(roots), "without": array.slice(sort(unlocked), 0, 10)},
} if {
	some state in input.state.backend
	state.unit in unlocked
}

unlocked := roots - locked

# A root without providers has nothing to lock.
roots contains unit.id if {
	some state in input.state.backend
	not lib.shelved(state)
	unit := input.units[state.unit]
	unit.role == "root"
	lib.live(unit)
	input.whole[unit.id]
	unit.id in providing
	not unit.id in too_old
}

# Lock files came with Terraform 0.14.
too_old contains pin.unit if {
	some pin in input.pin.tool
	regex.match(`^ *(=|~>|<|<=)? *v?0\.(1[0-3]|[0-9])(\.|$|[^0-9])`, pin.constraint)
}

too_old contains pin.unit if {
	some pin in input.pin.tool
	"constraint" in pin.unsure
}

providing contains provider.unit if some provider in input.provider

providing contains pin.unit if {
	some pin in input.pin.provider
	pin.source_type != "lock"
}

locked contains unit.id if {
	some unit in input.unit
	lib.locked(unit)
}
