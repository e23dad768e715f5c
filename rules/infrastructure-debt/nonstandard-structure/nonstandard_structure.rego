# METADATA
# title: A few roots are laid out unlike all others
# description: >-
#   Whoever comes in an incident looks for the providers, the versions and the inputs where every other root of the
#   estate has them. Learned are the names of files that nine in ten of ten or more roots have; found are the
#   roots without one of them, if they have the blocks that stand there elsewhere. One finding for the repository.
#   Off by default: it was found only 4 times in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/style#file-names
# custom:
#   id: DEB-019
#   severities: [low]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: [layout]
#   serves: ["7g"]
#   remediation: Move the blocks into files with the usual names. Terraform does not mind, and no state changes.
#   effort: 30m
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["nonstandard-structure"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": ["layout"],
	"message": sprintf("%d of %d roots lack a file that nearly all others have, such as %s without %s", [count(outliers), count(roots), first[0], first[1]]),
	"evidence": {"usual": sort(usual), "outliers": array.slice(ordered, 0, 10)},
} if {
	some unit in input.unit
	first := ordered[0]
	unit.path == first[0]
}

outliers := {path | some [path, _] in odd}

ordered := sort(odd)

odd contains [unit.path, missing] if {
	some unit in input.unit
	unit.id in roots
	some missing in usual - names[unit.id]
}

# usual: names that nine in ten roots have.
usual := {name |
	count(roots) >= 10
	some name, ids in having
	count(ids) < count(roots)
	10 * count(ids) >= 9 * count(roots)
	endswith(name, ".tf")
}

having := {name: ids | some name in {name | some [name, _] in held}; ids := {id | some [other, id] in held; other == name}}

held := {[name, id] | some id in roots; some name in names[id]}

roots contains unit.id if {
	some unit in input.unit
	unit.role == "root"
	lib.live(unit)
	not lib.shelved(unit)
	count(names[unit.id]) >= 2
}

names := {unit.id: {base | some file in unit.files; parts := split(file, "/"); base := parts[count(parts) - 1]} | some unit in input.unit; unit.role == "root"}
