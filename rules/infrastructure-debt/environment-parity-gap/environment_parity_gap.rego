# METADATA
# title: Production has kinds of things that no other environment has
# description: >-
#   What was rehearsed is not what runs. Compared are directories whose paths differ only in the name of the
#   environment: of production's balancers, firewalls, scaling, caches, queues and the like, and of the modules that it
#   calls, found are those of which no sibling before production has any. All siblings must have been read whole, and
#   share half of production's types at least; otherwise they are other systems.
#   Off by default: it was found only 2 times in the sampled repositories.
# schemas:
#   - input: schema.facts
# custom:
#   id: DEB-017
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [production's unit]
#   serves: ["I2", "7g"]
#   remediation: Add the same things, smaller, to the environment that rehearses production, or write down there why not.
#   effort: 4h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["environment-parity-gap"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": [unit.id],
	"message": sprintf("no environment before production has what this one has: %s", [concat(", ", array.slice(sort(gap), 0, 4))]),
	"evidence": {"only_here": sort(gap), "siblings": sort(rehearsals[unit.id])},
} if {
	some unit in input.unit
	count(rehearsals[unit.id]) > 0
	elsewhere := union({lib.unit_parts[id] | some id in rehearsals[unit.id]})
	gap := {part | some part in lib.unit_parts[unit.id]; matters(part)} - elsewhere
	count(gap) > 0
	2 * count(lib.unit_parts[unit.id] & elsewhere) >= count(lib.unit_parts[unit.id])
}

matters(part) if lib.behaves(part)

matters(part) if startswith(part, "module ")

# rehearsals: by unit of production, the units that rehearse it; made as a whole, because to look one up in what is
# made piece by piece would go through all units again.
rehearsals := rehearsing

rehearsing[unit.id] contains other if {
	some unit in input.unit
	lib.produces(unit.path)
	name := family[unit.id]
	not name in partly_read
	some other in families[name]
	lib.rehearses(input.units[other].path)
}

partly_read contains name if {
	some id, name in family
	not input.whole[id]
}

family := {unit.id: name |
	some unit in input.unit
	unit.role == "root"
	lib.live(unit)
	not lib.shelved(unit)
	count(lib.unit_parts[unit.id]) >= 4
	name := regex.replace(unit.path, `(?i)(^|[/_.-])(prod|prd|production|live|dev|develop|development|test|testing|qa|sit|uat|staging|stage|stg|pre-?prod|preproduction|preview|non-?(live|prod))($|[/_.-])`, "${1}*${4}")
}

families := members

members[name] contains id if some id, name in family
