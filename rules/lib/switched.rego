# What only production has.
package debt.lib

# holds_in_production: whether a condition that has this outcome holds in production.
# It is undefined for every other condition.
holds_in_production(condition, outcome) := outcome if regex.match(
	`^(local|var)\.is[-_]?prod(uction)?( == true)?$|^[\w.-]+ == "([a-z0-9-]*-)?(prod|prd|production|live)"$`,
	condition,
)

holds_in_production(condition, outcome) := outcome == false if regex.match(
	`^!(local|var)\.is[-_]?prod(uction)?$|^(local|var)\.is[-_]?prod(uction)? == false$|^[\w.-]+ != "([a-z0-9-]*-)?(prod|prd|production|live)"$`,
	condition,
)

# switched: resources of which there are some on one side of production and none
# on the other; under true those that production has.
switched[side] contains row if {
	some type, rows in input.resource
	behaves(type)
	some row in rows
	some there in row.maybe.count
	there.value > 0
	some gone in row.maybe.count
	gone.value == 0
	gone.condition == there.condition
	gone.branch != there.branch
	side := holds_in_production(there.condition, there.branch)
}

# The same, as files of values say it: all of production one way, all others the
# other.
switched[side] contains row if {
	some type, rows in input.resource
	behaves(type)
	some row in rows
	sides := {[_of_production(alternative.condition), alternative.value > 0] |
		some alternative in row.maybe.count
		startswith(alternative.condition, "var-file == ")
	}
	some side in [true, false]
	sides == {[true, side], [false, side == false]}
}

_of_production(condition) if {
	regex.match(_production_name, condition)
	not regex.match(_elsewhere_name, condition)
} else := false
