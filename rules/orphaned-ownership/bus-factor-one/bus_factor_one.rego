# METADATA
# title: One person does all the work on it
# description: >-
#   The unit changes often, and one person makes more than four fifths of the changes; of those who are active nobody
#   else knows it. A holiday is enough for nobody to be able to mend it. It counts from ten changes in the last year
#   on, after the unit's first year, with ten resources and module calls or twenty commands, and where at least five
#   people work on the repository. Bots, imports and commits over more than 20 units do not count; who is named as
#   co-author does. Places where one tries things, by their name, are left alone. Who the person is stays out of the
#   report.
#   Off by default: too few findings were there to be judged.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://doi.org/10.1109/ICPC.2016.7503718
# custom:
#   id: OWN-006
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: [what there is one of]
#   serves: ["5a", "7h"]
#   remediation: Let somebody else make the next change, with the one who knows it as reviewer; name both as co-authors.
#   effort: 4h
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["bus-factor-one"]

import data.debt.lib

findings contains {
	"at": change.at,
	"key": ["knower"],
	"message": sprintf("One person made %d %% of the changes meant for it, and no other active person knows it", [round(change.top_share * 100)]),
	"evidence": {"knowers": change.knowers, "top_share": change.top_share, "focused_365": change.focused_365},
} if {
	some change in input.change
	lib.a_team
	change.unit in lone
	work[change.unit] >= enough[input.units[change.unit].kind]
}

lone contains change.unit if {
	some change in input.change
	change.complete
	change.knowers == 1
	change.present > 0
	change.top_share > 0.8
	change.focused_365 >= 10
	time.parse_rfc3339_ns(input.now) - time.parse_rfc3339_ns(change.created_at) > 365 * day
	change.unit in lib.in_use
	not regex.match(`(^|[/_-])(dev|development|poc|prototype|spike)([/_-]|$)`, input.units[change.unit].path)
}

day := ((24 * 60) * 60) * 1000000000

# What is small enough to be understood by reading it once needs no second person.
enough := {"terraform": 10, "image": 20, "pipeline": 20, "script": 20}

work := {unit: count(ids) | some unit, ids in parts}

parts[row.unit] contains row.id if {
	some rows in input.resource
	some row in rows
	row.unit in lone
	not lib.called(row)
}

parts[row.unit] contains row.id if {
	some row in input.module
	row.unit in lone
}

parts[row.unit] contains row.id if {
	some rows in input.command
	some row in rows
	row.unit in lone
}
