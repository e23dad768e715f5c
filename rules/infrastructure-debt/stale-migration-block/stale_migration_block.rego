# METADATA
# title: Moved, import or removed block that was applied long ago
# description: >-
#   Such a block does its work in the first apply and none after. What is left tells a reader about addresses that
#   nobody has any more, and an import fails wherever the thing with that id is not there, as in a new account. Found
#   are roots whose first such block is older than 180 days, one finding for each root. Modules are left alone: those
#   who call them may come from any old version, and need the blocks. So are imports with an id that the code computes.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/develop/refactoring#removing-moved-blocks
#   - https://developer.hashicorp.com/terraform/language/import
# custom:
#   id: DEB-012
#   severities: [low]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: line
#   min_age: 180d
#   interest: clock
#   key: [the root's migration blocks]
#   serves: ["7f"]
#   remediation: Check that every environment has applied them, then delete the blocks. Git remembers.
#   effort: 15m
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["stale-migration-block"]

import data.debt.lib

findings contains {
	"at": first.at,
	"key": ["migration blocks"],
	"message": sprintf("%d blocks that migrate state (%s) are still here, the first of them for %s", [count(blocks), kinds, subjects[first.id]]),
	"evidence": object.union_n([{"blocks": count(blocks)}, {"from": first.from | first.from}, {"to": first.to | first.to}]),
} if {
	some unit in units
	blocks := grouped[unit]
	kinds := concat(", ", sort({block.kind | some block in blocks}))
	first := sort([[block.at.path, block.at.line, block] | some block in blocks])[0][2]
}

units contains row.unit if some row in input.migration

grouped := migrations

migrations[row.unit] contains row if {
	some row in input.migration
	input.units[row.unit].role == "root"
	row.id in named
	not row.id in computed
	lib.live(row)
	not lib.shelved(row)
	not row.unit in called
}

# subjects: what a block is about, by its ID: the address from now on, if it has
# one. A computed address is about nothing that can be named.
subjects := {id: address | some [id, address] in told}

told contains [row.id, row.to] if some row in input.migration

told contains [row.id, row.from] if {
	some row in input.migration
	row.kind == "removed"
}

# computed: imports of what the code itself knows, and that are so meant to stay.
computed contains row.id if {
	some row in input.migration
	"id" in row.unsure
}

named contains id if some [id, _] in told

# A root that others call too is a module for them.
called contains link.to if {
	some link in input.link
	link.kind == "module"
}
