# METADATA
# title: Part of the system exists only in production
# description: >-
#   What only production has is applied for the first time in production, and fails for the first time there. Counted
#   are balancers, firewalls, rules of security groups, scaling, caches, queues and the like whose count is above zero
#   when a condition says production and zero else, two or more in a root. Names, certificates and machines are left
#   alone, and so are types of which the same root makes others when it is not production.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# custom:
#   id: DEB-013
#   severities: [medium, low]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [production only]
#   serves: ["I2", "7e"]
#   remediation: >-
#     Make the same things everywhere, smaller before production: count = 1 and a size by environment. Begin with what
#     stands between users and the service.
#   effort: 8h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["production-only-code-path"]

import data.debt.lib

findings contains {
	"at": first.at,
	"key": ["production only"],
	"message": sprintf("%d of %d resources that shape traffic exist in production only, such as %s", [count(rows), count(shaping[unit]), first.address]),
	"evidence": {"count": sort({row.address | some row in rows}), "of": count(shaping[unit])},
	"severity": severity(count(rows)),
} if {
	some unit in units
	rows := grouped[unit]
	count(rows) >= 2
	first := sort([[row.at.path, row.at.line, row] | some row in rows])[0][2]
}

units contains row.unit if {
	some rows in input.resource
	some row in rows
}

# shaping: by unit, the resources that decide how it behaves.
shaping := {unit: ids |
	some unit in units
	ids := {id | some [owner, id] in found; owner == unit}
}

found contains [row.unit, row.id] if {
	some type, rows in input.resource
	lib.behaves(type)
	some row in rows
}

grouped := only

only[row.unit] contains row if {
	some row in lib.switched[true]
	not [row.unit, row.type] in instead
	lib.live(row)
	not lib.shelved(row)
}

# instead: types of which a unit has, or may have, others where it is not
# production.
instead contains [row.unit, row.type] if some row in lib.switched[false]

instead contains [row.unit, row.type] if {
	some type, rows in input.resource
	lib.behaves(type)
	some row in rows
	"count" in row.unsure
	not row in lib.switched[true]
}

severity(number) := "medium" if {
	number >= 5
} else := "low"
