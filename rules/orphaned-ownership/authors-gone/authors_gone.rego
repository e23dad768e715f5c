# METADATA
# title: Nobody who worked on it is here any more
# description: >-
#   Everybody who ever meant this unit has stopped committing to the repository, while others go on. When it fails,
#   or must be upgraded, somebody reads it for the first time, under pressure. Bots, imports and commits that sweep
#   over more than 20 units do not count as work on a unit. Only what is live and has some substance is named: three
#   resources and module calls, ten commands of an image or pipeline, twenty of a script. A module that only such
#   units call, or that lies below one, is part of it. Where more than half of the units have lost their people, or
#   more than 30, the repository has one finding. Fewer than five active people say nothing.
#   Off by default: 3 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://doi.org/10.1145/2884781.2884851
# custom:
#   id: OWN-005
#   severities: [high, medium, low]
#   confidence: medium
#   default: off
#   scope: repository
#   age_basis: first_seen
#   interest: clock
#   key: [what is gone]
#   serves: ["5a", "7h"]
#   remediation: >-
#     Name a new owner, let them make one real change to it, and write down what they learnt; or delete the unit.
#   effort: 8h
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["authors-gone"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": ["authors"],
	"message": sprintf("Nobody active here ever worked on it: %s did, last on %s", [people(change.authors), lib.on(change.last_focused_at)]),
	"evidence": {"present": change.present, "authors": change.authors, "last_focused_at": lib.on(change.last_focused_at)},
	"severity": severity(graded[change.unit]),
} if {
	some change in input.change
	lib.a_team
	not widespread
	change.unit in lost
	unit := input.units[change.unit]
}

findings contains {
	"at": input.repository_at,
	"key": ["authors"],
	"message": sprintf("Nobody active here ever worked on %d of the %d units in use", [count(lib.forgotten), count(lib.remembered)]),
	"evidence": {"present": 0, "units": array.slice(sort(lib.forgotten), 0, 10), "active": input.history.active},
	"severity": "high",
} if {
	some change in input.change
	change.unit in lib.forgotten
	lib.a_team
	widespread
}

# widespread: most of what is in use, or very many units, not here and there one.
widespread if {
	count(lib.forgotten) >= 5
	count(lib.forgotten) * 2 > count(lib.remembered)
}

widespread if count(lost) > 30

lost contains id if {
	some id in lib.forgotten - lib.forgotten_parts
	count(lib.forgotten_work[id]) >= enough[input.units[id].kind]
}

# What is small enough to be understood by reading it once is no loss.
enough := {"terraform": 3, "image": 10, "pipeline": 10, "script": 20}

graded := {row.unit: row.grade | some row in input.grade}

severity(grade) := "high" if grade == "orphaned-and-needed"

severity(grade) := "medium" if grade in {"orphaned", "knowledge-orphaned", "undeclared", "dangling"}

severity(grade) := "low" if grade in {"unknown", "owned", "thin", "contested", "abandoned"}

people(number) := "1 person" if number == 1

people(number) := sprintf("%d people", [number]) if number != 1
